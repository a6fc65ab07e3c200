"""The onboarding week is checked against the pages."""

import pytest
import yaml

from scripts.checks import onboarding
from scripts.project import Project


def broken(project: Project, change) -> list[str]:
    path = project.docs / "data/onboarding.yml"
    week = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(week)
    path.write_text(yaml.safe_dump(week, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return [str(problem) for problem in onboarding.check(Project(project.root))]


def test_a_good_week_is_silent(project):
    assert onboarding.check(Project(project.root)) == []


def test_no_week_is_a_failure(project):
    assert broken(project, lambda week: week.clear()) == [
        "docs/data/onboarding.yml:1: nothing-to-check: no sittings found here; a check of nothing is no pass"
    ]


@pytest.mark.parametrize(
    ("change", "code", "message"),
    [
        (
            lambda week: week[0].pop("goal"),
            "bad-sitting",
            "wants the keys goal, id, pages, questions, title, with pages and questions",
        ),
        (
            lambda week: week[0].update(id="Erste Sitzung"),
            "bad-id",
            "an id is lower-case ASCII words joined by hyphens, and used once",
        ),
        (
            lambda week: week[0]["questions"][0].pop("en"),
            "not-in-both-languages",
            "title, goal and every question need zh and en",
        ),
        (lambda week: week[0]["pages"].append("gone.md"), "missing-page", "names gone.md, which is no page"),
        (lambda week: week[0]["questions"][0].pop("answer"), "missing-page", "names no page, which is no page"),
    ],
)
def test_a_broken_week_is_told(project, change, code, message):
    (problem,) = broken(project, change)
    assert f": {code}: " in problem
    assert problem.endswith(message)
