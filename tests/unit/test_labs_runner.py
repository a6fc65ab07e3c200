"""Running, recording and comparing a lab, with plain shells in place of a world: no root is needed here."""

import pytest
import yaml

from scripts.labs import records as lab_records
from scripts.labs import runner as lab_runner
from scripts.labs import terminal as lab_terminal
from scripts.labs.files import read_lab
from scripts.labs.needs import Readiness
from scripts.labs.terminal import Terminal

LAB = """\
title: Counting
needs: [root]
steps:
  - {id: set, run: count=1}
  - {id: add, run: 'count=$((count + 1)); echo $count; echo "no more" >&2; false', parts: {number: 1-2}}
  - {id: there, host: other, run: 'echo "count is <$count>"'}
cleanup: [test $count = 2]
"""


class PlainWorld:
    """Shells without namespaces: enough for steps that only print."""

    def __init__(self, layers=(), hostname="host"):
        self.terminals = {}

    def __enter__(self):
        return self

    def terminal(self, name):
        if name not in self.terminals:
            self.terminals[name] = Terminal(name, ["bash", "--noprofile", "--norc"], {"PATH": "/usr/bin:/bin"})
        return self.terminals[name]

    def __exit__(self, *error):
        for terminal in self.terminals.values():
            terminal.process.stdin.close()
            terminal.close()


@pytest.fixture
def missing(monkeypatch):
    """What this machine lacks; nothing, unless a test says so."""
    lacking = {}
    monkeypatch.setattr(lab_runner, "World", PlainWorld)
    monkeypatch.setattr(
        lab_runner, "examine", lambda names: Readiness({name: text for name, text in lacking.items() if name in names})
    )
    monkeypatch.setattr(
        lab_runner,
        "versions",
        lambda lab, world: {"docker": "20.10.24", "cgroup": "v2"} if "docker" in lab.needs else {"kernel": "6.1"},
    )
    return lacking


@pytest.fixture
def lab(tmp_path, missing):
    """Write a lab and read it."""

    def write(text=LAB):
        folder = tmp_path / "linux/counting"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lab.yml").write_text(text, encoding="utf-8")
        return read_lab(folder / "lab.yml")

    return write


def names(files):
    return [path.name for path in files]


def test_steps_share_a_shell_and_each_terminal_has_its_own(lab):
    report = lab_runner.run_lab(lab())

    assert [(ran.step.id, ran.output, ran.exit) for ran in report.ran] == [
        ("set", "", 0),
        ("add", "2\nno more\n", 1),
        ("there", "count is <>\n", 0),
    ]
    assert (report.failed, report.skipped) == ([], [])


def test_a_shell_that_a_step_starts_gets_the_next_steps(lab):
    report = lab_runner.run_lab(
        lab("title: a\nneeds: [root]\nsteps:\n- {id: inner, run: 'sh; echo never'}\n- {id: in, run: 'echo $0'}\n")
    )

    assert [ran.output for ran in report.ran] == ["", "sh\n"]


def test_a_recording_has_every_transcript_every_part_and_the_machine(lab):
    report, written = lab_records.record_lab(lab())

    folder = report.lab.folder
    assert names(written) == ["add.number.txt", "add.txt", "recorded.yml", "set.txt", "there.txt"]
    assert (
        folder / "add.number.txt"
    ).read_text() == '$ count=$((count + 1)); echo $count; echo "no more" >&2; false\n2\n⋮ 1 line\n'
    recorded = yaml.safe_load((folder / "recorded.yml").read_text())
    assert list(recorded) == ["machine", "date", "versions", "exits"]
    assert recorded["exits"] == {"set": 0, "add": 1, "there": 0}


def test_a_recording_that_agrees_is_left_alone(lab):
    lab_records.record_lab(lab())

    assert lab_records.record_lab(lab())[1] == []


def test_a_recording_that_agrees_gets_new_parts_and_loses_old_ones(lab):
    lab_records.record_lab(lab())

    _, written = lab_records.record_lab(lab(LAB.replace("number: 1-2", "words: '1, 3'")))

    assert names(written) == ["add.words.txt"]
    assert not (written[0].parent / "add.number.txt").exists()


def test_a_part_that_does_not_fit_is_a_failure_and_nothing_is_written(lab):
    report, written = lab_records.record_lab(lab(LAB.replace("1-2", "1-9")))

    assert (report.failed, written) == (["step add: lines '1-9' do not fit a transcript of 3 lines"], [])
    assert list(report.lab.folder.glob("*.txt")) == []


def test_what_may_vary_is_no_reason_to_record_again(lab):
    text = "title: a\nneeds: [root]\nsteps: [{id: pid, run: 'echo pid $$', mask: [pid]}]\n"
    lab_records.record_lab(lab(text))

    assert lab_records.record_lab(lab(text))[1] == []
    assert lab_records.check_lab(lab(text)).failed == []


def test_another_output_fails_with_a_readable_difference(lab):
    report, _ = lab_records.record_lab(lab())
    path = report.lab.folder / "there.txt"
    path.write_text(path.read_text().replace("<>", "<7>"))

    assert lab_records.check_lab(lab()).failed == [
        'step there: output differs (- recorded, + now)\n $ echo "count is <$count>"\n-count is <7>\n+count is <>'
    ]


def test_another_exit_status_fails(lab):
    report, _ = lab_records.record_lab(lab())
    machine = report.lab.folder / "recorded.yml"
    machine.write_text(machine.read_text().replace("add: 1", "add: 4"))

    (failed,) = lab_records.check_lab(lab()).failed
    assert failed.startswith("step add: exit status 1, recorded 4\n$ count=")


def test_a_step_without_a_recording_fails(lab):
    assert (
        lab_records.check_lab(lab()).failed[0]
        == "step set: not recorded yet; run: python3 scripts/dev.py lab record linux/counting"
    )


@pytest.mark.parametrize("command", ["exit 3", "exec true"])
def test_a_shell_that_ends_is_a_failure_and_the_end(lab, command):
    report = lab_runner.run_lab(
        lab(f"title: a\nneeds: [root]\nsteps:\n- {{id: end, run: {command}}}\n- {{id: after, run: echo never}}\n")
    )

    assert report.ran == []
    assert report.failed == [f"the shell of terminal host ended while it ran: {command}\n"]


def test_a_command_that_hangs_is_told_with_what_it_printed(monkeypatch):
    class Clock:
        """Stands until the first words of the command were read, however long the machine takes for that; then an hour is over."""

        now = 0

        def monotonic(self):
            return self.now

    clock, read = Clock(), lab_terminal.os.read

    def read_and_let_time_pass(*arguments):
        clock.now = 3600
        return read(*arguments)

    monkeypatch.setattr(lab_terminal, "time", clock)
    with PlainWorld() as world:
        terminal = world.terminal("host")
        monkeypatch.setattr(lab_terminal.os, "read", read_and_let_time_pass)
        with pytest.raises(ValueError) as error:
            terminal.run("echo so far; exec sleep 600", timeout=60)
        monkeypatch.undo()
        terminal.process.kill()

    assert str(error.value) == "no end after 60 s in terminal host: echo so far; exec sleep 600\nso far\n"


def test_output_that_is_no_text_stays_visible():
    with PlainWorld() as world:
        assert world.terminal("host").run(r"printf '\377\r\n'") == ("\\xff\n", 0)


@pytest.mark.parametrize("key", ["prepare: {host: ['false']}", "cleanup: ['false']"])
def test_a_command_beside_the_steps_has_to_succeed(lab, key):
    report = lab_runner.run_lab(lab(f"title: a\nneeds: [root]\nsteps: [{{id: one, run: echo 1}}]\n{key}\n"))

    assert report.failed == ["exit status 1 of a command that is not a step: false\n"]


def test_a_lab_without_what_it_needs_is_skipped_with_the_reason(lab, missing):
    missing["root"] = "needs root"
    report = lab_records.check_lab(lab())

    assert (report.ran, report.failed, report.skipped) == ([], [], ["needs root"])


def test_a_step_without_what_it_needs_is_skipped_and_the_others_run(lab, missing):
    lab_records.record_lab(lab())
    missing["cgroup2"] = "needs cgroup v2"
    report = lab_records.check_lab(
        lab(
            LAB.replace("{id: set,", "{id: set, needs: [cgroup2],")
            .replace("test $count = 2", "'true'")
            .replace("count + 1", "1 + 1")
        )
    )

    assert report.skipped == ["step set: needs cgroup v2"]
    assert [ran.step.id for ran in report.ran] == ["add", "there"]


def test_nothing_is_recorded_when_a_step_was_skipped(lab, missing):
    missing["cgroup2"] = "needs cgroup v2"

    assert (
        lab_records.record_lab(
            lab(LAB.replace("{id: set,", "{id: set, needs: [cgroup2],").replace("test $count = 2", "'true'"))
        )[1]
        == []
    )


DOCKER = "title: a\nneeds: [root, docker]\nsteps: [{id: one, run: 'echo here'}]\n"


def test_a_docker_lab_is_skipped_unless_it_was_asked_for(lab):
    assert lab_records.check_lab(lab(DOCKER)).skipped == [lab_runner.DOCKER_OFF]


@pytest.mark.parametrize(
    ("old", "new", "was"),
    [("20.10.24", "29.7.9", "29 with cgroup v2"), ("cgroup: v2", "cgroup: v1", "20 with cgroup v1")],
)
def test_output_of_another_engine_is_not_compared_and_that_is_said(lab, old, new, was):
    report, _ = lab_records.record_lab(lab(DOCKER), docker=True)
    for path in report.lab.folder.iterdir():
        path.write_text(path.read_text().replace(old, new).replace("\nhere\n", "\nthere\n"))

    report = lab_records.check_lab(lab(DOCKER), docker=True)

    assert report.failed == []
    assert report.skipped == [
        f"commands succeed, output not compared: recorded on Docker {was}, here Docker 20 with cgroup v2"
    ]


def test_with_another_engine_the_commands_still_have_to_succeed(lab):
    report, _ = lab_records.record_lab(lab(DOCKER), docker=True)
    machine = report.lab.folder / "recorded.yml"
    machine.write_text(machine.read_text().replace("20.10.24", "29.7.9").replace("one: 0", "one: 1"))

    assert lab_records.check_lab(lab(DOCKER), docker=True).failed == [
        "step one: exit status 0, recorded 1\n$ echo here\nhere\n"
    ]


def test_another_patch_release_of_the_engine_is_compared(lab):
    report, _ = lab_records.record_lab(lab(DOCKER), docker=True)
    machine = report.lab.folder / "recorded.yml"
    machine.write_text(machine.read_text().replace("20.10.24", "20.10.99"))

    assert lab_records.check_lab(lab(DOCKER), docker=True).skipped == []
