"""What a reference leads to: a file of the site, nothing, or something that is not ours to judge.

Two worlds: on a server, a folder answers with its `index.html` and a page may leave out `.html`; from `file://`,
neither works, and `/` is the root of the reader's disk.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from scripts.links import urls
from scripts.links.folders import Site
from scripts.links.fragments import plain_fragment

MARKDOWN = (".md", ".markdown", ".mkd")
HOME_FOLDERS = {"home", "Users", "root", "tmp", "private", "mnt"}
SLASHES = re.compile("/{2,}")
OF_THE_DOCUMENT = {"", "?", *urls.CONTROLS_AND_SPACE}  # what may begin an address that names its own page
MOST_REMEMBERED = 50_000
# Rules that are decided by the address alone.
NO_PATH = {"empty-url", "bad-url", "folder-as-host", "offline-absolute", "localhost", "local-path", "javascript-link"}


class Publication(NamedTuple):
    """Where the site is published: the host that is its own (or None), and the path below which it lives, `notes/` or ``."""

    host: str | None = None
    base_path: str = ""


class Context(NamedTuple):
    """Where a reference stands.

    `start` is the file or folder that it starts from (None: on another host). `above` pairs each way up with the folder
    to which it leads, the root first and the own folder last. `offline` says whether `file://` rules hold.
    """

    start: str | None
    above: tuple[tuple[str, str], ...]
    offline: bool


def context_at(start: str | None, offline: bool) -> Context:
    """
    >>> context_at("a/b/index.html", False).above
    (('../../', ''), ('../', 'a/'), ('', 'a/b/'))
    """
    if start is None:
        return Context(None, (), offline)
    names = start.split("/")[:-1]
    ways = [
        ("../" * (len(names) - kept), "".join(f"{name}/" for name in names[:kept])) for kept in range(len(names) + 1)
    ]
    return Context(start, tuple(ways[-1:] if start.startswith("../") else ways), offline)


class Target(NamedTuple):
    """`rule` says what is wrong, or is empty; `path` is a file of the site, or what was looked for, or empty outside of it."""

    rule: str
    path: str = ""
    detail: str = ""

    @property
    def is_no_path(self) -> bool:
        """Whether the address was refused before anything could be looked for."""
        return self.rule in NO_PATH


UNKNOWN = Target("unknown")


@dataclass
class Resolver:
    """Finds targets, and remembers them: a menu repeats the same addresses on every page."""

    site: Site
    published: Publication
    found: dict[tuple[str | None, bool, str, bool], Target | None] = field(default_factory=dict)

    def resolve(self, raw: str, context: Context) -> tuple[Target | None, str]:
        """Find what an address leads to, and the fragment. None: legal, and not on this site.

        Climbs first, so that a menu on pages of many folders is looked up once.
        """
        address, mark, fragment = raw.partition("#")
        if mark and not address.strip(urls.CONTROLS_AND_SPACE):
            address = "?"  # the document itself, which an address without anything would mean by mistake
        start, above, offline = context
        climb = ""
        if address.startswith(("https://", "http://")):
            start = None
        elif above and address[:1] not in OF_THE_DOCUMENT:
            for climb, folder in above:
                if address.startswith(climb):
                    start, address = folder, address[len(climb) :]
                    break
        key = (start, climb != "", address, offline)
        target = self.found.get(key, UNKNOWN)
        if target is UNKNOWN:
            if len(self.found) > MOST_REMEMBERED:
                self.found.clear()
            # After climbing, `./` keeps `..//a` from becoming `/a`.
            target = self.found[key] = self.find(start, f"./{address}" if climb else address, offline)
        return target, plain_fragment(fragment) if fragment else ""

    def find(self, start: str | None, address: str, offline: bool) -> Target | None:
        """Find what an address without a fragment leads to that stands in the file or folder `start`."""
        if not address.strip(urls.CONTROLS_AND_SPACE):
            return Target("empty-url")
        try:
            parts = urls.parse(address)
        except ValueError:
            return Target("bad-url")
        if parts.scheme is not None or parts.host is not None or parts.path.startswith("/"):
            return self.find_absolute(parts, offline)
        if start is None:
            return None
        return self.look_up(urls.join(start, parts.path) if parts.path else start, offline)

    def find_absolute(self, parts: urls.Address, offline: bool) -> Target | None:
        """Find what an address leads to that does not depend on the folder of its page."""
        local_rules = offline and parts.scheme is None
        if parts.host is not None:
            if parts.scheme is None and (parts.host in self.site.folders or parts.host in self.site.files):
                return Target("folder-as-host", detail=parts.host)
            if local_rules:
                return Target("offline-absolute")
            if parts.host != self.published.host:
                return Target("localhost") if urls.is_local(parts.host) else None
        elif parts.scheme is not None:
            if parts.scheme == "file" or len(parts.scheme) == 1:  # C:\notes is a disk, not a scheme
                return Target("local-path")
            return Target("javascript-link") if parts.scheme == "javascript" else None
        else:
            first = parts.path.split("/")[1]
            if first in HOME_FOLDERS and first not in self.site.folders and f"{first}/" != self.published.base_path:
                return Target("local-path")
            if local_rules:
                return Target("offline-absolute")
        path = self.below_base(urls.join("", parts.path[1:]))
        target = self.look_up(path, False)
        if target.rule and offline:  # a bundle has `a.html` where the published site has `a/`
            bundled = self.look_up(f"{path.removesuffix('index.html').rstrip('/')}.html", False)
            return target if bundled.rule else bundled
        return target

    def below_base(self, path: str) -> str:
        """Turn a path below the root of the server into one below the root of the site."""
        base = self.published.base_path
        if path.startswith(base):
            return path[len(base) :]
        return "" if f"{path}/" == base else "../" * base.count("/") + path

    def look_up(self, path: str, offline: bool) -> Target:
        """Say which file of the site answers for a path, or why none does."""
        files, folders = self.site.files, self.site.folders
        if path in files:
            return Target("", path)
        if path.startswith("../"):
            return Target("outside-site", path)
        name = path.rstrip("/")
        if "//" in path or path.startswith("/"):
            straight = self.look_up(SLASHES.sub("/", path).lstrip("/"), offline)
            return straight if straight.rule else Target("double-slash", straight.path, detail=straight.path)
        if name in folders:
            folder = f"{name}/" if name else ""
            if offline:
                return Target("offline-directory", folder)
            index = next((index for index in (f"{folder}index.html", f"{folder}index.htm") if index in files), None)
            return Target("", index) if index else Target("no-index", folder)
        if name in files:
            return Target("slash-after-file", path, detail=name)
        if f"{path}.html" in files:
            return Target("offline-extension" if offline else "", f"{path}.html")
        if name.casefold() in self.site.folded:
            return Target("wrong-case", path, detail=self.site.folded[name.casefold()])
        return Target("markdown-source" if path.lower().endswith(MARKDOWN) else "dead-link", path)
