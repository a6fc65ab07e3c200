"""Labels stay inside their boxes with other fonts than the one the diagrams were drawn with."""

from pathlib import Path

import pytest

from scripts.site.diagrams import NARROW, width_of
from tests.conftest import ROOT

DRAWINGS = sorted((ROOT / "docs/assets/diagrams").glob("*.svg"))
CSS = (ROOT / "docs/assets/site/diagrams.css").read_text(encoding="utf-8")
OUTSIDE = """() => {
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    for (const node of svg.querySelectorAll("g.node")) {
      const text = node.querySelector("text");
      const shape = [...node.querySelectorAll("rect, polygon, path, circle, ellipse")].filter((one) => !text || !text.contains(one));
      if (!text || !shape.length) continue;
      const inner = text.getBoundingClientRect();
      const boxes = shape.map((one) => one.getBoundingClientRect());
      const left = Math.min(...boxes.map((box) => box.left)), right = Math.max(...boxes.map((box) => box.right));
      const top = Math.min(...boxes.map((box) => box.top)), bottom = Math.max(...boxes.map((box) => box.bottom));
      if (inner.left < left - 1 || inner.right > right + 1 || inner.top < top - 2 || inner.bottom > bottom + 2) found.push(`${svg.id}: ${text.textContent}`);
    }
  }
  return found;
}"""


def shown(width: int) -> list[Path]:
    """What a screen of this width shows: on a narrow one the narrow drawing, or the only one where that is narrow enough."""
    if width > 720:
        return [path for path in DRAWINGS if ".narrow" not in path.name]
    small = [path for path in DRAWINGS if width_of(path.read_text(encoding="utf-8")) <= NARROW]
    assert any(".narrow" in path.name for path in small) and any(".narrow" not in path.name for path in small)
    return small


def labels_outside(browser, font: str, width: int = 1280) -> tuple[str, list[str]]:
    """Show every drawing in one font; return the width of a sample in it and the labels that leave their boxes."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    try:
        figures = "".join(
            f'<figure class="diagram">{path.read_text(encoding="utf-8")}</figure>' for path in shown(width)
        )
        page.set_content(
            f"<style>{CSS}</style><body style='--site-font: {font}'><span id=sample style='font: 40px {font}'>Kubernetes 调度器 WWW</span>{figures}"
        )
        return page.evaluate("document.querySelector('#sample').offsetWidth"), page.evaluate(OUTSIDE)
    finally:
        page.close()


@pytest.mark.parametrize(
    "font",
    [
        '"Noto Sans CJK SC", sans-serif',
        '"Noto Serif CJK SC", "DejaVu Serif", serif',
        '"DejaVu Sans", Verdana, "Noto Sans CJK SC", sans-serif',
    ],
)
@pytest.mark.parametrize("width", [1280, 360])
def test_labels_stay_inside_their_boxes(browser, font, width):
    assert len(DRAWINGS) >= 10
    assert labels_outside(browser, font, width)[1] == []


def test_the_fonts_of_this_test_are_not_one_and_the_same(browser):
    widths = {
        labels_outside(browser, font)[0] for font in ('"Noto Sans CJK SC"', '"Noto Serif CJK SC"', '"DejaVu Sans"')
    }
    assert len(widths) >= 2


def test_a_font_that_is_too_wide_is_noticed(browser):
    texts = (path.read_text(encoding="utf-8") for path in DRAWINGS)
    with_nodes = next(text for text in texts if 'class="node' in text)
    page = browser.new_page()
    page.set_content(
        f"<style>{CSS} .diagram svg text {{ letter-spacing: 14px }}</style><figure class=diagram>{with_nodes}</figure>"
    )
    wide = page.evaluate(OUTSIDE)
    page.close()
    assert wide
