"""A Docker Engine of a lab's own: it lives in the lab's world, with its own socket, data, bridges and firewall, and dies with it.

The image is made from the busybox at hand; nothing is pulled. The name is the one that readers pull, so their commands are the same.
"""

import re

from scripts.labs.world import SHELL, World

IMAGE = "busybox:1.35"
START = (SHELL / "engine.sh").read_text(encoding="utf-8")
BUILD = f"image={IMAGE}\n" + (SHELL / "image.sh").read_text(encoding="utf-8")
NUMBER = re.compile(r"\d+\.\d+\.\d+")


class Engine:
    """The engine of one world; `start` once."""

    def __init__(self, world: World) -> None:
        self.terminal = world.terminal("engine")

    def start(self) -> dict[str, str]:
        """Start the engine, import the image, and return its versions. Raises ValueError with the end of its log."""
        version, status = self.terminal.run(START)
        if status:
            log, _ = self.terminal.run("tail -n 15 /run/dockerd.log")
            raise ValueError(f"the Docker Engine does not start here:\n{log}")
        output, status = self.terminal.run(BUILD)
        if status:
            raise ValueError(f"the image cannot be made:\n{output}")
        found = {"docker": version.strip().split("+")[0]}
        for name in ("containerd", "runc"):
            found[name] = version_in(name, self.terminal.run(f"{name} --version")[0])
        found["cgroup"] = "v" + self.terminal.run("docker info --format '{{.CgroupVersion}}'")[0].strip()
        return found


def version_in(program: str, printed: str) -> str:
    """The first version number in what `program --version` printed. Raises ValueError when there is none."""
    if not (found := NUMBER.search(printed)):
        raise ValueError(f"`{program} --version` prints no version such as 1.2.3: {printed.strip() or 'nothing'}")
    return found[0]
