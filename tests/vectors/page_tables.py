"""Tables of the pages in both languages, for tests that hold their cells against models and recordings."""

import re
from pathlib import Path

from scripts.pages import LANGUAGES, Page

DOCS = Path(__file__).parents[2] / "docs"

__all__ = ["DOCS", "LANGUAGES", "numbers", "plain", "read_page", "rows", "table"]


def read_page(language: str, name: str) -> str:
    return (DOCS / language / f"{name}.md").read_text(encoding="utf-8")


def rows(page: str, anchor: str, which: int = 0) -> list[list[str]]:
    """The cells of a table that stands under a heading, before the next one: as they are written, without the head of the table.

    `which` counts the tables there from 0; -1 is the last. Raises ValueError when there is none.
    """
    read = Page(Path(), "", "", {}, page, 1)
    headings = [heading for heading in read.headings if heading.id]
    start = next((heading.line for heading in headings if heading.id == anchor), None)
    if start is None:
        raise ValueError(f"no heading #{anchor}")
    end = min((heading.line for heading in headings if heading.line > start), default=len(read.lines) + 1)
    found = [table.rows for table in read.tables if start < table.line < end]
    if not found:
        raise ValueError(f"no table under #{anchor}")
    return found[which]


def table(page: str, anchor: str, which: int = 0) -> list[list[str]]:
    """The same without footnotes, bold and code marks."""
    return [[plain(cell) for cell in row] for row in rows(page, anchor, which)]


def plain(cell: str) -> str:
    return re.sub(r"\[\^[^\]]+\]|\*\*|`", "", cell).strip()


def numbers(cell: str) -> list[str]:
    """The numbers in a cell, as they are written: `0.165, 83` has `0.165` and `83`."""
    return re.findall(r"\d+(?:\.\d+)?", cell)
