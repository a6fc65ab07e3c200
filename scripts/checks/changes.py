"""Changes and corrections: each change stands at the sentences it touches, in both languages; corrections name pages that exist.

That their sources exist is for `sources` to say; that their gates do, for `gates`.
"""

import re
from collections.abc import Iterator

from scripts.generated.errata import split
from scripts.generated.setup_script import PATH, carry
from scripts.generated.versions import AREAS, number
from scripts.pages import Page
from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

# Text with headings of its own: everything that is made but lines of changes and plots.
MADE = re.compile(r"\w\w/(?!changes/|plots/)")
LINE = re.compile(r"(\w+)/changes/([\w-]+)\.md")


def check(project: Project) -> list[Problem]:
    """Check `changes.yml` against the pages that include its lines, and `errata.yml` against the pages that it corrects."""
    changes = project.data("changes")
    if not changes:
        return nothing_to_check(str(project.data_path("changes")), "changes")
    problems = [problem for change in changes for problem in check_change(project, change)]
    names = [change["id"] for change in changes]
    path = project.data_path("changes")
    problems += [
        Problem(path, project.line_of(path, f"id: {name}"), "duplicate-id", f"{name} is taken; ids differ")
        for name in sorted({name for name in names if names.count(name) > 1})
    ]
    return [*problems, *check_includes(project, changes), *check_errata(project), *check_setup_script(project, changes)]


def check_change(project: Project, change: dict) -> Iterator[Problem]:
    """What one entry says of itself: an order of versions, an area, pages that exist, a page when a sentence of it is wrong."""
    path = project.data_path("changes")

    def problem(code: str, message: str) -> Problem:
        return Problem(path, project.line_of(path, f"id: {change['id']}"), code, f"{change['id']}: {message}")

    if change.get("until") and number(str(change["until"])) <= number(str(change["since"])):
        yield problem("bad-versions", f"until {change['until']} does not come after since {change['since']}")
    if change["area"] not in AREAS:
        yield problem("bad-area", f"area is one of {', '.join(AREAS)}")
    if change["effect"] == "wrong" and not change["pages"]:
        yield problem("change-without-page", "a sentence is wrong: pages says where it stands")
    for name in change["pages"]:
        if message := missing(project, name):
            yield problem("missing-page", message)


def missing(project: Project, name: str) -> str:
    """Why `page` or `page#anchor` leads nowhere; "" when it leads somewhere. Ids that are made at build pass."""
    page, _, anchor = name.partition("#")
    found = [one for one in project.pages if one.name == f"{page}.md"]
    if not found:
        return f"{name} is no page"
    made = any(MADE.match(target) for one in found for _, target in one.includes)
    if anchor and not made and not any(heading.id == anchor for one in found for heading in one.headings):
        return f"{page} has no heading #{anchor}"
    return ""


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


def check_errata(project: Project) -> Iterator[Problem]:
    """Each correction names a page that exists, or a data file."""
    path = project.data_path("errata")
    for entry in project.data("errata") or []:
        name = str(entry["page"])
        page, anchor = split(name)
        if page.startswith("data/"):
            message = "" if (project.docs / f"{page}.yml").is_file() else f"{page} is no file of docs/data"
        else:
            message = missing(project, f"{page}#{anchor}" if anchor else page)
        if message:
            yield Problem(path, project.line_of(path, f"page: {name}"), "missing-page", message)


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
