"""Which files and folders a built site has.

Names are compared as they are written, so a link that only a case-blind disk forgives is found on every disk.
A folder that is a link is followed, but links inside it are not, and never one that leads to a folder above:
so every walk ends.
"""

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ERROR_PAGE = "404.html"
PAGES = (".html", ".htm", ".xhtml")


@dataclass
class Site:
    """Files and folders as decoded paths below the root, with `/` between names; the root itself is the folder ``."""

    root: Path
    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=lambda: {""})
    unreadable: list[tuple[str, str]] = field(default_factory=list)  # path and reason

    @cached_property
    def folded(self) -> dict[str, str]:
        """What a case-blind disk would find."""
        return {path.casefold(): path for path in sorted(self.files | self.folders)}

    def read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()


def read_site(root: Path) -> Site:
    """List everything below `root`. Raises OSError when the root itself cannot be listed."""
    site = Site(root)
    home = os.path.realpath(root)
    above_home = {home, *map(str, Path(home).parents)}
    os.scandir(root).close()
    waiting = [("", False)]  # a folder, and whether there was a link on the way to it
    while waiting:
        folder, by_link = waiting.pop()
        try:
            with os.scandir(os.path.join(root, folder)) as entries:
                for entry in entries:
                    path = f"{folder}/{entry.name}" if folder else entry.name
                    kind = kind_of(entry)
                    if kind == "file":
                        site.files.add(path)
                    elif kind != "folder":
                        site.unreadable.append((path, kind))
                    elif not entry.is_symlink():
                        site.folders.add(path)
                        waiting.append((path, by_link))
                    elif not by_link:
                        real = os.path.realpath(entry.path)
                        if real in above_home or f"{home}/{path}".startswith(f"{real}/"):
                            site.unreadable.append((path, "a link to a folder that it is in itself"))
                        else:
                            site.folders.add(path)
                            waiting.append((path, True))
        except OSError as error:
            site.unreadable.append((folder, f"cannot be read: {error.strerror or error}"))
    return site


def kind_of(entry: os.DirEntry[str]) -> str:
    """Say what an entry of a folder is behind all links: `file`, `folder`, or what is wrong with it."""
    try:
        if entry.is_file():
            return "file"
        if entry.is_dir():
            return "folder"
        entry.stat()
    except OSError as error:
        return (
            f"a link that leads nowhere ({error.strerror})"
            if entry.is_symlink()
            else f"cannot be read: {error.strerror}"
        )
    return "neither a file nor a folder"


def is_page(path: str) -> bool:
    return path.lower().endswith(PAGES)
