"""A command started by a Python without our packages goes on with the project's environment, or says how to make it."""

import os

import pytest

from scripts import environment


def test_a_python_that_has_everything_goes_on():
    assert environment.ensure_environment(["x"], "json") is None


def test_without_an_environment_one_sentence_says_how_to_make_it(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    with pytest.raises(SystemExit) as error:
        environment.ensure_environment(["scripts/check_links.py", "site"], "no_such_module")
    assert (
        str(error.value)
        == "check_links.py needs no_such_module; this makes the project's environment: python3 scripts/dev.py check"
    )


def test_with_an_environment_the_command_starts_again_in_it(tmp_path, monkeypatch):
    python = tmp_path / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    python.parent.mkdir()
    python.touch()
    monkeypatch.setattr(environment, "VENV", tmp_path)
    started = []

    def execv(path, arguments):
        started.append(arguments)
        raise InterruptedError

    monkeypatch.setattr(os, "execv", execv)
    with pytest.raises(InterruptedError):
        environment.ensure_environment(["scripts/check_links.py", "site"], "no_such_module")
    assert started == [[str(python), "scripts/check_links.py", "site"]]
