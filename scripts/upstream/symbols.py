"""Where the symbols that `docs/data/sources.yml` names stand in upstream's files, from `evidence/symbols.yml`.

`found` maps `owner/name version` to paths, and each path to its symbols with the line they stand at; a source without a symbol
leaves its path alone. `unread` names the repositories in versions that nobody had at hand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.yaml_files import read_yaml

EVIDENCE = Path("evidence/symbols.yml")
DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Asked:
    """What one source says: the symbol ("" when it names none) stands in this file of this version."""

    id: str
    repo: str
    version: str
    path: str
    symbol: str

    @property
    def place(self) -> str:
        return f"{self.repo} {self.version}"


@dataclass(frozen=True)
class Symbols:
    """What was looked up. `found` maps place, path and symbol to a line; `unread` are places that could not be read."""

    found: dict[str, dict[str, dict[str, int]]]
    unread: list[str]

    def line(self, asked: Asked) -> int | None:
        """The line of a symbol, 1 for a path alone; None when nobody found it."""
        symbols = self.found.get(asked.place, {}).get(asked.path)
        return None if symbols is None else symbols.get(asked.symbol) if asked.symbol else 1


def read_symbols(root: Path) -> Symbols:
    """Read `evidence/symbols.yml`."""
    data = read_yaml(root / EVIDENCE)
    return Symbols(data["found"], data["unread"])


def asked(sources: dict[str, dict]) -> Iterator[Asked]:
    """What the sources say, in their order."""
    for name, source in sources.items():
        yield Asked(
            name,
            source["repo"],
            str(source["version"]),
            source["path"].removesuffix("/"),
            str(source.get("symbol") or ""),
        )


def find(text: str, symbol: str, path: str) -> int | None:
    """The line of a symbol in a file, or None.

    In code a symbol is an identifier, or `Type.Method`, and comments do not count; its definition comes before its use. In text
    it is a heading or, if there is none, words.
    """
    lines = text.splitlines()
    if path.endswith((".go", ".c", ".h")):
        lines = [re.sub(r"//.*", "", line) for line in lines]
        patterns = [definition(symbol), rf"(?<!\w){re.escape(symbol)}(?!\w)"]
    else:
        lines = ["" if line.startswith('.\\"') else plain(line) for line in lines]
        words = re.escape(plain(symbol))
        patterns = [rf"(#+ |\.S[HS] )\W*{words}\W*$", rf"{words}$", rf"(?<!\w){words}(?!\w)"]
    for pattern in patterns:
        for number, line in enumerate(lines, 1):
            if re.match(pattern, line) or (pattern == patterns[-1] and re.search(pattern, line)):
                return number
    return None


def definition(symbol: str) -> str:
    """A pattern for the line that defines a symbol of Go: function, method, type, constant, variable or field."""
    owner, _, name = symbol.rpartition(".")
    if owner:
        return rf"func \(\w*\s*\*?{re.escape(owner)}(\[[^\]]*\])?\) {re.escape(name)}\b"
    name = re.escape(name)
    return (
        rf"func (\([^)]*\) )?{name}\b|\s*(type|const|var) {name}\b|\s*{name}\s+([\w.*\[\]]+\s+)?(=|`)|\s*{name}\s*:?="
    )


def plain(line: str) -> str:
    """A line of Markdown, reStructuredText or a man page as its words: no markup, one space between words."""
    line = re.sub(r"\\f.|\\&|\{#[^}]*\}|\{\{[%<].*?[%>]\}\}", "", line.strip())
    line = re.sub(r"\\-", "-", re.sub(r"\]\([^)]*\)", "]", line))
    return " ".join(re.sub(r"[`*\[\]\"\\]|<!--.*?-->", "", line).split())
