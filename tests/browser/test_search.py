"""Search as people type it, over http and from file://: the table is tests/search/queries.yml."""

import pytest
import yaml

from scripts.pages import LANGUAGES
from tests.conftest import ROOT

QUERIES = yaml.safe_load((ROOT / "tests/search/queries.yml").read_text(encoding="utf-8"))
TO_FIRST_RANK = 0.95
EVERY = [
    (address, language, row) for address in ("http", "file") for language in LANGUAGES for row in QUERIES[language]
]
TYPED = [
    one for one in EVERY if one[2] in QUERIES[one[1]][::16]
]  # ten rows of all kinds, as the table is sorted by kinds

# Counts what the page asks its search worker and what it answers: {type: 2, data: text} asks, {type: 3, …} answers.
COUNT = """
const search = window.search = { asked: null, open: 0 };
let Real = window.Worker;
const Counted = function (...words) {
  const worker = new Real(...words);
  const post = worker.postMessage.bind(worker);
  worker.postMessage = (message) => {
    if (message.type === 2) { search.asked = message.data; search.open += 1; }
    post(message);
  };
  worker.addEventListener("message", ({ data }) => { if (data.type === 3) search.open -= 1; });
  return worker;
};
// From file://, a stand-in for workers takes the place of the browser's.
Object.defineProperty(window, "Worker", { get: () => Counted, set: (value) => { Real = value; } });
"""
ANSWERED = "text => window.search.asked === text && window.search.open === 0"
FOUND = "() => [...document.querySelectorAll('.md-search-result__item')].map((item) => item.querySelector('a').href)"


def ready_to_search(language: str):
    """Prepare a tab: the home page of a language, with counted messages."""

    def prepare(tab) -> None:
        tab.page.add_init_script(COUNT)
        tab.goto("index" if language == "zh" else "en/index")

    return prepare


def results(tab, query: str) -> list[str]:
    """Wait until the worker has answered this very query; return the pages found, best first."""
    tab.page.wait_for_function(ANSWERED, arg=query)
    return [place(url, tab.root) for url in tab.page.evaluate(FOUND)]


def paste(page, query: str) -> None:
    """Put the whole query into the field at once, with the key event that ends a paste."""
    page.locator(".md-search__input").fill(query)
    page.keyboard.press("Shift")


def type_keys(page, query: str) -> None:
    """Type a query key by key into the empty field."""
    paste(page, "")
    for character in query:
        page.keyboard.type(character)
        if not character.isascii():
            page.keyboard.press("Shift")  # an input method ends in a key event, too


def place(url: str, root: str) -> str:
    """Name the page that an address leads to, the same for http and file://."""
    path = url.removeprefix(root).split("?")[0].split("#")[0]
    return path.removesuffix(".html").removesuffix("index").rstrip("/")


def wanted(language: str, row: dict) -> str:
    return (("" if language == "zh" else "en/") + row["page"]).removesuffix("index").rstrip("/")


def ids(rows: list) -> list[str]:
    return [f"{address}-{language}-{row['query']}" for address, language, row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_long_and_asks_for_the_first_rank(language):
    table = QUERIES[language]

    assert len(table) >= 40
    assert all(row.get("rank", 1) <= 3 for row in table)
    assert sum(row.get("rank", 1) > 1 for row in table) <= (1 - TO_FIRST_RANK) * len(table)


@pytest.mark.parametrize(("address", "language", "row"), EVERY, ids=ids(EVERY))
def test_a_query_finds_its_page(kept_tab, address, language, row):
    tab = kept_tab(address, prepare=ready_to_search(language), purpose=f"search {language}")
    paste(tab.page, row["query"])

    found = results(tab, row["query"])

    assert wanted(language, row) in found[: row.get("rank", 1)], found[:5]
    assert found[0].startswith("en/") == (language == "en"), "the first hit is in the other language"
    assert tab.wrong == []


@pytest.mark.parametrize(("address", "language", "row"), TYPED, ids=ids(TYPED))
def test_a_query_that_is_typed_finds_its_page(kept_tab, address, language, row):
    tab = kept_tab(address, prepare=ready_to_search(language), purpose=f"search {language}")
    paste(tab.page, "Pod")
    results(tab, "Pod")  # the index is there
    type_keys(tab.page, row["query"])

    assert wanted(language, row) in results(tab, row["query"])[: row.get("rank", 1)]


@pytest.mark.parametrize(("address", "language"), [("http", "en"), ("file", "zh")])
def test_keys_that_come_before_the_index_are_not_lost(visit, address, language):
    row = QUERIES[language][0]
    page = visit(address).goto("index" if language == "zh" else "en/index")
    page.locator(".md-search__input").click()

    type_keys(page, row["query"])

    page.locator(f".md-search-result__item a[href*='{row['page']}']").first.wait_for()


@pytest.mark.parametrize(("address", "language"), [("http", "zh"), ("file", "en")])
def test_the_field_of_the_home_page_hands_what_is_typed_to_the_search(visit, address, language):
    row = QUERIES[language][0]
    tab = visit(address)
    page = tab.goto("index" if language == "zh" else "en/index")

    page.locator("#home-search").click()
    for character in row["query"]:
        page.keyboard.type(character)  # the first one moves the focus, the others follow it

    page.locator(f".md-search-result__item a[href*='{row['page']}']").first.wait_for()
    assert page.locator(".md-search__input").input_value() == row["query"]
    assert tab.wrong == []
