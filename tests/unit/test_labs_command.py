"""`dev.py lab`: what it prints, what it counts, and its exit status."""

import pytest

from scripts.labs import command as labs
from scripts.labs.needs import Readiness
from scripts.labs.runner import Ran, Report

RUNS = "title: A lab\nneeds: [root, ip]\nsteps: [{id: one, run: ip link}]\n"


@pytest.fixture
def docs(tmp_path):
    for name, text in {
        "linux/one": RUNS,
        "linux/two": RUNS,
        "pods/old": "recording: a/b\nsteps: [{id: one, run: ls}]\n",
    }.items():
        folder = tmp_path / "labs" / name
        folder.mkdir(parents=True)
        (folder / "lab.yml").write_text(text)
    return tmp_path


@pytest.fixture
def run(docs, monkeypatch, capsys):
    """Run the command with reports of our making: name → (ran, failed, skipped)."""

    def run(*arguments, reports=None):
        def report(lab, docker):
            ran, failed, skipped = (reports or {}).get(lab.name, (True, [], []))
            return Report(lab, [Ran(lab.steps[0], "", 0)] if ran else [], failed, skipped)

        monkeypatch.setattr(labs, "check_lab", report)
        monkeypatch.setattr(labs, "record_lab", lambda lab, docker: (report(lab, docker), [lab.folder / "one.txt"]))
        status = labs.main(["--docs", str(docs), *arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


def test_check_runs_every_lab_that_runs(run):
    assert run("check") == (
        0,
        "ok   linux/one: 1 steps ran\nok   linux/two: 1 steps ran\n2 passed, 0 failed, 0 skipped\n",
        "",
    )


def test_what_was_skipped_is_told_and_counted(run):
    status, out, _ = run(
        "check",
        reports={
            "linux/one": (False, [], ["needs root", "needs nft"]),
            "linux/two": (True, [], ["step one: needs ip"]),
        },
    )

    assert status == 0
    assert out.splitlines() == [
        "skip linux/one: 0 steps ran",
        "  skipped: needs root",
        "  skipped: needs nft",
        "ok   linux/two: 1 steps ran",
        "  skipped: step one: needs ip",
        "1 passed, 0 failed, 3 skipped",
    ]


def test_a_difference_fails(run):
    status, out, _ = run("check", "linux/one", reports={"linux/one": (True, ["step one: output differs\n-a\n+b"], [])})

    assert status == 1
    assert (
        out
        == "FAIL linux/one: 1 steps ran\n  step one: output differs\n    -a\n    +b\n0 passed, 1 failed, 0 skipped\n"
    )


def test_record_says_how_many_files_it_wrote(run):
    assert run("record", "linux/two")[1].startswith("ok   linux/two: 1 steps ran, 1 files written\n")


def test_a_lab_that_does_not_exist_is_wrong_use(run):
    assert run("check", "linux/three") == (2, "", "no lab called linux/three; `dev.py lab list` names them\n")


def test_a_lab_that_was_recorded_elsewhere_cannot_be_run(run):
    assert run("check", "pods/old") == (
        2,
        "",
        "pods/old: recorded elsewhere; `dev.py check evidence` holds it against its recording, nothing runs\n",
    )


def test_no_labs_at_all_is_wrong_use(tmp_path, capsys):
    assert labs.main(["--docs", str(tmp_path), "check"]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'labs'}: there are no labs\n"


def test_the_docker_flag_and_the_environment_allow_an_engine(docs, monkeypatch):
    seen = []
    monkeypatch.setattr(labs, "check_lab", lambda lab, docker: seen.append(docker) or Report(lab))
    for variable in ("CI", "WITH_DOCKER"):
        monkeypatch.delenv(variable, raising=False)
    labs.main(["--docs", str(docs), "check", "linux/one"])
    labs.main(["--docs", str(docs), "check", "linux/one", "--docker"])
    for variable, value in (("CI", "true"), ("WITH_DOCKER", "1")):
        with monkeypatch.context() as context:
            context.setenv(variable, value)
            labs.main(["--docs", str(docs), "check", "linux/one"])

    assert seen == [False, True, True, True]


def test_an_interrupt_ends_with_130(run, monkeypatch, docs, capsys):
    def interrupt(lab, docker):
        raise KeyboardInterrupt

    monkeypatch.setattr(labs, "check_lab", interrupt)

    assert labs.main(["--docs", str(docs), "check"]) == 130
    assert capsys.readouterr().err == "interrupted; nothing of the lab is left\n"


def test_list_says_what_is_needed_and_what_is_missing(run, monkeypatch):
    monkeypatch.setattr(labs, "examine", lambda names, fetching: Readiness({"root": "needs root"}))

    status, out, _ = run("list")

    assert status == 0
    assert out.splitlines()[:2] == ["linux/one: 1 steps; needs root, ip", "    not here: needs root"]
    assert out.splitlines()[-1].startswith("2 labs run; 1 were recorded elsewhere")


def test_list_says_which_tools_will_be_fetched(run, monkeypatch):
    monkeypatch.setattr(labs, "examine", lambda names, fetching: Readiness({"ip": "needs ip"}))
    monkeypatch.setattr(labs, "can_fetch", lambda: True)

    assert run("list")[1].splitlines()[:3] == [
        "linux/one: 1 steps; needs root, ip",
        "    runs here",
        "    tools to be unpacked from Debian: ip",
    ]
