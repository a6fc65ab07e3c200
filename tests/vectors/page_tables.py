"""Tables of the pages in both languages, for tests that hold their cells against models and recordings."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES = ("zh", "en")


def read_page(language: str, name: str) -> str:
    return (DOCS / language / f"{name}.md").read_text(encoding="utf-8")


def table(page: str, anchor: str) -> list[list[str]]:
    """The first table under a heading, without its head: cells without footnotes, bold and code marks."""
    section = re.search(rf"^#+ .*\{{#{anchor}\}}$(.*?)(?=^#+ |\Z)", page, re.MULTILINE | re.DOTALL)
    found = re.search(r"(?:^\|.*\n)+", section[1], re.MULTILINE) if section else None
    if not found:
        raise ValueError(f"no table under #{anchor}")
    return [[plain(cell) for cell in row.strip("|").split("|")] for row in found[0].splitlines()[2:]]


def plain(cell: str) -> str:
    return re.sub(r"\[\^[^\]]+\]|\*\*|`", "", cell).strip()


def numbers(cell: str) -> list[str]:
    """The numbers in a cell, as they are written: `0.165, 83` has `0.165` and `83`."""
    return re.findall(r"\d+(?:\.\d+)?", cell)
