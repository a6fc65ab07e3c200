"""What a lab could leave behind on the machine, and the processes that are still about."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from scripts.labs.packages import can_fetch, fetch

KINDS = ("mnt", "net", "pid", "uts", "ipc")
# Files that the labs of these tests, or a Docker Engine, would write if they could.
FILES = [Path(folder) / "left-by-a-lab" for folder in ("/etc", "/usr/bin", "/dev/shm", "/tmp")]
FILES += map(Path, ("/etc/docker/key.json", "/opt/containerd/bin", "/run/docker-data", "/run/docker.sock"))


def rules() -> str:
    """The firewall rules of the machine, read with its nft, or with one that is unpacked for this."""
    nft, libraries = shutil.which("nft", path=f"{os.environ['PATH']}:/usr/sbin"), ""
    if not nft and can_fetch() and (folder := fetch("nftables")):
        nft, libraries = folder / "usr/sbin/nft", ":".join(map(str, folder.glob("usr/lib/*-linux-gnu")))
    if not nft:
        return "no nft, so nobody can have written rules with it"
    return subprocess.run(
        [nft, "list", "ruleset"], capture_output=True, text=True, env={**os.environ, "LD_LIBRARY_PATH": libraries}
    ).stdout


def machine() -> dict:
    """Everything that has to be the same before and after a lab."""
    mounts = Path("/proc/self/mountinfo").read_text().splitlines()
    cgroups = [Path(line.split()[4]) for line in mounts if " - cgroup2 " in line]
    return {
        "interfaces": sorted(os.listdir("/sys/class/net")),
        "network namespaces": sorted(os.listdir("/run/netns")) if os.path.isdir("/run/netns") else [],
        "mounts": mounts,
        "rules": rules(),
        "cgroups": sorted(
            str(path) for root in cgroups for name in ("left", "docker") for path in root.rglob(f"{name}*")
        ),
        "host name": os.uname().nodename,
        "files": [path for path in FILES if path.exists()],
    }


def running(*command: str) -> list[int]:
    """The processes of the machine that run just this command."""
    wanted, found = "".join(f"{word}\0" for word in command).encode(), []
    for path in Path("/proc").glob("[1-9]*/cmdline"):
        try:
            if path.read_bytes() == wanted:
                found.append(int(path.parent.name))
        except OSError:  # it ended meanwhile
            continue
    return found


def namespaces(pid: int | str) -> set[str]:
    return {os.readlink(f"/proc/{pid}/ns/{kind}") for kind in KINDS}


def users_of(wanted: set[str]) -> list[str]:
    """What is still in one of these namespaces."""
    found = []
    for path in Path("/proc").glob("[1-9]*/ns/*"):
        try:
            if os.readlink(path) in wanted:
                found.append(str(path))
        except OSError:
            continue
    return found


FOREVER = 600  # seconds: for what never comes, not for what a busy machine brings late


def wait_until(condition: Callable[[], object]) -> object:
    """Ask again until the answer is true, and return it; the last answer when it never becomes true."""
    deadline = time.monotonic() + FOREVER
    while not (value := condition()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return value
