"""Every page as a reader meets it: widths, palettes, http and file://, with accessibility rules. Pages come from docs/."""

import itertools

import pytest

from scripts.pages import LANGUAGES
from tests.conftest import ROOT

AXE = (ROOT / "tests/vendor/axe-core-4.14.1/axe.min.js").read_text(encoding="utf-8")
FILES = [(language, path) for language in LANGUAGES for path in (ROOT / "docs" / language).rglob("*.md")]
# Long pages take long, so they come first.
PAGES = [
    ("" if language == "zh" else "en/") + path.relative_to(ROOT / "docs" / language).with_suffix("").as_posix()
    for language, path in sorted(FILES, key=lambda one: (-one[1].stat().st_size, one[1]))
]
CHOICES = (("http", "file"), (1280, 360), ("light", "dark"))
# Four of the eight views hold every pair of an address, a width and a palette.
VIEWS = (("http", 1280, "light"), ("http", 360, "dark"), ("file", 360, "light"), ("file", 1280, "dark"))


def looked_at_closely(language: str) -> tuple:
    """The views for axe: both widths and both palettes, Chinese pages over http and their English twins from file://.

    The addresses differ in the same small parts on every page: links, and the frame that search works in.
    """
    return tuple(view for view in VIEWS if view[0] == ("http" if language == "zh" else "file"))


def axe(page) -> list[str]:
    """Run axe-core and return each violation with the element it is on."""
    page.evaluate("() => new Promise(requestAnimationFrame)")  # what a page mends after loading, it mends with a frame
    page.evaluate(AXE)
    result = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in result["violations"]
        for node in one["nodes"]
    ]


def problems_of(tab, name: str, language: str, closely: bool) -> list[str]:
    """Open a page; say what is wrong with it."""
    page = tab.goto(name)
    problems = [f"asked a foreign host: {url}" for url in tab.requests if not url.startswith((tab.root, "data:"))]
    problems += tab.wrong  # before axe, which asks for style sheets itself, in vain from file://
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        problems.append("the page scrolls sideways")
    if closely:
        problems += axe(page)
    if page.evaluate("document.documentElement.lang") != language:
        problems.append(f"lang is {page.evaluate('document.documentElement.lang')}")
    return problems


def test_there_are_pages():
    assert len(PAGES) >= 6


def test_every_pair_of_choices_is_looked_at():
    for one, other in itertools.combinations(range(3), 2):
        assert {(view[one], view[other]) for view in VIEWS} == set(itertools.product(CHOICES[one], CHOICES[other]))
    for language in LANGUAGES:
        _, widths, palettes = (set(choice) for choice in zip(*looked_at_closely(language), strict=True))
        assert (widths, palettes) == (set(CHOICES[1]), set(CHOICES[2]))
    assert {looked_at_closely(language)[0][0] for language in LANGUAGES} == set(CHOICES[0])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound_in_every_view(kept_tab, name):
    language = "en" if name.startswith("en/") else "zh"
    problems = [
        f"{' '.join(map(str, view))}: {problem}"
        for view in VIEWS
        for problem in problems_of(kept_tab(*view), name, language, view in looked_at_closely(language))
    ]
    assert not problems, "\n".join(problems)


def test_each_kind_of_unsoundness_is_noticed(visit, tmp_path):
    (tmp_path / "bad.html").write_text(
        """<!doctype html><html lang="de"><title>Bad</title><img src="https://foreign.example/a.png">
        <p style="width: 3000px">wide</p><script>console.error("said"); throw new Error("thrown");</script>"""
    )
    tab = visit("file")
    tab.root = f"file://{tmp_path}/"

    problems = "\n".join(problems_of(tab, "bad", "zh", closely=True))

    for part in (
        "asked a foreign host: https://foreign.example/a.png",
        "the page scrolls sideways",
        "image-alt: ",
        "lang is de",
        "console: said",
        "error: thrown",
        "failed: https://foreign.example/a.png",
    ):
        assert part in problems
