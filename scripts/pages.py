"""Pages as values: front matter, headings, fences, includes, footnote references, tables.

Reads Markdown the way our pages use it; it is no Markdown parser. Line numbers count from 1 in the file.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from scripts.yaml_files import parsed, read_text

LANGUAGES = ("zh", "en")
FRONT_MATTER = re.compile(r"---\n.*?\n(?=---\n)", re.S)
FENCE = re.compile(r"^(\s*)(`{3,}|~{3,})\s*(.*)$")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)(?:\s*\{#([\w-]+)[^}]*\})?\s*$")
INCLUDE = re.compile(r'--8<--\s+"([^"]+)"')
REFERENCE = re.compile(r"\[\^([\w-]+)\](?!:)")
DEFINITION = re.compile(r"^\[\^([\w-]+)\]:")
CELL = re.compile(r"(?:`[^`]*`|\\.|[^|])+")  # a bar in code or after a backslash separates nothing


@dataclass(frozen=True)
class Heading:
    line: int
    level: int
    text: str
    id: str | None


@dataclass(frozen=True)
class Fence:
    """A fenced block: where it starts, its info string (`yaml title="…"`), its text without the fence's indentation."""

    line: int
    info: str
    text: str

    @property
    def language(self) -> str:
        return self.info.split()[0] if self.info.split() else ""


@dataclass(frozen=True)
class Table:
    """A table: where its head is, and its cells as they are written, without the line of dashes."""

    line: int
    head: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Page:
    """One Markdown file. `name` is its path below the language folder; `body` starts at line `first` of the file."""

    path: Path
    language: str
    name: str
    meta: dict
    body: str
    first: int

    @property
    def facts(self) -> list[str]:
        """Ids of the facts that the page rests on; none when the key holds no list, which `front-matter` reports."""
        facts = self.meta.get("facts")
        return [str(name) for name in facts] if isinstance(facts, list) else []

    @property
    def lines(self) -> list[tuple[int, str]]:
        return list(enumerate(self.body.splitlines(), self.first))

    @property
    def prose(self) -> list[tuple[int, str]]:
        """The lines outside fences."""
        inside = {line for fence in self.fences for line in range(fence.line, fence.line + fence.text.count("\n") + 2)}
        return [(line, text) for line, text in self.lines if line not in inside]

    @property
    def headings(self) -> list[Heading]:
        found = ((line, HEADING.match(text)) for line, text in self.prose)
        return [Heading(line, len(match[1]), match[2], match[3]) for line, match in found if match]

    @property
    def fences(self) -> list[Fence]:
        fences: list[Fence] = []
        open_fence: tuple[int, str, str, str, list[str]] | None = None
        for line, text in self.lines:
            match = FENCE.match(text)
            if open_fence is None:
                if match:
                    open_fence = (line, match[1], match[2], match[3].strip(), [])
            elif match and match[2].startswith(open_fence[2]) and not match[3]:
                start, indent, _, info, lines = open_fence
                fences.append(Fence(start, info, "".join(f"{part.removeprefix(indent)}\n" for part in lines)))
                open_fence = None
            else:
                open_fence[4].append(text)
        return fences

    @property
    def includes(self) -> list[tuple[int, str]]:
        return [(line, target) for line, text in self.lines for target in INCLUDE.findall(text)]

    @property
    def references(self) -> list[tuple[int, str]]:
        """Footnote references in prose, in order."""
        return [(line, name) for line, text in self.prose for name in REFERENCE.findall(text)]

    @property
    def definitions(self) -> set[str]:
        """Ids of footnotes that the page itself writes."""
        return {match[1] for _, text in self.prose if (match := DEFINITION.match(text))}

    @property
    def tables(self) -> list[Table]:
        tables: list[Table] = []
        run: list[tuple[int, list[str]]] = []
        for line, text in [*self.prose, (0, "")]:
            if text.lstrip().startswith("|"):
                run.append((line, [cell.strip() for cell in CELL.findall(text.strip().strip("|"))]))
            elif run:
                tables.append(Table(*run[0], [cells for _, cells in run[2:]]))
                run = []
        return tables


def front_matter(path: Path, text: str) -> str:
    """The front matter of a page from its first line of --- on, so that lines count as in the file.

    Raises ValueError with path and line when there is none.
    """
    match = FRONT_MATTER.match(text)
    if not match:
        raise ValueError(f"{path}:1: a page starts with front matter between two lines of ---")
    return match[0]


def read_page(path: Path, docs: Path) -> Page:
    """Read one page. Raises ValueError with path and line when the front matter is missing or not YAML."""
    text = read_text(path)
    front = front_matter(path, text)
    meta = parsed(path, front)
    if not isinstance(meta, dict):
        raise ValueError(f"{path}:2: the front matter has to be keys with values")
    language, _, name = path.relative_to(docs).as_posix().partition("/")
    body = text[len(front) + len("---\n") :]
    return Page(path, language, name, meta, body, front.count("\n") + 2)


def read_pages(docs: Path) -> list[Page]:
    """Read every page of both languages, sorted by language and name."""
    return [read_page(path, docs) for language in LANGUAGES for path in sorted((docs / language).rglob("*.md"))]
