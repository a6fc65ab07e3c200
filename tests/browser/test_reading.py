"""What a reader does: switch the language, search, copy, print, read without scripts."""

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


SWITCH = "document.querySelector('[data-language-switch]').getAttribute('href').split('#')[1] ?? ''"


def test_the_language_switch_follows_the_place_that_a_reader_goes_to(visit):
    """Also for those who copy its address or open it in another tab, without a click or the keyboard."""
    page = visit("http").goto("dns/policies")
    assert page.evaluate(SWITCH) == ""

    page.evaluate("location.hash = '#cluster'")

    page.wait_for_function(f"() => {SWITCH} === 'cluster'")


def test_the_language_switch_knows_a_place_that_scrolling_wrote_into_the_address(visit):
    """`replaceState`, with which a page tells where the reader has scrolled to, is no event."""
    page = visit("http").goto("dns/policies")

    page.evaluate("history.replaceState(null, '', '#cluster')")
    page.locator("[data-language-switch]").focus()
    assert page.evaluate(SWITCH) == "cluster"

    page.evaluate("history.replaceState(null, '', '#none')")  # it has the focus already
    page.locator("[data-language-switch]").hover()
    page.mouse.down()
    assert page.evaluate(SWITCH) == "none"


def test_what_begins_to_scroll_sideways_becomes_a_stop_for_the_keyboard_and_stops_to_be_one(visit):
    page = visit("http").goto("dns/policies")
    figure = page.locator("figure.diagram").first
    assert figure.get_attribute("tabindex") is None

    figure.evaluate(
        "figure => { const wide = document.createElement('p'); wide.style.width = '5000px'; figure.append(wide); }"
    )
    page.wait_for_function("() => document.querySelector('figure.diagram').tabIndex === 0")

    figure.evaluate("figure => figure.lastChild.remove()")
    page.wait_for_function("() => !document.querySelector('figure.diagram').hasAttribute('tabindex')")


def test_many_changes_between_two_frames_are_looked_at_once(visit):
    page = visit("http").goto("en/start/offline")

    looks = page.evaluate(
        """async () => {
          const frame = () => new Promise((done) => requestAnimationFrame(done));
          await frame();
          await frame();
          let looks = 0;
          const find = Document.prototype.querySelectorAll;
          document.querySelectorAll = function (selector) {
            looks += selector.includes(".md-typeset__scrollwrap");
            return find.call(document, selector);
          };
          for (let change = 0; change < 50; change += 1) {
            document.body.append(document.createElement("i"));
            await Promise.resolve(); // an observer is told before this goes on
          }
          await frame();
          await frame();
          return looks;
        }"""
    )

    assert looks == 1


@pytest.mark.parametrize(
    ("address", "heading", "home"),
    [("no/such/page", "没有这一页", "index.html"), ("en/no/such/page", "No such page", "en/index.html")],
)
def test_the_404_page_speaks_the_language_of_the_address(visit, address, heading, home):
    tab = visit("http")
    page = tab.goto(address)

    assert page.locator("h1").all_inner_texts() == [heading]
    assert page.locator("article a:not(.headerlink)").evaluate_all("links => links.map((link) => link.href)") == [
        f"{tab.root}{home}"
    ]


def test_the_language_switch_works_on_the_404_page(visit):
    tab = visit("http")
    page = tab.goto("no/such/page")

    page.locator("[data-language-switch]").click()

    page.wait_for_load_state()
    assert page.url == tab.root + "en/"


def test_the_404_page_speaks_both_languages_without_scripts(visit):
    page = visit("http", java_script_enabled=False).goto("no/such/page")

    assert page.locator("h1:visible").all_inner_texts() == ["没有这一页", "No such page"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_typed_on_the_home_page_is_searched(visit, address):
    tab = visit(address)
    page = tab.goto("index")

    page.locator("#home-search").press_sequentially("OOMKilled")

    page.locator(".md-search-result__link").first.wait_for()
    assert page.locator(".md-search__input").input_value() == "OOMKilled"
    assert tab.wrong == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_search_index_is_not_loaded_with_the_page(visit, address):
    tab = visit(address)
    page = tab.goto("index")
    page.wait_for_load_state("networkidle")
    assert not any("/search/zh.js" in url for url in tab.requests)


def test_a_page_reads_without_scripts(visit):
    page = visit("http", java_script_enabled=False).goto("dns/policies")
    assert page.locator("figure.diagram svg text").first.is_visible()
    assert "ClusterFirst" in page.locator("figure.diagram svg").first.text_content()
    assert page.locator("table").first.is_visible()
    assert page.locator(".footnote li").count() > 5


@pytest.mark.parametrize("address", ADDRESSES)
def test_code_is_copied_with_one_click(visit, address):
    tab = visit(address, permissions=["clipboard-read", "clipboard-write"] if address == "http" else [])
    page = tab.goto("en/start/offline")
    page.locator(".md-code__button[title]").first.click()
    page.get_by_text("Copied to clipboard").wait_for()


def test_an_option_to_type_stays_on_one_line(visit):
    """The lines of a transcript are blocks; an operator in a command that has no transcript is none, though its class is the same."""
    page = visit("http").goto("labs/crash-and-stop")

    tokens = page.locator(".highlight code:not([data-copy]) > .o, .highlight code:not([data-copy]) > .m")
    lines = page.locator(".highlight code[data-copy] > .c")

    assert tokens.count() and lines.count()
    assert set(tokens.evaluate_all("all => all.map(one => getComputedStyle(one).display)")) == {"inline"}
    assert set(lines.evaluate_all("all => all.map(one => getComputedStyle(one).display)")) == {"block"}


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
