"""Facts: the ids that pages and data rest on exist, and no fact changed after the page was last checked."""

from scripts.problems import Problem
from scripts.project import Project


def check(project: Project) -> list[Problem]:
    """Check the facts that pages and every data file name."""
    facts, path = project.data("facts"), project.data_path("facts")
    problems = []
    for page in project.pages:
        where, checked = project.where(page.path), page.meta.get("checked")
        for number, name in enumerate(page.facts):
            if name not in facts:
                line = project.line_at(where, "facts", number)
                problems.append(Problem(where, line, "unknown-fact", f"{name} is not in {path}"))
            elif isinstance(checked, str) and facts[name]["since"] > checked:
                line, since = project.line_at(where, "facts", number), facts[name]["since"]
                message = f"{name} changed on {since}; read the page against it, then set checked"
                problems.append(Problem(where, line, "fact-changed", message))
    return problems + [
        Problem(project.data_path(data), line, "unknown-fact", f"{name} is not in {path}")
        for data in project.data_names
        for line, name in project.named(data, "facts")
        if name not in facts
    ]


def unused(project: Project) -> list[str]:
    """Facts that no page and no data file rests on."""
    used = {name for page in project.pages for name in page.facts}
    used |= {name for data in project.data_names for _, name in project.named(data, "facts")}
    return sorted(project.data("facts").keys() - used)
