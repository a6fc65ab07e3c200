"""What labs need: tools, features of the kernel, a Docker Engine. Each need has a probe, a command that succeeds where it is met.

Probes run inside a throw-away world (`scripts.labs.world`), so they may try what they like. A missing tool is fetched from Debian
when it can be (`scripts.labs.packages`); everything else that is missing is told, and the lab is skipped.
"""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from scripts.labs.packages import can_fetch, fetch
from scripts.labs.world import ENVIRONMENT, World


@dataclass(frozen=True)
class Need:
    """What it is for people, the command that succeeds where it is met, and the Debian packages that bring it, if any."""

    text: str
    probe: str
    packages: tuple[str, ...] = ()


def tool(names: str, *packages: str) -> Need:
    """A need of programs."""
    return Need(f"the programs {names}", f"for tool in {names}; do command -v $tool || exit 1; done", packages)


# These two decide whether there can be a world at all; they are probed outside of one.
HOST = {
    "root": Need("root", '[ "$(id -u)" = 0 ]'),
    "namespaces": Need(
        "namespaces and overlay mounts (in a container: one with CAP_SYS_ADMIN)",
        "unshare --mount --net --pid --uts --ipc --cgroup --fork sh -c 'mount -t tmpfs tmpfs /mnt && cd /mnt && mkdir upper work root"
        " && mount -t overlay -o lowerdir=/,upperdir=upper,workdir=work overlay root'",
    ),
}
NEEDS = HOST | {
    "unshare": tool("unshare nsenter pivot_root", "util-linux"),
    "ip": tool("ip bridge", "iproute2"),
    "ping": Need("ping of iputils", "ping -V", ("iputils-ping",)),
    "ps": tool("ps sysctl", "procps"),
    "busybox": Need(
        "a statically linked busybox",
        'cp "$(command -v busybox)" /tmp/busybox && chroot /tmp /busybox true',
        ("busybox-static",),
    ),
    "nft": Need(
        "nft, and address translation by nftables in the kernel",
        "nft 'add table ip probe; add chain ip probe out { type nat hook postrouting priority srcnat; }; add rule ip probe out masquerade'",
        ("nftables",),
    ),
    "veth": Need(
        "veth pairs and bridges in the kernel",
        "ip link add br9 type bridge && ip link add v9 type veth peer name w9 && ip link set v9 master br9",
    ),
    "forwarding": Need("leave to switch on forwarding", "echo 1 >/proc/sys/net/ipv4/ip_forward"),
    "cgroup2": Need(
        "a writable cgroup v2 hierarchy", "mkdir /sys/fs/cgroup/probe && cat /sys/fs/cgroup/probe/cgroup.freeze"
    ),
    "user-namespaces": Need(
        "user namespaces for unprivileged users",
        "setpriv --reuid=1000 --regid=1000 --clear-groups unshare --user --map-root-user true",
    ),
    "docker": Need(
        "a Docker Engine to start (dockerd, docker, iptables)",
        "for tool in dockerd docker containerd runc iptables; do command -v $tool || exit 1; done",
        ("docker.io", "docker-cli", "iptables"),
    ),
}


@dataclass(frozen=True)
class Readiness:
    """Which needs are not met, each with the reason, and the folders of fetched tools that a world has to lay over /."""

    missing: dict[str, str]
    layers: tuple[Path, ...] = ()


def run_probe(need: Need, world: World | None = None) -> bool:
    """Whether a probe succeeds; on the host when there is no world."""
    command = ["bash", "-c", need.probe]
    try:
        done = subprocess.run(
            world.command(command) if world else command, capture_output=True, stdin=subprocess.DEVNULL, env=ENVIRONMENT
        )
    except FileNotFoundError:
        return False
    return done.returncode == 0


def examine(names: tuple[str, ...], fetching: bool = True) -> Readiness:
    """Find out which needs are met here, and fetch missing tools from Debian when `fetching`.

    Whatever cannot be examined because a world cannot be made is missing too, for that reason.
    """
    for need in HOST.values():
        if not run_probe(need):
            return Readiness(dict.fromkeys(names, f"needs {need.text}"))
    wanted = [name for name in names if name not in HOST]
    layers: tuple[Path, ...] = ()
    with World() as world:
        failed = [name for name in wanted if not run_probe(NEEDS[name], world)]
    packages = [package for name in failed for package in NEEDS[name].packages]
    if packages and fetching and can_fetch():
        layers = tuple(folder for package in packages if (folder := fetch(package)))
        with World(layers) as world:
            failed = [name for name in wanted if not run_probe(NEEDS[name], world)]
    return Readiness({name: reason(name) for name in failed}, layers)


def reason(name: str) -> str:
    """Say what is missing and how to get it."""
    need = NEEDS[name]
    hint = f" (Debian: {', '.join(need.packages)})" if need.packages else ""
    return f"needs {need.text}{hint}"


def fetch_tools(names: tuple[str, ...]) -> str:
    """Fetch what labs with these needs lack and can be had; say in one line what is lacking still, and why their tests will skip."""
    readiness = examine(names)
    if not readiness.missing:
        return "tools of the labs: all here"
    return f"tools of the labs: not to be had here, so labs are skipped: {'; '.join(sorted(set(readiness.missing.values())))}"


def allowed_docker() -> bool:
    """Whether labs may start a Docker Engine of their own: in CI, or when asked for."""
    return os.environ.get("CI") == "true" or os.environ.get("WITH_DOCKER") == "1"
