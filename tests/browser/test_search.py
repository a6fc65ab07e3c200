"""Search as people use it: keys, pastes, the mouse, over http and from file://. How well it finds is measured in test_search_ranks.py."""

import pytest

from scripts.pages import LANGUAGES
from tests.conftest import ROOT
from tests.search.queries import read

QUERIES = [query for query in read(ROOT / "tests/search/queries.yml") if query.counts]
SHOWN = 10  # of the pages found, until one scrolls
# Of each language the first query of each kind; whether the right page is found is for test_search_ranks.py to say.
TYPED = list({(query.language, query.kind): query for query in reversed(QUERIES)}.values())
ADDRESSES = ("http", "file")
FIELD = ".md-search__input"
META = ".md-search-result__meta"
FOUND = "() => [...document.querySelectorAll('.md-search-result__item')].map((item) => item.querySelector('a').href)"

# Counts what the page asks its search worker and what it answers: {type: 2, data: text} asks, {type: 3, …} answers. The page's own script stands before the
# worker, so its messages are seen where they leave the page: at the browser's worker, or at the shim that takes its place on file://.
COUNT = """
const search = window.search = { asked: null, open: 0 };
let Real = window.Worker;
const counted = (Base) => class extends Base {
  constructor(...words) {
    super(...words);
    this.addEventListener("message", ({ data }) => { if (data.type === 3) search.open -= 1; });
  }
  postMessage(message) {
    if (message.type === 2) { search.asked = message.data; search.open += 1; }
    super.postMessage(message);
  }
};
let shown = counted(Real);
Object.defineProperty(window, "Worker", {
  get: () => shown,
  set: (value) => { shown = value.prototype instanceof shown ? value : counted(value); },
});
"""
ANSWERED = "text => window.search.asked === text && window.search.open === 0"


def home(language: str) -> str:
    return "index" if language == "zh" else "en/index"


def ready_to_search(language: str):
    """Prepare a tab: the home page of a language, with counted messages."""

    def prepare(tab) -> None:
        tab.page.add_init_script(COUNT)
        tab.goto(home(language))

    return prepare


def results(page, query: str) -> list[str]:
    """Wait until the worker has answered this very query; return the addresses found, best first."""
    page.wait_for_function(ANSWERED, arg=query)
    return page.evaluate(FOUND)


def type_keys(page, query: str) -> None:
    """Type a query key by key into the empty field."""
    page.locator(FIELD).fill("")
    results(page, "")
    for character in query:
        page.keyboard.type(character)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("query", TYPED, ids=lambda query: f"{query.language}-{query.kind}")
def test_a_query_that_is_typed_is_answered_as_the_worker_answers_it(kept_tab, ask, address, query):
    """Over http and from file:// alike."""
    tab = kept_tab(address, prepare=ready_to_search(query.language), purpose=f"search {query.language}")
    tab.page.locator(FIELD).click()
    type_keys(tab.page, query.text)

    found = [url.partition("?")[0].partition("#")[0] for url in results(tab.page, query.text)]

    names = [group[0]["location"].partition("#")[0] for group in ask(query.language, [query.text])[0]["items"]]
    assert names
    assert [url.removesuffix(".html").removesuffix("/index").rstrip("/") for url in found] == [
        f"{tab.root}{name}".rstrip("/") for name in names[: len(found)]
    ]
    assert len(found) == min(len(names), SHOWN)
    assert tab.wrong == []


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_is_loaded_with_the_focus_and_meanwhile_the_page_says_so(visit, address, language):
    tab = visit(address)
    page = tab.goto(home(language))
    page.wait_for_load_state("networkidle")
    assert not any("minisearch" in url or f"/search/{language}.js" in url for url in tab.requests)

    page.locator(FIELD).click()

    assert page.locator(META).inner_text() == ("正在初始化搜索引擎" if language == "zh" else "Initializing search")
    page.locator(META, has_text="键入" if language == "zh" else "Type to start").wait_for()
    assert any(f"/search/{language}.js" in url for url in tab.requests)
    assert not any("/assets/javascripts/workers/" in url for url in tab.requests)
    assert tab.wrong == []


@pytest.mark.parametrize(("address", "language"), [("http", "en"), ("file", "zh")])
def test_keys_that_come_before_the_index_are_not_lost(visit, address, language):
    page = visit(address).goto(home(language))
    page.locator(FIELD).click()
    page.keyboard.type("dnsPolicy")

    page.locator(".md-search-result__item a[href*='dns/policies']").first.wait_for()


@pytest.mark.parametrize("address", ADDRESSES)
def test_text_that_arrives_without_a_key_is_searched(visit, address):
    page = visit(address).goto("en/index")
    page.locator(FIELD).click()

    # What the mouse, dictation and drops do: the value changes, and an input event is all there is.
    page.evaluate("() => document.execCommand('insertText', false, 'exec format error --internal')")

    page.locator(".md-search-result__item").first.wait_for()


@pytest.mark.parametrize("address", ADDRESSES)
def test_enter_opens_the_section(visit, address):
    tab = visit(address)
    tab.page.add_init_script(COUNT)
    page = tab.goto("en/index")
    page.locator(FIELD).click()
    page.keyboard.type("kubernetes.io/config.mirror")
    results(page, "kubernetes.io/config.mirror")

    page.keyboard.press("Enter")

    page.wait_for_url("**#mirror")
    assert page.url.startswith(tab.root + "en/pods/")
    assert page.locator("mark[data-md-highlight]").first.is_visible()


@pytest.mark.parametrize(
    ("language", "query", "text"),
    [
        ("en", "argocd", "Not on this site: argocd."),
        ("en", "coreddns", "No coreddns here; looked for coredns."),
        ("zh", "蜘蛛网", "站内没有：蜘蛛网。"),
        ("zh", "coreddns", "没有 coreddns，按 coredns 查找。"),
    ],
)
def test_the_page_says_which_words_the_site_does_not_have(visit, language, query, text):
    page = visit("http").goto(home(language))
    page.locator(FIELD).click()
    page.keyboard.type(query)

    page.locator(".search-note", has_text=text).wait_for()
    page.locator(FIELD).fill("Pod")

    page.locator(".search-note").wait_for(state="hidden")


def test_a_result_says_what_its_page_lacks_and_marks_what_it_has(kept_tab):
    tab = kept_tab("http", prepare=ready_to_search("en"), purpose="search en")
    tab.page.locator(FIELD).click()
    tab.page.locator(FIELD).fill("dnsPolicy ipvlan ")
    results(tab.page, "dnsPolicy ipvlan ")

    first = tab.page.locator(".md-search-result__item").first
    assert first.locator("del").all_inner_texts() in (["ipvlan"], ["dnsPolicy"])
    assert {word.lower() for word in first.locator("mark").all_inner_texts()} & {"dnspolicy", "ipvlan"}


def test_an_address_with_a_query_searches(visit):
    tab = visit("http")
    tab.page.goto(f"{tab.root}en/?q=maxSkew")

    tab.page.locator(".md-search-result__item a[href*='topology-spread']").first.wait_for()


def test_an_index_that_does_not_load_is_told(visit):
    tab = visit("http")
    tab.page.route("**/search/en.js", lambda route: route.abort())
    page = tab.goto("en/index")
    page.locator(FIELD).click()

    page.locator(META, has_text="The index did not load").wait_for()


@pytest.mark.parametrize(("address", "language"), [("http", "zh"), ("file", "en")])
def test_the_field_of_the_home_page_hands_what_is_typed_to_the_search(visit, address, language):
    tab = visit(address)
    page = tab.goto(home(language))

    page.locator("#home-search").click()
    page.keyboard.type("dnsPolicy")  # the first key moves the focus, the others follow it

    page.locator(".md-search-result__item a[href*='dns/policies']").first.wait_for()
    assert page.locator(FIELD).input_value() == "dnsPolicy"
    assert tab.wrong == []
