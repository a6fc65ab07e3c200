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
        "docs/zh/taint.md:3: cannot-read: not YAML: did not find expected ',' or ']'"
    ]


def test_a_missing_data_file_is_a_problem_with_its_name(project):
    project.remove("docs/data/facts.yml")

    assert project.problems("facts") == ["docs/data/facts.yml:1: cannot-read: No such file or directory"]


@pytest.mark.parametrize(
    "error", [ValueError("no place is known"), KeyError("id"), TypeError("list"), RecursionError()]
)
def test_a_check_that_breaks_is_a_problem_at_its_place_and_the_others_still_run(tmp_path, monkeypatch, error):
    def broken(_):
        raise error

    monkeypatch.setitem(CHECKS, "facts", (broken, ""))

    (problem,) = run("facts", Project(tmp_path))

    assert (problem.path.as_posix(), problem.code) == ("tests/unit/test_catalogue.py", "check-broke")
    line = (ROOT / problem.path).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert line.strip() == "raise error"
    assert problem.message.startswith(f"facts: {type(error).__name__}: {error}".strip())
