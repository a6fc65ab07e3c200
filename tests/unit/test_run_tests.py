"""How gates and tests are counted."""

import subprocess
import threading

import pytest

from scripts import run_tests
from scripts.run_tests import Tally


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch):
    """No test installs packages of Debian, whatever this machine lacks."""
    monkeypatch.setattr(run_tests.debian, "install", lambda *packages: False)


@pytest.fixture
def pytest_says(tmp_path, monkeypatch):
    """Count a run of pytest that ends with a status and, if any, some results."""

    def run(status, cases=None):
        def fake(command, **_):
            if cases is not None:
                (tmp_path / "results.xml").write_text(
                    f"<testsuites><testsuite>{cases}</testsuite></testsuites>", encoding="utf-8"
                )
            return subprocess.CompletedProcess(command, status)

        monkeypatch.setattr(run_tests.subprocess, "run", fake)
        tally = Tally()
        run_tests.run_pytest(tally, tmp_path, {"SITE_ONLINE": "here"}, ["tests/unit"])
        return tally

    return run


def case(name, inside=""):
    return f'<testcase classname="t" name="{name}">{inside}</testcase>'


def test_each_test_counts_one(pytest_says):
    tally = pytest_says(
        1, case("a") + case("b", "<failure/>") + case("c", "<error/>") + case("d", '<skipped message="no root"/>')
    )

    assert tally == Tally(1, ["t::b", "t::c"], ["t::d: no root"])


def test_a_run_that_found_no_test_is_a_failure(pytest_says):
    assert pytest_says(5, "").failed == ["pytest, which left with status 5"]


def test_a_run_that_broke_off_is_a_failure_beside_what_it_counted(pytest_says):
    assert pytest_says(3, case("a")) == Tally(1, ["pytest, which left with status 3"], [])


def test_a_run_without_results_is_a_failure(pytest_says):
    assert pytest_says(0).failed == ["pytest, which left with status 0"]


def test_a_gate_counts_one_and_says_so(capsys):
    tally = Tally()
    tally.gate("check facts", True)
    tally.gate("check words", False)

    assert tally == Tally(1, ["check words"], [])
    assert capsys.readouterr().out == "ok   check facts\nFAIL check words\n"


def test_every_check_is_a_gate_and_its_problems_are_printed(project, monkeypatch, capsys):
    monkeypatch.setattr(run_tests, "ROOT", project.root)
    project.edit("docs/zh/taint.md", "kind: concept", "kind: essay")
    tally = Tally()

    run_tests.check_sources(tally)

    assert (tally.passed, tally.failed) == (len(run_tests.CHECKS) - 1, ["check schema"])
    assert "docs/zh/taint.md:4: bad-value: kind is one of " in capsys.readouterr().out


@pytest.mark.parametrize(("failed", "status"), [([], 0), (["check words"], 1)])
def test_the_last_line_counts_and_the_status_tells(monkeypatch, capsys, failed, status):
    def count(tally):
        tally.passed, tally.failed, tally.skipped = 2, failed, ["t::d: no root"]

    monkeypatch.setattr(run_tests, "find_chromium", lambda: "chromium")
    monkeypatch.setattr(run_tests, "check_and_build", lambda tally, folder: count(tally) or {})
    monkeypatch.setattr(run_tests, "fetch_tools", lambda names: "tools of the labs: all here")
    monkeypatch.setattr(run_tests, "run_pytest", lambda tally, folder, places, paths: None)
    monkeypatch.setattr(run_tests.os, "environ", {})

    assert run_tests.main([]) == status
    assert capsys.readouterr().out.splitlines() == [
        "tools of the labs: all here",
        "skipped: t::d: no root",
        *(f"failed: {text}" for text in failed),
        f"2 passed, {len(failed)} failed, 1 skipped",
    ]


def test_the_tools_of_docker_labs_are_fetched_only_when_these_run(monkeypatch):
    for variable in ("CI", "WITH_DOCKER"):
        monkeypatch.delenv(variable, raising=False)
    assert "ping" in run_tests.needed_tools() and "docker" not in run_tests.needed_tools()

    monkeypatch.setenv("WITH_DOCKER", "1")

    assert "docker" in run_tests.needed_tools()


@pytest.fixture
def asked(monkeypatch):
    """What a run asks for, without doing it."""
    asked = []
    monkeypatch.setattr(run_tests, "find_chromium", lambda: "chromium")
    monkeypatch.setattr(run_tests, "fetch_tools", lambda names: asked.append("tools"))
    monkeypatch.setattr(
        run_tests, "check_and_build", lambda tally, folder: asked.append("checks") or {"SITE_ONLINE": "here"}
    )
    monkeypatch.setattr(run_tests, "run_pytest", lambda tally, folder, places, paths: asked.append((places, paths)))
    monkeypatch.setattr(run_tests.os, "environ", {})
    return asked


def test_a_part_is_run_alone(asked):
    """Paths go to pytest; no check, no build: tests that look at a site build it (tests/conftest.py)."""
    assert run_tests.main(["tests/unit", "tests/site"]) == 0
    assert asked == [({}, ["tests/unit", "tests/site"])]


def test_the_whole_has_checks_sites_and_all_tests(asked):
    assert run_tests.main([]) == 0
    assert asked == ["checks", "tools", ({"SITE_ONLINE": "here"}, ["tests"])]


@pytest.mark.parametrize("failed", [{}, {"online": "no page\n"}])
def test_checks_run_beside_the_builds_and_a_failed_build_says_why(tmp_path, monkeypatch, capsys, failed):
    building, checked = threading.Event(), threading.Event()
    monkeypatch.setattr(run_tests, "check_sources", lambda tally: building.wait(600) and checked.set())
    monkeypatch.setattr(run_tests, "build_sites", lambda folder: building.set() or checked.wait(600) and failed)
    monkeypatch.setattr(run_tests, "command", lambda name, *arguments: True)
    tally = Tally()

    places = run_tests.check_and_build(tally, tmp_path)

    assert (tally.passed, tally.failed) == ((3, ["build online"]) if failed else (4, []))
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == "ok   build offline"
    assert rest[:-2] == (["no page", "FAIL build online"] if failed else ["ok   build online"])
    assert places["SITE_ZIP"] == str(tmp_path / "bundle.zip")
