"""Facts: the ids a page rests on exist, and no fact changed after the page was last checked."""

import datetime

from scripts.problems import Problem, nothing_to_check
from scripts.project import Project


def check(project: Project) -> list[Problem]:
    """Check the facts that pages, claims, terms, statuses and situations name."""
    facts = project.data("facts")
    if not facts:
        return nothing_to_check(str(project.data_path("facts")), "facts")
    problems = []
    for page in project.pages:
        where = project.where(page.path)
        line = project.line_of(where, "facts:")
        for name in page.facts:
            if name not in facts:
                problems.append(Problem(where, line, "unknown-fact", f"{name} is not in {project.data_path('facts')}"))
            elif type(page.meta.get("checked")) is datetime.date and facts[name]["since"] > page.meta["checked"]:
                problems.append(
                    Problem(
                        where,
                        line,
                        "fact-changed",
                        f"{name} changed on {facts[name]['since']}; read the page against it, then set checked",
                    )
                )
    for data, names in (
        ("claims", claimed(project)),
        ("glossary", defined(project)),
        ("statuses", listed(project, "statuses")),
        ("situations", listed(project, "situations")),
    ):
        path = project.data_path(data)
        problems += [
            Problem(path, project.line_of(path, name), "unknown-fact", f"{name} is not in {project.data_path('facts')}")
            for name in sorted(names - facts.keys())
        ]
    return problems


def claimed(project: Project) -> set[str]:
    """Facts that the claims of the note rest on."""
    return {
        name for group in project.data("claims") or [] for claim in group["claims"] for name in claim.get("facts") or []
    }


def defined(project: Project) -> set[str]:
    """Facts that the terms rest on."""
    return {name for term in (project.data("glossary") or {}).values() for name in term.get("facts") or []}


def listed(project: Project, data: str) -> set[str]:
    """Facts that the entries of a list rest on: statuses, situations."""
    return {name for entry in project.data(data) or [] for name in entry.get("facts") or []}


def unused(project: Project) -> list[str]:
    """Facts that no page, claim, term, status or situation rests on."""
    used = {name for page in project.pages for name in page.facts}
    return sorted(
        project.data("facts").keys()
        - used
        - claimed(project)
        - defined(project)
        - listed(project, "statuses")
        - listed(project, "situations")
    )
