"""Changes: each stands at the sentences it touches, in both languages.

That their pages, sources and gates exist is for `references`, `sources` and `gates` to say.
"""

import re
from collections.abc import Iterator

from scripts.generated.setup_script import PATH, carry
from scripts.generated.versions import number
from scripts.pages import Page
from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

LINE = re.compile(r"(\w+)/changes/([\w-]+)\.md")


def check(project: Project) -> list[Problem]:
    """Check `changes.yml` against the pages that include its lines."""
    changes = project.data("changes")
    if not changes:
        return nothing_to_check(str(project.data_path("changes")), "changes")
    path = project.data_path("changes")
    problems = [
        Problem(path, project.line_at(path, place), code, f"{change['id']}: {message}")
        for place, change in enumerate(changes)
        for code, message in check_change(change)
    ]
    return [*problems, *check_includes(project, changes), *check_setup_script(project, changes)]


def check_change(change: dict) -> Iterator[tuple[str, str]]:
    """What one entry says of itself, as code and message: an order of versions, a page when a sentence of it is wrong."""
    if change.get("until") and number(change["until"]) <= number(change["since"]):
        yield "bad-versions", f"until {change['until']} does not come after since {change['since']}"
    if change["effect"] == "wrong" and not change["pages"]:
        yield "change-without-page", "a sentence is wrong: pages says where it stands"


def check_includes(project: Project, changes: list[dict]) -> Iterator[Problem]:
    """Each line is included once on each page that its entry names, and on no other page."""
    wanted = {
        (change["id"], page.partition("#")[0])
        for change in changes
        if change["effect"] != "none"
        for page in change["pages"]
    }
    allowed = {(change["id"], page.partition("#")[0]) for change in changes for page in change["pages"]}
    for page in project.pages:
        name = page.name.removesuffix(".md")
        where = project.where(page.path)
        seen: set[str] = set()
        for line, language, change in lines(page):
            if language != page.language:
                yield Problem(where, line, "other-language", f"include {page.language}/changes/{change}.md")
            if (change, name) not in allowed:
                yield Problem(
                    where, line, "unnamed-change", f"{change} does not name this page under pages in changes.yml"
                )
            if change in seen:
                yield Problem(where, line, "change-twice", f"{change} stands above already; once a page is enough")
            seen.add(change)
        for change in sorted(change for change, other in wanted if other == name and change not in seen):
            yield Problem(
                where,
                1,
                "missing-change",
                f'changes.yml names this page: put --8<-- "{page.language}/changes/{change}.md" below the sentence',
            )


def lines(page: Page) -> Iterator[tuple[int, str, str]]:
    """The lines of changes that a page includes: line, language, id."""
    for line, target in page.includes:
        if match := LINE.fullmatch(target):
            yield line, match[1], match[2]


def check_setup_script(project: Project, changes: list[dict]) -> list[Problem]:
    """Hold what the check script of the labs carries against the data; a project without that script has nothing to hold."""
    path = project.docs / PATH
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8")
    if carry(text, changes, project.data("checked")) == text:
        return []
    message = "says other versions than docs/data; run: python3 scripts/dev.py setup-script"
    return [Problem(project.where(path), 1, "setup-script", message)]
