"""Drawing with the real Mermaid, and the live preview in which authors type diagrams."""

import functools
import http.server
import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from scripts.pages import read_pages
from scripts.site import diagrams, draw
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("drawing")  # one process: what `drawn` makes is for all of them
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def kinds() -> dict[str, str]:
    """The first diagram of each kind that a page has: `flowchart`, `sequenceDiagram`, `stateDiagram-v2` …"""
    found = {}
    for key, (_, _, source) in diagrams.diagrams_of(read_pages(ROOT / "docs")).items():
        found.setdefault(source.split()[0], key)
    return found


KINDS = kinds()


def draw_in_thread(sources: dict[str, str], folder) -> list[str]:
    """Draw with a browser of its own; Playwright allows one in a thread, and the tests of this process have theirs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(draw.draw, sources, folder).result()


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Draw one diagram of each kind twice; return the two folders."""
    sources = {key: source for key, (_, _, source) in diagrams.diagrams_of(read_pages(ROOT / "docs")).items()}
    folders = [tmp_path_factory.mktemp(name) for name in ("first", "second")]
    for folder in folders:
        assert draw_in_thread({key: sources[key] for key in KINDS.values()}, folder) == []
    return folders


def shape(svg: str) -> str:
    """A drawing without its numbers: they depend on the fonts of the machine, elements, classes and labels do not."""
    return NUMBER.sub("0", svg)


def test_pages_have_several_kinds_of_diagrams():
    assert len(KINDS) >= 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_diagram_is_drawn_the_same_twice_and_as_it_is_committed(drawn, kind):
    first, second = ((folder / f"{KINDS[kind]}.svg").read_text(encoding="utf-8") for folder in drawn)
    committed = (ROOT / f"docs/assets/diagrams/{KINDS[kind]}.svg").read_text(encoding="utf-8")

    assert first == second
    assert shape(first) == shape(committed)


def test_a_drawing_has_structure_only(drawn):
    for key in KINDS.values():
        svg = (drawn[0] / f"{key}.svg").read_text(encoding="utf-8")
        assert "<title" in svg and "<desc" in svg
        assert re.findall(r"<style|\bstyle=|\bfill=|\bstroke=|=\"[^\"]*\d\.\d\d[^\"]*\"", svg) == []


def test_a_diagram_that_mermaid_cannot_read_is_told_and_the_next_one_drawn(tmp_path):
    good = "flowchart LR\n  accTitle: Good\n  accDescr: a to b\n  a --> b\n"
    failed = draw_in_thread({"bad": "flowchart LR\n  accTitle: Bad\n  a --> --> b\n", "good": good}, tmp_path)

    assert [message.split(":")[0] for message in failed] == ["Bad"]
    assert [path.name for path in tmp_path.iterdir()] == ["good.svg"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def preview(browser):
    """Show diagrams as `serve` does: the sources in the page, the small script that draws them, the project's own files."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=ROOT / "docs"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()

    def show(*sources: str):
        body = "".join(f'<div class="mermaid">{source}</div>' for source in sources)
        root = f"http://127.0.0.1:{server.server_port}"
        page.route(
            "**/preview.html",
            lambda route: route.fulfill(
                content_type="text/html; charset=utf-8",
                body=f'<!doctype html><body>{body}<script src="/assets/site/live-diagrams.js"></script>',
            ),
        )
        page.goto(f"{root}/preview.html")
        page.wait_for_function("!document.querySelector('div.mermaid')")
        return page

    yield show
    page.close()
    server.shutdown()


def test_a_broken_diagram_shows_its_error_in_its_place_and_the_next_one_is_drawn(preview):
    page = preview("flowchart LR\n  a --&gt; --&gt; b", "flowchart LR\n  one --&gt; two")

    first, second = page.locator("figure").all()
    assert "Parse error" in first.locator("pre[role=alert]").inner_text()
    assert second.locator("svg g.node").count() == 2
    assert page.locator("[id^=dlive]").count() == 0


def test_the_preview_draws_with_the_settings_of_published_drawings(preview):
    source = next(
        source
        for _, _, source in diagrams.diagrams_of(read_pages(ROOT / "docs")).values()
        if source.startswith("flowchart")
    )
    page = preview(source.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    committed = (ROOT / f"docs/assets/diagrams/{diagrams.key(source)}.svg").read_text(encoding="utf-8")

    width, height = (float(part) for part in page.locator("figure svg").get_attribute("viewBox").split()[2:])
    wanted_width, wanted_height = (
        float(part) for part in re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', committed).groups()
    )
    assert abs(width - wanted_width) / wanted_width < 0.15
    assert abs(height - wanted_height) / wanted_height < 0.15
