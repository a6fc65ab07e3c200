"""The Markdown file and line that a finding came from.

MkDocs' paths can be turned round: `x/index.html` or `x.html` came from `x.md`; with folders of languages, from the folder
named at the front of the path, or from the language that has no folder in the site. The line is the one that writes
the address; if none does (a plugin changed it), the one with the same words, then the heading above.
Nothing is said about what the theme wrote.
"""

import html
import os
import re
from dataclasses import dataclass
from pathlib import Path

from scripts.links import urls
from scripts.links.folders import Site
from scripts.links.places import Lines, Place
from scripts.links.rules import Finding

LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")
FENCE = re.compile(r"\s*(`{3,}|~{3,})")
LINK = re.compile(r"\[([^\[\]]*+)\]\(\s*+<?([^)>\s]*+)")
DEFINITION = re.compile(r"\s*\[[^\[\]]++\]:\s*<?([^>\s]++)", re.MULTILINE)
ATTRIBUTE = re.compile(r"""(?<![\w:-])[\w:-]++\s*+=\s*+(?:"([^"<>]*+)"|'([^'<>]*+)'|([^\s"'<>]++))""")
IDENTIFIER = re.compile(r"""\{[^{}#\n]*+#([^\s{}]++)[^{}\n]*+\}|\b(?:id|name)\s*+=\s*+["']?([^\s"'>]++)""")
HEADING = re.compile(r"^\s*#{1,6}\s(.*)", re.MULTILINE)
ATTRIBUTE_LIST = re.compile(r"\{[^{}]*+\}")
PUNCTUATION = re.compile(r"[^\w]+")


class Markdown:
    """What one source file writes outside fences, as pairs of a line and a text. No Markdown parser."""

    def __init__(self, text: str):
        self.text = without_fences(text)
        self.lines = Lines(self.text)
        links = list(LINK.finditer(self.text))
        self.words = [(self.line(match.start()), plain(match[1])) for match in links]
        self.addresses = [(self.line(match.start(2)), match[2]) for match in links]
        self.addresses += [(self.line(match.start(1)), match[1]) for match in DEFINITION.finditer(self.text)]
        values = [(match, match[1] or match[2] or match[3] or "") for match in ATTRIBUTE.finditer(self.text)]
        self.values = [(self.line(match.start()), html.unescape(value)) for match, value in values]
        self.identifiers = [
            (self.line(match.start()), match[1] or match[2]) for match in IDENTIFIER.finditer(self.text)
        ]
        self.headings = [
            (self.line(match.start(1)), plain(ATTRIBUTE_LIST.sub("", match[1])))
            for match in HEADING.finditer(self.text)
        ]

    def line(self, offset: int) -> int:
        return self.lines.place(offset)[0]

    def lines_with(self, raw: str) -> list[int]:
        """Lines in which an address stands by itself, whatever is around it."""
        return [
            self.line(match.start()) for match in re.finditer(rf"(?<![\w./-]){re.escape(raw)}(?![\w./-])", self.text)
        ]


def without_fences(text: str) -> str:
    """Empty the lines of fenced blocks."""
    kept, fence = [], None
    for line in text.split("\n"):
        match = FENCE.match(line)
        if match:
            fence = match[1] if fence is None else None if match[1].startswith(fence) else fence
        kept.append("" if match or fence else line)
    return "\n".join(kept)


def plain(text: str) -> str:
    """Reduce a text to its words, so that markup and typography do not count."""
    return PUNCTUATION.sub(" ", text).strip().casefold()


@dataclass
class MarkdownFiles:
    """Finds source files below `docs`, and lines in them."""

    docs: Path
    site: Site

    def __post_init__(self) -> None:
        names = [path.name for path in self.docs.iterdir() if path.is_dir() and LANGUAGE.fullmatch(path.name)]
        self.defaults = sorted(name for name in names if name not in self.site.folders)
        self.languages = set(names) - set(self.defaults)
        self.read: dict[Path, Markdown] = {}

    def file_of(self, page: str) -> Path | None:
        """Turn the path of a page round: which Markdown file did it come from?"""
        stem, dot, _ = page.rpartition(".htm")
        if not dot:
            return None
        stems = [stem, f"{stem}/index", f"{stem}/README"]
        if stem == "index" or stem.endswith("/index"):
            parent = stem.removesuffix("index")
            stems = [*([parent.rstrip("/")] if parent else []), stem, f"{parent}README"]
        front = page.partition("/")[0]
        folders = ["", *(f"{name}/" for name in self.defaults)]
        candidates = [f"{folder}{stem}.md" for folder in folders for stem in stems]
        if front in self.languages:  # the default language stands in for a page that is not translated
            inner = [stem.removeprefix(front).lstrip("/") or "index" for stem in stems]
            candidates += [f"{name}/{stem}.md" for name in self.defaults for stem in inner]
        return next((self.docs / name for name in candidates if os.path.isfile(self.docs / name)), None)

    def source(self, file: Path) -> Markdown:
        if file not in self.read:
            try:
                text = file.read_text(encoding="utf-8", errors="replace")
            except OSError:  # then no line is known
                text = ""
            self.read[file] = Markdown(text)
        return self.read[file]

    def line_of(self, file: Path, finding: Finding, place: Place, nth: int) -> int | None:
        """Say which line of the source wrote the `nth` address (from 0) that is equal on the page; None: the theme did."""
        if finding.rule == "orphan-page":
            return 1
        source = self.source(file)
        if finding.rule == "duplicate-id":
            lines = [line for line, name in source.identifiers if name == finding.fragment]
            return lines[min(1, len(lines) - 1)] if lines else self.line_near(source, place)
        raw = urls.clean(finding.raw)
        lines = [line for line, text in source.addresses if text == raw] + [
            line for line, text in source.values if text == finding.raw
        ]
        if not lines and place.is_content:
            meant = (self.destination(finding.resolved), finding.fragment)
            words = plain(place.text)
            lines = (
                (source.lines_with(finding.raw) if raw else [])
                or [line for line, text in source.addresses if self.points_at(file, text) == meant]
                or [line for line, text in source.words if words and text == words]
            )
        return sorted(lines)[min(nth, len(lines) - 1)] if lines else self.line_near(source, place)

    def line_near(self, source: Markdown, place: Place) -> int | None:
        """Say where the heading above stands; None outside the content."""
        if not place.is_content:
            return None
        lines = [line for line, name in source.identifiers if name == place.heading[0]]
        lines = lines or [line for line, text in source.headings if text == plain(place.heading[1])]
        return lines[0] if lines else 1

    def points_at(self, file: Path, address: str) -> tuple[str, str]:
        """Say which page a Markdown address means, in the same words as `destination`."""
        try:
            parts = urls.parse(address)
        except ValueError:
            return "", ""
        here = file.relative_to(self.docs).as_posix()
        return self.destination(urls.join(here, parts.path) if parts.path else here), parts.fragment

    def destination(self, path: str) -> str:
        """Bring a page's path in the site and its path in the sources to one form."""
        for name in self.defaults:
            path = path.removeprefix(f"{name}/")
        path = re.sub(r"\.(?:md|html?)$", "", path)
        return re.sub(r"(?:^|/)(?:index|README)$", "", path).rstrip("/")
