"""What a reader does: switch the language, search, copy, print, read without scripts."""

import re

import pytest

ADDRESSES = ["http", "file"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("start", "end", "heading"),
    [
        ("dns/policies#cluster", "en/dns/policies#cluster", "dnsPolicy"),
        ("en/dns/policies#cluster", "dns/policies#cluster", "dnsPolicy"),
        ("index", "en/index", "How containers and Pods really work"),
        ("en/index", "index", "容器与 Pod 到底怎样工作"),
    ],
)
def test_the_language_switch_keeps_page_and_anchor(visit, address, start, end, heading):
    tab = visit(address)
    page = tab.goto(start)

    page.locator("[data-language-switch]").click()

    page.wait_for_load_state()
    assert page.url == tab.root + tab.address(end)
    assert heading in page.locator("h1").inner_text()
    assert tab.wrong == []


def test_the_language_switch_works_on_the_404_page(visit):
    tab = visit("http")
    page = tab.goto("no/such/page")
    assert "没有这一页" in page.locator("h1").inner_text()
    assert page.locator("article a:not(.headerlink)").evaluate_all("links => links.map((link) => link.href)") == [
        f"{tab.root}index.html",
        f"{tab.root}en/index.html",
    ]

    page.locator("[data-language-switch]").click()

    page.wait_for_load_state()
    assert page.url == tab.root + "en/"


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_search_index_is_not_loaded_with_the_page(visit, address):
    tab = visit(address)
    page = tab.goto("index")
    page.wait_for_timeout(300)
    assert not any("/search/zh.js" in url for url in tab.requests)


def test_a_page_reads_without_scripts(visit):
    page = visit("http", java_script_enabled=False).goto("dns/policies")
    assert page.locator("figure.diagram svg text").first.is_visible()
    assert "resolv.conf" in page.locator("figure.diagram svg").first.text_content()
    assert page.locator("table").first.is_visible()
    assert page.locator(".footnote li").count() > 5


@pytest.mark.parametrize("address", ADDRESSES)
def test_code_is_copied_with_one_click(visit, address):
    tab = visit(address, permissions=["clipboard-read", "clipboard-write"] if address == "http" else [])
    page = tab.goto("en/start/offline")
    page.locator(".md-code__button[title]").first.click()
    page.get_by_text("Copied to clipboard").wait_for()


def test_a_diagram_follows_the_palette(visit):
    page = visit("http").goto("dns/policies")
    fill = "getComputedStyle(document.querySelector('.diagram .node.good rect, .diagram .node.good path')).fill"
    light = page.evaluate(fill)

    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")

    assert page.evaluate(fill) != light


def test_navigation_stays_off_paper(visit):
    page = visit("http").goto("dns/policies")
    page.emulate_media(media="print")
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".md-sidebar--primary").is_visible()
    assert page.locator("figure.diagram svg").first.is_visible()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_shown_manifest_can_be_downloaded(visit, address):
    tab = visit(address)
    page = tab.goto("dns/policies")
    link = page.locator(".filename a[download]").first
    target = link.evaluate("link => link.href")
    assert target.endswith(".yaml")
    with page.expect_download() as download:
        link.click()
    assert "kind:" in download.value.path().read_text()


def test_the_palette_words_are_in_the_language_of_the_page(visit):
    assert visit("http").goto("index").locator("label[title*='跟随系统']").count() > 0
    assert visit("http").goto("en/index").locator("label[title*='system']").count() > 0


@pytest.mark.parametrize("name", ["start/onboarding", "en/start/onboarding"])
def test_the_onboarding_week_prints_on_two_pages(visit, name):
    paper = visit("http").goto(name).pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 2


@pytest.mark.parametrize("address", ADDRESSES)
def test_ticks_of_the_onboarding_week_are_kept_and_told(visit, address):
    tab = visit(address)
    page = tab.goto("en/start/onboarding")
    page.locator(".tick").first.check()
    assert page.get_by_role("status").inner_text().startswith("1 of ")
    assert "[x]" in page.get_by_label("Summary").input_value()

    page.reload()

    assert page.locator(".tick").first.is_checked()
    assert tab.wrong == []


def test_the_onboarding_week_works_without_storage(visit):
    tab = visit("http")
    tab.page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    page = tab.goto("start/onboarding")
    page.locator(".tick").first.check()
    assert page.get_by_role("status").inner_text().startswith("已能回答 1 / ")
