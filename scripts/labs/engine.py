"""A Docker Engine of a lab's own: it lives in the lab's world, with its own socket, data, bridges and firewall, and dies with it.

The image is made from the busybox at hand; nothing is pulled. The name is the one that readers pull, so their commands are the same.
"""

import re

from scripts.labs.world import World

IMAGE = "busybox:1.35"
# dockerd takes overlay2 where it can and vfs elsewhere; its data is in memory.
START = """\
dockerd --data-root /run/docker-data --exec-root /run/docker-exec --pidfile /run/docker.pid --host unix:///run/docker.sock >/run/dockerd.log 2>&1 &
for try in $(seq 300); do
  docker version >/dev/null 2>&1 && break
  kill -0 $! 2>/dev/null || break
  sleep 0.1
done
docker version --format '{{.Server.Version}}'"""
BUILD = f"""\
mkdir -p image/bin image/etc image/root image/tmp image/var/www
cp "$(command -v busybox)" image/bin/busybox
for name in $(busybox --list); do [ -e image/bin/$name ] || ln -s busybox image/bin/$name; done
echo 'root:x:0:0:root:/root:/bin/sh' >image/etc/passwd
echo 'root:x:0:' >image/etc/group
tar -C image -c . | docker import --change 'CMD ["sh"]' - {IMAGE} && rm -r image"""


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
            found[name] = re.search(r"\d+\.\d+\.\d+", self.terminal.run(f"{name} --version")[0])[0]
        found["cgroup"] = "v" + self.terminal.run("docker info --format '{{.CgroupVersion}}'")[0].strip()
        return found
