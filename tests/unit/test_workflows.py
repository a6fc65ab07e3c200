"""Machines do what people do: the workflows and `.ci/run` call the commands of the README."""

import re
import subprocess
import sys

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.y*ml"))
DEV = ROOT / "scripts/dev.py"
OURS = re.compile(r"python3 scripts/dev\.py (test|build|offline)\b|(?:bash )?\.ci/run\b")


def test_workflows_are_valid():
    answer = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS],
        capture_output=True,
        text=True,
    )

    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_the_schema_is_looked_at(tmp_path):
    (tmp_path / "a.yml").write_text("on: push\njobs: {a: {runs-on: x, step: []}}\n", encoding="utf-8")

    answer = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", tmp_path / "a.yml"],
        capture_output=True,
        text=True,
    )

    assert answer.returncode == 1


def test_there_are_workflows():
    assert [path.stem for path in WORKFLOWS] == ["publish", "test"]


def jobs(name: str) -> dict[str, dict]:
    return read(name)["jobs"]


def read(name: str) -> dict:
    return yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text(encoding="utf-8"))


def commands(job: dict) -> str:
    return "\n".join(step.get("run", "") for step in job.get("steps", ()))


OWN_JOBS = [
    (path.stem, name) for path in WORKFLOWS for name, job in jobs(path.stem).items() if "uses" not in job
]  # the others are workflows of ours


@pytest.mark.parametrize(("workflow", "name"), OWN_JOBS)
def test_every_job_calls_our_commands_and_ends(workflow, name):
    job = jobs(workflow)[name]

    assert OURS.search(commands(job))
    assert job["timeout-minutes"] <= 30


def test_publishing_waits_for_the_tests_and_does_not_test_again():
    test, *others = jobs("publish").items()

    assert test == ("test", {"uses": "./.github/workflows/test.yml"})
    assert "workflow_call" in read("test")[True]  # YAML reads `on` as true
    assert len(others) == 2
    for _, job in others:
        assert job["needs"] == "test"
        assert "always()" not in job["if"]
        assert not re.search(r"\.ci/run|dev\.py test", commands(job))


def test_each_push_is_tested_once():
    """`main` by the workflow that publishes, all other branches by the other."""
    assert read("publish")[True]["push"] == {"branches": ["main"]}
    assert read("test")[True]["push"] == {"branches-ignore": ["main"]}
    assert "pull_request" in read("test")[True]


def test_the_oldest_python_that_the_project_allows_is_tested_and_a_newer_one():
    oldest = ".".join(re.search(r"version_info < \((\d+), (\d+)\)", DEV.read_text(encoding="utf-8")).groups())

    assert jobs("test")["test"]["strategy"]["matrix"]["python"] == [oldest, "3.13"] == ["3.11", "3.13"]
    (step,) = (
        step for step in jobs("test")["test"]["steps"] if step.get("uses", "").startswith("actions/setup-python")
    )
    assert step["with"]["python-version"] == "${{ matrix.python }}"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_only_read_unless_a_job_says_more(path):
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {"contents": "read"}


def test_ci_run_calls_the_test_command_and_nothing_else():
    first, *lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()

    assert first == "#!/usr/bin/env bash"
    assert [line for line in lines if line and not line.startswith("#")] == [
        "set -eu",
        'cd "$(dirname "$0")/.."',
        "python3 scripts/dev.py test",
    ]
    assert (ROOT / ".ci/run").stat().st_mode & 0o111


def test_ci_run_calls_the_command_that_the_readme_names():
    for name in ("README.md", "README.zh.md"):
        assert "python3 scripts/dev.py test" in (ROOT / name).read_text(encoding="utf-8")
