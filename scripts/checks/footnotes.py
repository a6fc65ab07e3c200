"""Footnotes: what a concept page says of a Kubernetes version, a stage or a feature gate has a source, as its neighbours have.

Looked at are paragraphs and list items of sections in which others cite a source. Tables are left out (a source may stand in their
head or before them), and so are notes that say a diagram in words, and code.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.pages import Page
from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

# A minor version of Kubernetes, from the first one with tables of feature gates; other projects' versions have three numbers here.
VERSION = r"(?<![\w./-])v?1\.(?:1[4-9]|[2-9]\d)(?![\d.]*\d)"
STAGE = r"(?i:\b(?:alpha|beta|GA)\b)|正式发布"
GATE = r"(?<!scheduling )(?<!readiness )(?<!调度)(?<!就绪态)(?:\bfeature gates?\b|特性门控)"
CLAIM = re.compile(f"{VERSION}|{STAGE}|{GATE}")
CITED = re.compile(r"\[\^[\w-]+\]")
QUIET = re.compile(r"`[^`]*`|\]\([^)]*\)")
TWIN = re.compile(r"\?\?\?\+? note")
ITEM = re.compile(r"\s*(?:[-*]|\d+\.)\s")
OTHER = re.compile(r"\s*(?:#|\||<|!!!|\?\?\?|===|--8<--|\{:|\[\^[\w-]+\]:)")


@dataclass(frozen=True)
class Block:
    """A paragraph or list item: the line of the heading that it stands under, its own line, its words."""

    section: int
    line: int
    text: str


def check(project: Project) -> list[Problem]:
    """Check the concept pages."""
    pages = [(page, list(blocks(page))) for page in project.pages if page.meta.get("kind") == "concept"]
    if not any(CITED.search(block.text) for _, found in pages for block in found):
        return nothing_to_check("docs", "statements with a source on concept pages")
    return [
        Problem(
            project.where(page.path),
            block.line,
            "without-source",
            f"says {said} and cites nothing, while this section cites sources: add [^id], for a gate [^gate-Name]",
        )
        for page, found in pages
        for block, said in uncited(found)
    ]


def uncited(found: list[Block]) -> Iterator[tuple[Block, str]]:
    """The blocks that claim something of a version and cite nothing, in sections that cite."""
    citing = {block.section for block in found if CITED.search(block.text)}
    for block in found:
        claim = CLAIM.search(QUIET.sub("", block.text))
        if claim and block.section in citing and not CITED.search(block.text):
            yield block, claim[0]


def blocks(page: Page) -> Iterator[Block]:
    """The paragraphs and list items of a page."""
    headings = {heading.line for heading in page.headings}
    section, first, words, twin = 0, 0, "", False
    for line, text in [*page.prose, (0, "")]:
        inside = text.startswith("    ") or not text.strip()
        twin = TWIN.match(text) is not None or (twin and inside and line != 0)
        ends = not text.strip() or line in headings or OTHER.match(text) or ITEM.match(text)
        if ends and words:
            yield Block(section, first, words)
            words = ""
        if line in headings:
            section = line
        if not text.strip() or line in headings or OTHER.match(text) or twin:
            continue
        first, words = (first if words else line), f"{words} {text.strip()}".strip()
