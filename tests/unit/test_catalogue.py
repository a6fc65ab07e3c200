"""The list of checks as a whole."""

import pytest

from scripts.checks.catalogue import CHECKS, run
from scripts.problems import nothing_to_check
from scripts.project import Project
from tests.conftest import ROOT


@pytest.mark.parametrize("check", CHECKS)
def test_a_good_project_has_no_problem(project, check):
    assert project.problems(check) == []


def test_every_module_of_a_check_is_in_the_catalogue():
    modules = {path.stem for path in (ROOT / "scripts/checks").glob("*.py")} - {"__init__", "catalogue", "run"}

    assert {function.__module__.rpartition(".")[2] for function, _ in CHECKS.values()} == modules


@pytest.mark.parametrize("check", CHECKS)
def test_an_empty_project_passes_no_check(tmp_path, check):
    assert run(check, Project(tmp_path)) != []


def test_nothing_to_check_is_a_problem():
    (problem,) = nothing_to_check("docs", "pages")

    assert str(problem) == "docs:1: nothing-to-check: no pages found here; a check of nothing is no pass"


def test_a_page_that_cannot_be_read_is_a_problem_at_its_place(project):
    project.edit("docs/zh/taint.md", "title: 污点", "title: [污点")

    assert project.problems("front-matter") == [
        "docs/zh/taint.md:3: cannot-read: the front matter is not YAML: expected ',' or ']', but got ':'"
    ]


def test_a_missing_data_file_is_a_problem_with_its_name(project):
    project.remove("docs/data/facts.yml")

    assert project.problems("facts") == ["docs/data/facts.yml:1: cannot-read: No such file or directory"]


def test_another_error_is_told_as_it_is(tmp_path, monkeypatch):
    def refuse(_):
        raise ValueError("no place is known")

    monkeypatch.setitem(CHECKS, "facts", (refuse, ""))

    (problem,) = run("facts", Project(tmp_path))

    assert str(problem) == ".:1: cannot-read: no place is known"
