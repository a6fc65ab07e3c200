"""What the author may have meant.

First the same name but for case, width or encoding, then a near name, then the same name somewhere else. Looking for near
names is slow, so a run does it for so many names at most; findings come in order, so every run helps with the same ones.
"""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from urllib.parse import unquote

from scripts.links.folders import Site
from scripts.links.rules import Finding

NEAR = 0.75
MOST_SEARCHES = 300
MOST_NAMES = 2_000


def key(name: str) -> str:
    """Make equal what people take for equal: case, full width, composed characters, percent signs, `_` and `-`."""
    return unicodedata.normalize("NFKC", unquote(unquote(name))).casefold().replace("_", "-").replace(" ", "-")


class Suggester:
    """Suggests paths and anchors of one site."""

    def __init__(self, site: Site, anchors: dict[str, list[str]]):
        self.site, self.anchors = site, anchors
        self.searches = 0
        self.known: dict[tuple[str, str, str], str | None] = {}
        self.paths = {key(path): path for path in sorted(site.files, reverse=True)}
        self.in_folder: dict[str, list[str]] = {}
        self.by_name: dict[str, list[str]] = {}
        for path in sorted(site.files):
            name = stem(path)
            self.in_folder.setdefault(name.rpartition("/")[0], []).append(path)
            self.by_name.setdefault(key(name.rpartition("/")[2]), []).append(path)
        self.pages_with: dict[str, str] = {}

    def suggest(self, finding: Finding) -> str | None:
        """Suggest what to write instead; None when nothing is near."""
        about = (finding.rule, finding.resolved, finding.fragment)
        if about not in self.known:
            self.known[about] = self.look(finding)
        return self.known[about]

    def look(self, finding: Finding) -> str | None:
        if finding.rule == "dead-anchor":
            return self.look_for_anchor(finding.resolved, finding.fragment)
        if finding.rule in ("wrong-case", "slash-after-file", "double-slash", "wrong-language"):
            return finding.detail
        if finding.rule == "offline-directory":
            index = f"{finding.resolved}index.html"
            return index if index in self.site.files else None
        if finding.rule == "offline-extension":
            return finding.resolved
        if finding.rule in ("dead-link", "markdown-source", "outside-site", "no-index"):
            return self.look_for_path(finding.resolved)
        return None

    def look_for_path(self, path: str) -> str | None:
        inside = path.replace("../", "")
        name = stem(inside)
        for same in (inside, f"{name}/index.html", f"{name}.html"):
            if key(same) in self.paths:
                return self.paths[key(same)]
        if name.startswith("www."):
            return f"https://{inside}"
        folder, _, last = name.rpartition("/")
        beside = {stem(one).rpartition("/")[2]: one for one in self.in_folder.get(folder, ())}
        near = self.nearest(last, beside)
        if near:
            return beside[near]
        elsewhere = self.by_name.get(key(last), ())
        return elsewhere[0] if len(elsewhere) == 1 else None

    def look_for_anchor(self, page: str, fragment: str) -> str | None:
        here = self.anchors.get(page, ())
        same = next((one for one in here if key(one) == key(fragment)), None)
        near = same or self.nearest(unquote(fragment), here)
        if near:
            return f"#{near}"
        if not self.pages_with:
            for path in sorted(self.anchors, reverse=True):
                self.pages_with.update(dict.fromkeys(self.anchors[path], path))
        other = self.pages_with.get(fragment) or self.pages_with.get(unquote(fragment))
        return f"{other}#{unquote(fragment)}" if other else None

    def nearest(self, name: str, names: Iterable[str]) -> str | None:
        """Find the nearest name, as long as that is cheap."""
        self.searches += 1
        if self.searches > MOST_SEARCHES or len(name) > 200:
            return None
        near = get_close_matches(name, list(names)[:MOST_NAMES], 1, NEAR)
        return near[0] if near else None


def stem(path: str) -> str:
    """Name a page without what differs between an online site and a bundle: `x/`, `x/index.html`, `x.html`, `x.md` are `x`."""
    path = path.rstrip("/").removesuffix("index.html").rstrip("/")
    name, dot, ending = path.rpartition(".")
    return name if dot and ending in ("html", "htm", "md") else path
