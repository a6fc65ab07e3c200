"""Front matter: the keys a page may have, and what they must hold. An unknown key fails."""

import datetime
import re

from scripts.pages import Page
from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

KINDS = ("concept", "lab", "troubleshooting", "reference", "path")
NEEDED = {"title", "summary", "kind", "checked"}
ALLOWED = NEEDED | {"after", "before", "facts", "script", "translates"}


def check(project: Project) -> list[Problem]:
    """Check the front matter of every page."""
    if not project.pages:
        return nothing_to_check("docs", "pages")
    today = datetime.date.today()
    return [problem for page in project.pages for problem in check_page(project, page, today)]


def check_page(project: Project, page: Page, today: datetime.date) -> list[Problem]:
    """Check one page's front matter and that its title is its first heading."""
    path = project.where(page.path)

    def problem(key: str, code: str, message: str) -> Problem:
        return Problem(path, project.line_of(path, f"{key}:"), code, message)

    problems = [
        problem(key, "unknown-key", f"front matter has no key {key}; allowed are {', '.join(sorted(ALLOWED))}")
        for key in sorted(page.meta.keys() - ALLOWED)
    ]
    problems += [
        Problem(path, 1, "missing-key", f"front matter needs the key {key}")
        for key in sorted(NEEDED - page.meta.keys())
    ]
    for key in ("title", "summary"):
        if key in page.meta and not (isinstance(page.meta[key], str) and page.meta[key].strip()):
            problems.append(
                problem(key, "bad-value", f"{key} has to be a sentence in text; quote it when it holds a colon")
            )
    if page.meta.get("kind", KINDS[0]) not in KINDS:
        problems.append(problem("kind", "bad-value", f"kind is one of {', '.join(KINDS)}"))
    checked = page.meta.get("checked")
    if "checked" in page.meta and (type(checked) is not datetime.date or checked > today + datetime.timedelta(days=1)):
        problems.append(
            problem(
                "checked",
                "bad-value",
                "checked is the date on which the claims were last read, such as 2026-11-20, and not in the future",
            )
        )
    if page.language == "zh" and "translates" in page.meta:
        problems.append(problem("translates", "bad-value", "only an English page translates"))
    script = page.meta.get("script")
    if "script" in page.meta and not (project.docs / "assets/site" / f"{script}.js").is_file():
        problems.append(
            problem(
                "script", "bad-value", f"script names a file of docs/assets/site without .js; there is no {script}.js"
            )
        )
    if not isinstance(page.meta.get("facts", []), list):
        problems.append(problem("facts", "bad-value", "facts is a list of ids, such as [DNS-001]"))
    return problems + check_headings(path, page)


def check_headings(path, page: Page) -> list[Problem]:
    """Every heading has an explicit ASCII id, used once; there is one first-level heading, and levels do not jump."""
    problems, seen, last = [], set(), 0
    for heading in page.headings:
        if heading.id is None:
            problems.append(
                Problem(
                    path, heading.line, "heading-without-id", f"give the heading an id: {heading.text} {{#ascii-words}}"
                )
            )
        elif not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", heading.id):
            problems.append(
                Problem(
                    path, heading.line, "bad-id", f"#{heading.id}: ids are lower-case ASCII words joined by hyphens"
                )
            )
        elif heading.id in seen:
            problems.append(Problem(path, heading.line, "duplicate-id", f"#{heading.id} stands on this page already"))
        seen.add(heading.id)
        if last and heading.level > last + 1:
            problems.append(
                Problem(
                    path,
                    heading.line,
                    "heading-jump",
                    f"level {heading.level} follows level {last}; use level {last + 1}",
                )
            )
        last = heading.level
    if sum(heading.level == 1 for heading in page.headings) != 1:
        problems.append(Problem(path, page.first, "one-h1", "a page has exactly one first-level heading"))
    return problems
