"""The one entry: what it needs, how it sets up, what it calls."""

import ast
import os
import runpy
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import dev
from tests.conftest import ROOT

FILE = ROOT / "scripts/dev.py"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A project of two locks, in which making an environment and installing are only written down."""
    done = []

    def create(path, **_):
        done.append("create")
        (path / "bin").mkdir(parents=True, exist_ok=True)
        (path / "bin/python").touch()
        (path / "lib/python3/site-packages/pip").mkdir(parents=True, exist_ok=True)

    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "PYTHON", tmp_path / ".venv/bin/python")
    monkeypatch.setattr(dev.venv, "create", create)
    monkeypatch.setattr(dev, "run", lambda command, **environment: done.append(f"install {command[-1]}"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tests").mkdir()
    for lock in (dev.SITE_LOCK, dev.TEST_LOCK):
        (tmp_path / lock).write_text("one==1\n", encoding="utf-8")
    return done


@pytest.fixture
def calls(monkeypatch):
    """What a command prepares and runs, without doing it."""
    done = []
    monkeypatch.setattr(dev, "prepare", lambda lock: done.append(str(lock)))
    monkeypatch.setattr(dev, "prepare_node", lambda: None)
    monkeypatch.setattr(
        dev,
        "run",
        lambda command, **environment: done.append(
            " ".join(map(str, command[2:])) + "".join(f" {key}={value}" for key, value in environment.items())
        ),
    )
    return done


def test_it_imports_the_standard_library_alone():
    tree = ast.parse(FILE.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert names - sys.stdlib_module_names == set()


def test_it_starts_without_any_installed_package():
    answer = subprocess.run([sys.executable, "-I", "-S", FILE, "--help"], capture_output=True, text=True)

    assert (answer.returncode, answer.stderr) == (0, "")


@pytest.mark.parametrize("old", [(3, 8), (3, 10, 4)])
def test_an_older_python_gets_one_sentence(monkeypatch, old):
    monkeypatch.setattr(sys, "version_info", old)

    with pytest.raises(SystemExit) as error:
        runpy.run_path(str(FILE))

    assert str(error.value) == (
        f"This project needs Python 3.11 or newer; this is {old[0]}.{old[1]}. Install a newer one and use its name, such as: python3.12 scripts/dev.py"
    )


def test_an_older_python_can_read_the_file_far_enough_to_say_so():
    source = FILE.read_text(encoding="utf-8")

    ast.parse(source, feature_version=(3, 7))
    assert source.index("sys.version_info <") < source.index("import argparse")


def test_the_first_start_makes_the_environment_and_installs_the_lock(folder):
    dev.prepare(dev.SITE_LOCK)

    assert folder == ["create", "install requirements.txt"]


def test_the_second_start_does_nothing(folder):
    dev.prepare(dev.SITE_LOCK)
    folder.clear()

    dev.prepare(dev.SITE_LOCK)

    assert folder == []


def test_each_lock_is_installed_once(folder):
    for lock in (dev.SITE_LOCK, dev.TEST_LOCK, dev.SITE_LOCK, dev.TEST_LOCK):
        dev.prepare(lock)

    assert folder == ["create", "install requirements.txt", "install tests/requirements.txt"]


def test_a_changed_lock_is_installed_again(folder):
    dev.prepare(dev.SITE_LOCK)
    folder.clear()
    Path("requirements.txt").write_text("one==2\n", encoding="utf-8")

    dev.prepare(dev.SITE_LOCK)

    assert folder == ["install requirements.txt"]


def test_another_python_installs_again(folder, monkeypatch):
    dev.prepare(dev.SITE_LOCK)
    folder.clear()
    monkeypatch.setattr(sys, "version", "another")

    dev.prepare(dev.SITE_LOCK)

    assert folder == ["install requirements.txt"]


def test_an_installation_that_failed_is_tried_again(folder, monkeypatch):
    def fail(command, **_):
        raise SystemExit(1)

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(dev, "run", fail)
        dev.prepare(dev.SITE_LOCK)

    dev.prepare(dev.SITE_LOCK)

    assert folder == ["create", "install requirements.txt"]


def test_an_environment_without_pip_is_made_anew(folder):
    dev.prepare(dev.SITE_LOCK)
    folder.clear()
    Path(".venv/lib/python3/site-packages/pip").rmdir()
    Path(".venv/requirements.txt.stamp").unlink()

    dev.prepare(dev.SITE_LOCK)

    assert folder == ["create", "install requirements.txt"]


def test_a_python_that_cannot_make_environments_gets_one_sentence(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    with pytest.raises(SystemExit) as error:
        dev.prepare(dev.SITE_LOCK)

    assert str(error.value) == (
        "This Python cannot make virtual environments; on Debian and Ubuntu install the missing part with: "
        f"apt install python3.{sys.version_info.minor}-venv"
    )
    assert folder == []


def test_packages_are_installed_with_their_hashes(folder, monkeypatch):
    commands = []
    monkeypatch.setattr(dev, "run", lambda command, **_: commands.append(command))

    dev.prepare(dev.SITE_LOCK)

    assert "--require-hashes" in commands[0]


def test_the_status_of_a_command_that_fails_is_our_own():
    with pytest.raises(SystemExit) as error:
        dev.run([sys.executable, "-c", "raise SystemExit(3)"])

    assert error.value.code == 3


def test_a_command_runs_in_the_folder_of_the_project_with_its_environment():
    dev.run([sys.executable, "-c", "import os; assert os.path.samefile('.', os.environ['WHERE'])"], WHERE=str(ROOT))


@pytest.mark.parametrize(
    ("arguments", "lock", "command"),
    [
        ("serve", dev.SITE_LOCK, "mkdocs serve --dev-addr 127.0.0.1:8000"),
        ("serve --port 9 --lang en", dev.SITE_LOCK, "mkdocs serve --dev-addr 127.0.0.1:9 ONLY_LANG=en"),
        ("build", dev.SITE_LOCK, f"scripts.site.build online {ROOT / 'site'}"),
        ("offline", dev.SITE_LOCK, f"scripts.site.build offline {ROOT / 'dist/k8s-notes-offline.zip'}"),
        ("test", dev.TEST_LOCK, "scripts.run_tests"),
        ("test --with-docker", dev.TEST_LOCK, "scripts.run_tests --with-docker"),
        ("test tests/unit /a.py::b[c]", dev.TEST_LOCK, f"scripts.run_tests {ROOT / 'tests/unit'} /a.py::b[c]"),
        ("check", dev.TEST_LOCK, "scripts.checks.run"),
        ("check parity", dev.TEST_LOCK, "scripts.checks.run parity"),
        ("draw", dev.TEST_LOCK, "scripts.site.draw"),
        ("stamp", dev.TEST_LOCK, "scripts.translations"),
        ("stamp dns/policies index", dev.TEST_LOCK, "scripts.translations dns/policies index"),
    ],
)
def test_each_command_prepares_its_lock_and_runs_one_thing(calls, monkeypatch, arguments, lock, command):
    monkeypatch.chdir(ROOT)

    assert dev.main(arguments.split()) == 0
    assert calls == [str(lock), command]


def test_a_result_lands_where_the_person_stands(calls, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    dev.main(["build", "--out", "here"])

    assert calls[1] == f"scripts.site.build online {tmp_path / 'here'}"


def test_a_part_of_the_tests_is_named_from_where_the_person_stands(calls, monkeypatch):
    monkeypatch.chdir(ROOT / "tests/unit")

    dev.main(["test", "test_dev.py::test_a", "links"])

    assert calls[1] == f"scripts.run_tests {ROOT}/tests/unit/test_dev.py::test_a {ROOT}/tests/unit/links"


def test_ctrl_c_ends_the_live_site_in_silence(calls, monkeypatch, capsys):
    def interrupt(command, **_):
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "run", interrupt)

    assert dev.main(["serve"]) == 0
    assert capsys.readouterr().err == "· live site at http://127.0.0.1:8000/ — stop with Ctrl-C\n"


PATIENT = "trap 'sleep 1; echo tidied; exit 7' INT; echo ready; while :; do sleep 0.05; done"


def test_after_ctrl_c_a_command_is_left_to_tidy_up():
    line = f"from scripts import dev; dev.run(['bash', '-c', {PATIENT!r}])"
    process = subprocess.Popen(
        [sys.executable, "-c", line], cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None and process.stdout.readline() == "ready\n"

    os.killpg(process.pid, signal.SIGINT)

    assert process.communicate() == ("tidied\n", None)
    assert process.returncode == 7


def test_a_command_that_a_signal_ended_is_told_as_shells_do():
    with pytest.raises(SystemExit) as error:
        dev.run(["bash", "-c", "kill -TERM $$"])

    assert error.value.code == 143


@pytest.mark.parametrize("arguments", [[], ["sing"], ["serve", "--lang", "de"], ["serve", "--port", "x"]])
def test_wrong_use_is_two(calls, arguments):
    with pytest.raises(SystemExit) as error:
        dev.main(arguments)

    assert error.value.code == 2
    assert calls == []


@pytest.fixture
def npm(tmp_path, monkeypatch):
    """A folder with a lock, and an npm that writes down when it is called; `npm.status` is what it leaves with."""
    (tmp_path / "tests/js/node_modules").mkdir(parents=True)
    (tmp_path / "tests/js/package-lock.json").write_text("{}")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/bin/npm")

    class Npm:
        status = 0
        calls: list[list[str]] = []

        def run(self, command, **_):
            self.calls.append(command[1:3])
            return subprocess.CompletedProcess(command, self.status)

    one = Npm()
    one.calls = []
    monkeypatch.setattr(dev.subprocess, "run", one.run)
    return one


def test_what_looks_at_javascript_is_installed_once_for_each_lock(npm, tmp_path):
    dev.prepare_node()
    dev.prepare_node()
    (tmp_path / "tests/js/package-lock.json").write_text("{ }")
    dev.prepare_node()

    assert npm.calls == [["ci", "--ignore-scripts"]] * 2


def test_an_npm_that_fails_is_tried_again_and_stops_nothing(npm):
    npm.status = 1
    dev.prepare_node()
    dev.prepare_node()

    assert len(npm.calls) == 2


def test_without_node_nothing_is_installed(npm, monkeypatch):
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    dev.prepare_node()

    assert npm.calls == []
