"""Machines do what people do: the workflows and `.ci/run` call the commands of the README."""

import re
import subprocess
import sys

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.y*ml"))
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


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_job_calls_our_commands(path):
    for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
        assert any(OURS.search(step.get("run", "")) for step in job["steps"]), name


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
