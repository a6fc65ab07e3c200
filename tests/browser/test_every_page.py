"""Every page as a reader meets it: widths, palettes, http and file://, with accessibility rules. Pages come from docs/."""

import itertools

import pytest

from scripts.pages import LANGUAGES
from tests.conftest import ROOT

AXE = (ROOT / "tests/vendor/axe-core-4.14.1/axe.min.js").read_text(encoding="utf-8")
PAGES = sorted(
    ("" if language == "zh" else "en/") + path.relative_to(ROOT / "docs" / language).with_suffix("").as_posix()
    for language in LANGUAGES
    for path in (ROOT / "docs" / language).rglob("*.md")
)
VIEWS = list(itertools.product(("http", "file"), (1280, 360), ("light", "dark")))


def axe(page) -> list[str]:
    """Run axe-core and return each violation with the element it is on."""
    page.evaluate(AXE)
    result = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in result["violations"]
        for node in one["nodes"]
    ]


def test_there_are_pages():
    assert len(PAGES) >= 6


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound_in_every_view(visit, name):
    problems = []
    for address, width, scheme in VIEWS:
        tab = visit(address, width, scheme)
        page = tab.goto(name)
        where = f"{address} {width} {scheme}"
        problems += [f"{where}: {wrong}" for wrong in tab.wrong]
        problems += [
            f"{where}: asked a foreign host: {url}" for url in tab.requests if not url.startswith((tab.root, "data:"))
        ]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            problems.append(f"{where}: the page scrolls sideways")
        problems += [f"{where}: {violation}" for violation in axe(page)]
        language = page.evaluate("document.documentElement.lang")
        if language != ("en" if name.startswith("en/") else "zh"):
            problems.append(f"{where}: lang is {language}")
        page.context.close()
    assert not problems, "\n".join(problems)
