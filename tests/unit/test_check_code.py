"""What each tool says becomes a problem at its place; what a machine cannot check is told."""

import pytest

from scripts.checks import code
from scripts.project import Project


def test_code_that_python_cannot_run_or_that_is_never_used_is_told(project):
    project.write("scripts/one.py", '"""One module."""\n\nimport os\n')

    assert "scripts/one.py:3: ruff-F401: `os` imported but unused" in project.problems("code")


def test_code_that_is_not_formatted_is_told_with_the_command(project):
    project.write("scripts/one.py", '"""One module."""\n\nx = [1,2]\n')

    assert project.problems("code") == ["scripts/one.py:1: format: run: .venv/bin/python -m ruff format ."]


def test_a_wrong_type_is_told(project):
    project.write("scripts/one.py", '"""One module."""\n\nx: int = "a"\n')

    (problem,) = project.problems("code")
    assert problem.startswith("scripts/one.py:3: mypy: Incompatible types in assignment")


@pytest.mark.skipif(not code.shutil.which("shellcheck"), reason="shellcheck is not installed: apt install shellcheck")
def test_a_shell_script_that_forgets_quotes_is_told(project):
    project.write("docs/labs/a.sh", "#!/bin/sh\nrm $1\n")

    (problem,) = project.problems("code")
    assert problem.startswith("docs/labs/a.sh:2: shellcheck: ") and "SC2086" in problem


@pytest.mark.skipif(not code.shutil.which("shellcheck"), reason="shellcheck is not installed: apt install shellcheck")
def test_a_script_of_a_recording_stays_as_it_was(project):
    project.write("docs/manifests/containers/a.sh", "#!/bin/sh\nrm $1\n")

    assert project.problems("code") == []


def test_what_is_not_installed_is_told_and_not_passed_over(project, monkeypatch):
    project.write("tests/js/package.json", "{}")
    monkeypatch.setattr(code.shutil, "which", lambda name: None)

    reasons = code.not_checked(Project(project.root))
    assert [reason.split(":")[0] for reason in reasons] == ["shell scripts", "JavaScript"]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("a/b.py:7: error: Text  [code]", "a/b.py:7: t: Text  [code]"),
        ("a.sh:2:4: note: Double quote. [SC2086]", "a.sh:2: t: Double quote. [SC2086]"),
        ("docs/x.js(12,3): error TS1005: ';' expected.", "docs/x.js:12: t: TS1005: ';' expected."),
    ],
)
def test_each_way_of_naming_a_place_is_read(line, place):
    assert [str(problem) for problem in code.places("t", f"{line}\nsomething else\n")] == [place]
