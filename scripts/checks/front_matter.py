"""Front matter and headings: what the schema of the front matter cannot know, ids and levels of headings."""

import datetime
import re

from scripts.pages import Page
from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

DATE = re.compile(r"\d{4}-\d\d-\d\d")


def check(project: Project) -> list[Problem]:
    """Check the front matter and the headings of every page."""
    if not project.pages:
        return nothing_to_check("docs", "pages")
    today = datetime.date.today()
    return [problem for page in project.pages for problem in check_page(project, page, today)]


def check_page(project: Project, page: Page, today: datetime.date) -> list[Problem]:
    """Check one page: what its schema cannot know, and its headings."""
    path, problems = project.where(page.path), []
    checked, tomorrow = page.meta.get("checked"), today + datetime.timedelta(days=1)  # which may be today elsewhere
    if isinstance(checked, str) and DATE.fullmatch(checked) and checked > tomorrow.isoformat():
        line = project.line_at(path, "checked")
        problems.append(
            Problem(path, line, "bad-value", "checked is the day on which the claims were last read, not in the future")
        )
    if page.language == "zh" and "translates" in page.meta:
        line = project.line_at(path, "translates")
        problems.append(Problem(path, line, "bad-value", "only an English page translates"))
    before = page.meta.get("before")
    for number, name in enumerate(before if isinstance(before, list) else []):
        if isinstance(name, str) and not project.page_exists(name):
            line = project.line_at(path, "before", number)
            problems.append(Problem(path, line, "missing-page", f"before: {name} is no page"))
    script = page.meta.get("script")
    if isinstance(script, str) and not (project.docs / "assets/site" / f"{script}.js").is_file():
        line = project.line_at(path, "script")
        problems.append(Problem(path, line, "missing-script", f"there is no docs/assets/site/{script}.js"))
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
