"""Diagrams: from a Mermaid fence in a page to an SVG that is part of the page.

The SVG files are drawn by `draw_diagrams.py`, committed in `docs/assets/diagrams/` and named by what they were drawn
from, so that a changed diagram has no drawing until it is drawn again. Colours come from `assets/site/diagrams.css` alone:
a drawing carries none, and follows the palette.
"""

import functools
import hashlib
import html
import re
from pathlib import Path

from scripts import ROOT
from scripts.pages import Page

MERMAID = "11.17.2"
# What shapes a drawing beside its source and Mermaid: the settings, which the live preview shares, and our own drawing code.
SETTINGS = ROOT / "docs/assets/site/diagram-settings.json"
DRAW = ROOT / "scripts/site/draw.js"
WIDTH = re.compile(r'\bwidth="(\d+)"')
LIVE = re.compile(r'<div class="mermaid">(.*?)</div>', re.S)


def key(source: str) -> str:
    """Name a drawing by everything that shapes it: its source, Mermaid's version, the settings, and our drawing code."""
    text = f"{way_of_drawing(MERMAID, SETTINGS, DRAW)}\n{source.strip()}\n"
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@functools.cache
def way_of_drawing(mermaid: str, *files: Path) -> str:
    """The fingerprint of all that drawings have in common."""
    texts = [path.read_text(encoding="utf-8") for path in files]
    return hashlib.sha256("\n".join([mermaid, *texts]).encode()).hexdigest()


def diagrams_of(pages: list[Page]) -> dict[str, tuple[Page, int, str]]:
    """Map the key of each diagram in the pages to its page, line and source."""
    return {
        key(fence.text): (page, fence.line, fence.text)
        for page in pages
        for fence in page.fences
        if fence.language == "mermaid"
    }


def title(source: str) -> str:
    """The accessible title of a diagram, or "" when it has none."""
    match = re.search(r"^\s*accTitle:[ \t]*(\S.*)$", source, re.M)
    return match[1].strip() if match else ""


def inline(page_html: str, folder: Path) -> str:
    """Put the drawing in the place of each diagram's source.

    Raises ValueError that names the command to run when a drawing is missing.
    """

    def figure(match: re.Match) -> str:
        source = html.unescape(match[1])
        drawing = folder / f"{key(source)}.svg"
        if not drawing.exists():
            raise ValueError(f'no drawing of the diagram "{title(source)}"; run: python3 scripts/dev.py draw')
        svg = drawing.read_text(encoding="utf-8").strip()
        width = WIDTH.findall(svg)[0]
        name = html.escape(title(source), quote=True)
        return f'<figure class="diagram" role="group" tabindex="0" aria-label="{name}" style="--width: {width}px" data-search-exclude>{svg}</figure>'

    return LIVE.sub(figure, page_html)
