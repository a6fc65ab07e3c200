"""Packages of Debian that tests need, installed where that is ours to do: as root, with apt."""

import os
import shutil
import subprocess
import sys


def install(*packages: str) -> bool:
    """Install packages with apt. Returns False, and does nothing, when we are not root or there is no apt; False when apt fails."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print(f"· installing Debian's {' and '.join(packages)}", file=sys.stderr, flush=True)
    commands = (["update"], ["install", "-y", "--no-install-recommends", *packages])
    return all(
        subprocess.run(["apt-get", "-qq", *command], stdout=subprocess.DEVNULL).returncode == 0 for command in commands
    )
