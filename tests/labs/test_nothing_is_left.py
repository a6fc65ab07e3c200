"""A lab changes nothing of the machine: not when a step fails, not when it is interrupted or killed."""

import secrets
import signal
import subprocess
import sys

import pytest

from scripts.labs.files import Lab, Step
from scripts.labs.needs import examine
from scripts.labs.runner import run_lab
from tests.conftest import ROOT
from tests.labs.traces import machine, namespaces, running, users_of, wait_until

NEEDS = ("root", "namespaces", "ip", "nft", "cgroup2")
MESS = """\
hostname left
ip netns add left; ip link add left0 type bridge
mount -t tmpfs tmpfs /mnt; mount --bind /mnt /srv
touch /etc/left-by-a-lab /usr/bin/left-by-a-lab /dev/shm/left-by-a-lab /tmp/left-by-a-lab
nft add table ip left && nft 'add chain ip left in { type filter hook input priority filter; policy drop; }'
mkdir -p /sys/fs/cgroup/left/deeper; echo $$ >/sys/fs/cgroup/left/deeper/cgroup.procs
sleep NUMBER & setsid sleep NUMBER &
"""
# Shows that the mess is there, as long as the world is.
LOOK = "hostname; basename /sys/class/net/left0; nft list tables; ls /etc/left-by-a-lab; ip netns; findmnt -n -o FSTYPE /srv; tail -n 1 /proc/self/cgroup"


@pytest.fixture(autouse=True, scope="module")
def everything_it_takes():
    missing = examine(NEEDS).missing
    if missing:
        pytest.skip("; ".join(sorted(set(missing.values()))))


def heed_interrupts() -> None:
    """Undo what a shell does to commands in the background: they are started deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def number() -> str:
    """How long the processes of this test sleep: tells them from all others."""
    return f"9{secrets.randbelow(10**6):06}"


def test_a_failing_step_leaves_nothing(tmp_path, number):
    before = machine()
    commands = [MESS.replace("NUMBER", number), LOOK, "false", "exit 3", "echo never"]
    steps = tuple(Step(f"step-{place}", command) for place, command in enumerate(commands))

    report = run_lab(Lab(tmp_path, "", steps, (), title="A mess", needs=NEEDS))

    assert [ran.exit for ran in report.ran] == [0, 0, 1]
    assert report.ran[1].output.splitlines() == [
        "left",
        "left0",
        "table ip left",
        "/etc/left-by-a-lab",
        "left",
        "tmpfs",
        "0::/left/deeper",
    ]
    assert report.failed == ["the shell of terminal host ended while it ran: exit 3\n"]
    assert wait_until(lambda: machine() == before), machine()  # the kernel takes a world apart behind our back
    assert running("sleep", number) == []


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_an_interrupted_lab_leaves_nothing(tmp_path, number, name):
    before = machine()
    folder = tmp_path / "labs/linux/mess"
    folder.mkdir(parents=True)
    text = f"title: A mess\nneeds: [{', '.join(NEEDS)}]\nsteps:\n- id: mess\n  run: |-\n"
    lines = [*MESS.replace("NUMBER", number).splitlines(), "wait"]
    (folder / "lab.yml").write_text(text + "".join(f"    {line}\n" for line in lines))
    command = [sys.executable, "-m", "scripts.labs.command", "--docs", str(tmp_path), "check"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=heed_interrupts
    )
    assert wait_until(lambda: len(running("sleep", number)) == 2 or process.poll() is not None)
    assert process.poll() is None, "the lab did not start"
    inside = namespaces(running("sleep", number)[0]) - namespaces("self")
    assert len(inside) == 5

    process.send_signal(getattr(signal, name))
    process.wait()

    assert wait_until(lambda: not users_of(inside)), users_of(inside)
    assert running("sleep", number) == []
    assert wait_until(lambda: machine() == before), machine()
