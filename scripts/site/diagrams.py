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

# The version of the vendored Mermaid: the name of its folder, of which there is one.
(MERMAID,) = (path.name.removeprefix("mermaid-") for path in (ROOT / "docs/assets/vendor").glob("mermaid-*"))
# What shapes a drawing beside its source and Mermaid: the settings, which the live preview shares, and our own drawing code.
SETTINGS = ROOT / "docs/assets/site/diagram-settings.json"
DRAW = ROOT / "scripts/site/draw.js"
# The widest drawing that a phone of 360 px shows with letters of 12 px: a column of 328 px, letters of 15 in the drawing.
NARROW = 410
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


def key_of(drawing: Path) -> str:
    """The key of a drawing's file: `<key>.svg` or `<key>.narrow.svg`."""
    return drawing.name.partition(".")[0]


def width_of(svg: str) -> int:
    """How wide a drawing is, in pixels, at the size it was drawn in."""
    return int(WIDTH.findall(svg)[0])


def inline(page_html: str, folder: Path) -> str:
    """Put the drawing in the place of each diagram's source, and the one for narrow screens beside it.

    Where there is none for narrow screens, the words below the drawing take its place there (class `in-words`).
    Raises ValueError that names the command to run when a drawing is missing.
    """

    def figure(match: re.Match[str]) -> str:
        source = html.unescape(match[1])
        drawing = folder / f"{key(source)}.svg"
        if not drawing.exists():
            raise ValueError(f'no drawing of the diagram "{title(source)}"; run: python3 scripts/dev.py draw')
        svg = drawing.read_text(encoding="utf-8").strip()
        width = width_of(svg)
        narrow = folder / f"{key(source)}.narrow.svg"
        kind = "diagram"
        if narrow.exists():
            small = narrow.read_text(encoding="utf-8").strip()
            svg = svg.replace("<svg ", '<svg data-size="wide" ', 1) + small.replace(
                "<svg ", '<svg data-size="narrow" ', 1
            )
        elif width > NARROW:
            kind = "diagram in-words"
        name = html.escape(title(source), quote=True)
        return (
            f'<figure class="{kind}" role="group" tabindex="0" aria-label="{name}" style="--width: {width}px" '
            f"data-search-exclude>{svg}</figure>"
        )

    return LIVE.sub(figure, page_html)
