"""Tools from Debian packages, unpacked into a cache folder of their own and never installed.

`apt-get` downloads a package with whatever it depends on that is missing here; `dpkg -x` unpacks it. No service starts, and nothing
of the machine changes outside `${XDG_CACHE_HOME:-~/.cache}/k8s-notes`. A world lays the folder over `/` in its own view alone.
"""

import fcntl
import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

# Debian makes this link when it installs the package; unpacking does not.
LINKS = {"usr/sbin/iptables": "xtables-nft-multi", "usr/sbin/ip6tables": "xtables-nft-multi"}
OPTIONS = ("--yes", "--download-only", "--no-install-recommends")


def succeeds(*command: str | Path) -> bool:
    """Run a command without a word; whether it went well. It is never asked anything."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=environment).returncode == 0


def can_fetch() -> bool:
    """Whether this is a Debian, or a child of it, and we are root."""
    return os.geteuid() == 0 and all(shutil.which(tool) for tool in ("apt-get", "dpkg"))


def cache_folder() -> Path:
    """Where unpacked packages are kept; another folder for each release of the operating system."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    release = platform.freedesktop_os_release()
    return base / "k8s-notes" / f"{release['ID']}-{release.get('VERSION_ID', 'rolling')}-{platform.machine()}"


def fetch(package: str, cache: Path | None = None) -> Path | None:
    """Unpack a package with what it depends on, and return the folder; None when there is no such package to be had."""
    cache = cache or cache_folder()
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / package
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests run on all cores; the first one fetches
        if folder.is_dir():
            return folder
        with tempfile.TemporaryDirectory(dir=cache) as temporary:
            archives = download(package, cache, Path(temporary))
            if not archives:
                return None
            unpack(archives, Path(temporary) / "root")
            (Path(temporary) / "root").rename(folder)
    return folder


def download(package: str, cache: Path, folder: Path) -> list[Path]:
    """Download the archives of a package and of what it depends on and is not installed. Lists too old for that are renewed."""
    lists = cache / "lists"
    (folder / "partial").mkdir()
    settings = (f"Dir::State::lists={lists}", f"Dir::Cache::archives={folder}", "Acquire::http::Timeout=20")
    options = [part for setting in settings for part in ("-o", setting)]
    for attempt in (1, 2):
        if attempt == 2 or not any(lists.glob("*_Packages*")):
            lists.mkdir(exist_ok=True)
            succeeds("apt-get", "update", *options)
        if not succeeds("apt-cache", *options, "show", package):
            return []
        # --reinstall: a slim system may have a package on its list and not its program
        if succeeds("apt-get", "install", *OPTIONS, "--reinstall", *options, package):
            break
    return sorted(folder.glob("*.deb"))


def unpack(archives: list[Path], root: Path) -> None:
    """Unpack archives into `root`, with everything under usr/, as on a system where /bin is a link to /usr/bin."""
    root.mkdir()
    for archive in archives:
        if not succeeds("dpkg", "-x", archive, root):
            raise ValueError(f"{archive.name} cannot be unpacked")
    for path in list(root.iterdir()):
        if path.name in ("bin", "sbin", "lib", "lib64"):
            shutil.copytree(path, root / "usr" / path.name, symlinks=True, dirs_exist_ok=True)
        if path.name != "usr":
            shutil.rmtree(path)
    shutil.rmtree(root / "usr/share", ignore_errors=True)  # manuals and messages, of no use here
    for name, target in LINKS.items():
        link = root / name
        if link.with_name(target).exists() and not link.exists():
            link.symlink_to(target)
