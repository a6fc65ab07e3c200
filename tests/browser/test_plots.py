"""Plots as a browser shows them: every label inside the picture, none on another."""

import pytest

from scripts.generated.plots.pages import plots
from tests.conftest import ROOT

CSS = (ROOT / "docs/assets/site/diagrams.css").read_text(encoding="utf-8")
LOOK = """() => {
  const svg = document.querySelector("svg").getBoundingClientRect();
  const texts = [...document.querySelectorAll("svg text")].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  const outside = texts.filter(({ box }) => box.left < svg.left || box.right > svg.right + 1 || box.top < svg.top || box.bottom > svg.bottom + 1);
  const onTop = texts.filter((one, place) => texts.slice(place + 1).some((other) =>
    one.box.left < other.box.right && other.box.left < one.box.right && one.box.top + 3 < other.box.bottom - 3 && other.box.top + 3 < one.box.bottom - 3));
  return { count: texts.length, outside: outside.map(({ text }) => text), onTop: onTop.map(({ text }) => text) };
}"""


@pytest.fixture(scope="module")
def look(browser):
    page = browser.new_page()

    def show(drawing: str) -> dict:
        page.set_content(f"<style>{CSS}</style><body style='--site-font: sans-serif'>{drawing}")
        return page.evaluate(LOOK)

    yield show
    page.close()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", plots("en"))
def test_labels_stand_inside_and_apart(look, language, name):
    seen = look(plots(language)[name])

    assert seen["count"] > 3
    assert (seen["outside"], seen["onTop"]) == ([], [])


def test_a_label_off_the_picture_and_two_on_each_other_are_noticed(look):
    seen = look(
        '<svg width="100" height="40"><text x="80" y="20">outside of it</text><text x="10" y="20">one</text><text x="12" y="22">two</text></svg>'
    )

    assert seen["outside"] == ["outside of it"]
    assert seen["onTop"] == ["one"]
