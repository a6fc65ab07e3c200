"""Statuses: ids of the dictionary are no headings of its page, and situations were recorded.

Shape and number are for `schema` to say; that pages, writers, sources and facts exist is for `references`, `sources`, `facts`.
"""

from scripts.problems import Problem
from scripts.project import Project


def check(project: Project) -> list[Problem]:
    """Check `statuses.yml` and `situations.yml`."""
    return anchors(project) + recorded(project)


def anchors(project: Project) -> list[Problem]:
    """An id is an anchor on the page of the dictionary, so no heading of that page, and no group of words, has it."""
    path, home = project.data_path("statuses"), project.data("pages")["statuses"]
    taken = {heading.id for page in project.pages for heading in page.headings if page.name == home}
    taken |= {place["id"] for place in project.data("words")["places"].values()}
    return [
        Problem(path, project.line_at(path, number, "id"), "duplicate-id", f"{status['id']} is a heading of {home}")
        for number, status in enumerate(project.data("statuses"))
        if status["id"] in taken
    ]


def recorded(project: Project) -> list[Problem]:
    """A recording that a situation names is one from which a lab takes its transcripts."""
    path = project.data_path("situations")
    labs = [project.fitting(project.where(lab)) for lab in sorted(project.docs.glob("labs/*/*/lab.yml"))]
    known = {lab.get("recording") for lab in labs}
    return [
        Problem(
            path,
            project.line_at(path, number, "recording"),
            "missing-recording",
            f"{one['id']}: no docs/labs/*/*/lab.yml takes from {one['recording']}",
        )
        for number, one in enumerate(project.data("situations"))
        if one.get("recording", "") and one["recording"] not in known
    ]
