"""Labs that run: how their lab.yml is read, and what is refused."""

import pytest

from scripts.checks.recordings import check_lab
from scripts.labs.files import Step, read_lab, transcript
from scripts.project import Project

GOOD = """\
title: A lab
setup: Two terminals.
needs: [root, ip]
prepare: {host: [ip link set lo up]}
steps:
  - {id: list, run: ip link, mask: [mac], parts: {first: 1-2}}
  - {id: there, host: other, run: ip addr, needs: [nft, ip]}
cleanup: [ip link set lo down]
"""


@pytest.fixture
def read(tmp_path):
    def read(text):
        folder = tmp_path / "linux/one"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lab.yml").write_text(text, encoding="utf-8")
        return read_lab(folder / "lab.yml")

    return read


def test_a_lab_that_runs_has_needs_terminals_and_masks(read):
    lab = read(GOOD)

    assert (lab.name, lab.runs, lab.title, lab.setup, lab.terminal) == (
        "linux/one",
        True,
        "A lab",
        "Two terminals.",
        "host",
    )
    assert lab.steps == (
        Step("list", "ip link", parts={"first": "1-2"}, masks=("mac",)),
        Step("there", "ip addr", host="other", needs=("nft", "ip")),
    )
    assert (lab.prepare, lab.cleanup) == ({"host": ["ip link set lo up"]}, ("ip link set lo down",))
    assert lab.all_needs == ("root", "ip", "nft")


def test_a_recorded_lab_does_not_run(read):
    assert not read("recording: linux/one\nsteps: [{id: list, run: ls}]\n").runs


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "needs: [root, ip]\n",
            "",
            "1: the file needs needs (its keys: title, setup, needs, prepare, steps, cleanup)",
        ),
        (
            "cleanup:",
            "clean:",
            "8: the file has no key clean; did you mean cleanup? allowed are title, setup, needs, prepare, steps, cleanup",
        ),
        ("mask: [mac]", "mask: [colour]", "6: there is no mask colour; there are: pid, "),
        ("[root, ip]", "[root, moon]", "3: there is no need moon; there are: root, "),
        ("needs: [nft, ip]", "needs: [sun]", "7: there is no need sun; there are: root, "),
        (
            "run: ip link",
            "nth: 2, run: ip link",
            "6: steps[list] has no key nth; allowed are id, host, run, parts, mask, needs",
        ),
    ],
)
def test_what_a_lab_that_runs_may_not_say(read, tmp_path, old, new, message):
    with pytest.raises(ValueError) as error:
        read(GOOD.replace(old, new))

    assert str(error.value).startswith(f"{tmp_path}/linux/one/lab.yml:{message}")


def test_a_transcript_is_the_command_then_what_it_printed():
    assert transcript("ls\npwd", "a\n/\n\n") == "$ ls\n> pwd\na\n/\n"


def test_the_transcript_of_a_silent_command_is_the_command():
    assert transcript("true", "") == "$ true\n"


def test_a_transcript_of_a_lab_that_runs_begins_with_its_command_too(read, tmp_path):
    lab = read("title: A lab\nneeds: [root]\nsteps: [{id: list, run: ls}]\n")
    (lab.folder / "recorded.yml").write_text(
        "{machine: a, date: 2020-01-01, versions: {kernel: 6.1.0}, exits: {list: 0}}\n"
    )
    (lab.folder / "list.txt").write_text("$ ls\na\n")
    assert check_lab(Project(tmp_path), lab.folder / "lab.yml") == []

    (lab.folder / "list.txt").write_text("$ ls -l\na\n")

    (problem,) = check_lab(Project(tmp_path), lab.folder / "lab.yml")
    assert str(problem) == "linux/one/list.txt:1: other-command: begins with another command than lab.yml says: ls"
