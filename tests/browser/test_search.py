"""Search as people type it, over http and from file://: the table is tests/search/queries.yml."""

import pytest
import yaml

from tests.conftest import ROOT

QUERIES = yaml.safe_load((ROOT / "tests/search/queries.yml").read_text(encoding="utf-8"))
TO_FIRST_RANK = 0.95


def results(page, query: str) -> list[str]:
    """Type a query with key events and return the pages found, best first."""
    field = page.locator(".md-search__input")
    field.click()
    field.press("Control+a")
    field.press("Delete")
    page.wait_for_function("() => !document.querySelector('.md-search-result__item')")
    for character in query:
        page.keyboard.type(character)
        if not character.isascii():
            page.keyboard.press("Shift")  # an input method ends in a key event, too
    page.wait_for_function(
        "() => document.querySelector('.md-search-result__item') || /没有|No matching/.test(document.querySelector('.md-search-result__meta').innerText)",
        timeout=20000,
    )
    seen, quiet = None, 0
    while quiet < 3:  # the list is final when it has not changed for a while
        page.wait_for_timeout(120)
        now = page.evaluate(
            "() => [...document.querySelectorAll('.md-search-result__item')].map(item => item.querySelector('a').href)"
        )
        seen, quiet = now, quiet + 1 if now == seen else 0
    return seen


def place(url: str, root: str) -> str:
    """Name the page that an address leads to, the same for http and file://."""
    path = url.removeprefix(root).split("?")[0].split("#")[0]
    return path.removesuffix(".html").removesuffix("index").rstrip("/")


@pytest.mark.parametrize("address", ["http", "file"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_queries_find_their_page(visit, language, address):
    table = QUERIES[language]
    assert len(table) >= 40
    tab = visit(address)
    page = tab.goto("index" if language == "zh" else "en/index")
    prefix = "" if language == "zh" else "en/"
    late, lost = [], []
    for row in table:
        found = [place(url, tab.root) for url in results(page, row["query"])]
        wanted = (prefix + row["page"]).removesuffix("index").rstrip("/")
        rank = found.index(wanted) + 1 if wanted in found else None
        if rank is None or rank > 3:
            lost.append(f"{row['query']}: {wanted} is not in the first three of {found[:5]}")
        elif rank > 1:
            late.append(f"{row['query']}: {wanted} has rank {rank}, after {found[: rank - 1]}")
        assert all(name.startswith(prefix) for name in found[:1]) or not found, (
            f"{row['query']}: first hit in the other language: {found[0]}"
        )
    assert lost == []
    assert len(late) <= (1 - TO_FIRST_RANK) * len(table), late
    assert tab.wrong == []
