"""A world for one lab: namespaces of its own, so that a lab can do what it likes and the machine stays as it is.

Mounts, network, processes, host name, IPC and cgroups are private. The root file system is the one of the machine with a layer in
memory over it: everything can be read, and whatever is written is gone with the world. The network has no way out.

Nothing outlives the world, however it ends: its first process reads from a pipe that we hold; when we close it, fail or are killed,
that process ends, the kernel kills every other process of the world, and mounts and interfaces go with the last of them.
"""

import os
import secrets
import subprocess
from pathlib import Path

from scripts.labs.terminal import Terminal

PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
ENVIRONMENT = {"PATH": PATH, "HOME": "/root", "LANG": "C.UTF-8", "TERM": "dumb"}

# Runs outside the world's PID namespace and tidies the one thing that the kernel keeps: the cgroups. Arguments: the world's name,
# its host name, the scripts below, folders with tools. These are copied: the kernel refuses a layer that lies inside another one.
KEEPER = r"""
set -e
mount -t tmpfs tmpfs /run
mkdir /run/upper /run/work /run/root /run/cgroup
name=$1 hostname=$2 first=$3 ready=$4
shift 4
for layer; do cp -a "$layer/." /run/upper; done
if mount -t cgroup2 cgroup2 /run/cgroup 2>/dev/null; then mkdir "/run/cgroup/$name" 2>/dev/null || true; fi
unshare --mount --net --pid --uts --ipc --fork --kill-child bash -c "$first" first "/run/cgroup/$name" "$hostname" "$ready" || status=$?
for try in 1 2 3 4 5 6 7 8 9 10; do
  find "/run/cgroup/$name" -depth -type d -exec rmdir {} + 2>/dev/null || true
  [ -d "/run/cgroup/$name" ] || break
  sleep 0.1
done
exit ${status:-0}
"""

# The first process of the world: a new root, then (in a cgroup of its own) the file systems that show the new namespaces.
FIRST = r"""
set -e
read -r pid rest </proc/self/stat
if [ -d "$1" ]; then echo 0 >"$1/cgroup.procs"; fi
mount -t overlay -o "lowerdir=/,upperdir=/run/upper,workdir=/run/work" overlay /run/root
cd /run/root
mount --rbind /dev dev
mount -t tmpfs tmpfs mnt
pivot_root . mnt
exec unshare --cgroup bash -c "$3" init "$pid" "$2"
"""
READY = r"""
set -e
mount -t proc proc /proc
umount -l /mnt  # the old root, with every mount of the machine
umount /mnt
mount -t sysfs sysfs /sys
for folder in run tmp root dev/shm; do mount -t tmpfs -o mode=755 tmpfs /$folder; done
chmod 1777 /tmp /dev/shm
mkdir /run/lock
if mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null && mkdir /sys/fs/cgroup/init 2>/dev/null; then
  # processes may not sit in a cgroup that hands out controllers, so all of them move one level down
  echo 0 >/sys/fs/cgroup/init/cgroup.procs
  for name in $(</sys/fs/cgroup/cgroup.controllers); do echo "+$name" >/sys/fs/cgroup/cgroup.subtree_control || true; done 2>/dev/null
fi
printf init >/proc/self/comm
echo "$2" >/proc/sys/kernel/hostname
{ ip link set lo up; echo 0 >/proc/sys/net/ipv4/ip_forward; echo 1000 >/proc/sys/kernel/ns_last_pid; } 2>/dev/null || true
echo "ready $1"
while read -r line; do :; done
"""


class World:
    """A context: inside it, `terminal` opens shells. Raises ValueError when the world cannot be made."""

    def __init__(self, layers: tuple[Path, ...] = (), hostname: str = "host") -> None:
        self.name = f"k8s-notes-lab-{os.getpid()}-{secrets.token_hex(4)}"
        self.layers = layers
        self.hostname = hostname
        self.terminals: dict[str, Terminal] = {}

    def __enter__(self) -> "World":
        command = [
            "unshare",
            "--mount",
            "bash",
            "-c",
            KEEPER,
            "keeper",
            self.name,
            self.hostname,
            FIRST,
            READY,
            *map(str, self.layers),
        ]
        self.keeper = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=ENVIRONMENT,
            text=True,
            start_new_session=True,
        )
        try:
            line = self.keeper.stdout.readline()
            if not line.startswith("ready "):
                raise ValueError(f"cannot make a world for labs: {line}{self.keeper.stdout.read()}".strip())
        except BaseException:
            self.__exit__()
            raise
        self.first = int(line.split()[1])
        return self

    def command(self, command: list[str]) -> list[str]:
        """Wrap a command so that it runs in this world, also in its cgroup; to be run with `ENVIRONMENT`."""
        cgroup = f"/proc/{self.keeper.pid}/root/run/cgroup/{self.name}/init/cgroup.procs"
        enter = ["nsenter", "--target", str(self.first), "--mount", "--net", "--pid", "--uts", "--ipc", "--cgroup"]
        return [
            "sh",
            "-c",
            f'{{ echo 0 >"{cgroup}"; }} 2>/dev/null; exec "$@"',
            "enter",
            *enter,
            "env",
            "--chdir=/root",
            *command,
        ]

    def terminal(self, name: str) -> Terminal:
        """The terminal of this name; opened when it is used for the first time."""
        if name not in self.terminals:
            self.terminals[name] = Terminal(name, self.command(["bash", "--noprofile", "--norc"]), ENVIRONMENT)
        return self.terminals[name]

    def __exit__(self, *error: object) -> None:
        self.keeper.stdin.close()
        # nsenter collects its shell; killed before that, it would leave the shell to the init of the machine, which may be slow
        for terminal in self.terminals.values():
            terminal.close()
        self.keeper.stdout.close()
        self.keeper.wait()
