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

from scripts.labs.terminal import Terminal, pipes

PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
ENVIRONMENT = {"PATH": PATH, "HOME": "/root", "LANG": "C.UTF-8", "TERM": "dumb"}

SHELL = Path(__file__).parent / "shell"
# Handed over as texts: what the machine has under our path is out of sight once the root has changed.
KEEPER, FIRST, READY = ((SHELL / f"{name}.sh").read_text(encoding="utf-8") for name in ("keeper", "first", "ready"))


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
        self.hold, self.told = pipes(self.keeper)
        try:
            line = self.told.readline()
            if not line.startswith("ready "):
                raise ValueError(f"cannot make a world for labs: {line}{self.told.read()}".strip())
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
        self.hold.close()
        # nsenter collects its shell; killed before that, it would leave the shell to the init of the machine, which may be slow
        for terminal in self.terminals.values():
            terminal.close()
        self.told.close()
        self.keeper.wait()
