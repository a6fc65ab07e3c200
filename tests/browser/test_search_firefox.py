"""Search in Firefox, over http and from file://: the same pages in the same order as the worker gives in Chromium."""

import re
from urllib.parse import quote

import pytest

from scripts.pages import LANGUAGES
from tests.browser.firefox import Firefox, find_firefox

FIELD = ".md-search__input"
FOUND = """[...document.querySelectorAll(".md-search-result__item")].map((item) => item.querySelector("a").href.split(/[?#]/)[0])"""
META = """document.querySelector(".md-search-result__meta").textContent.trim()"""
SHOWN = 10  # of the pages found, until one scrolls
ENTER = "\ue007"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    program = find_firefox()
    if not program:
        pytest.skip("no Firefox here; Debian: apt install firefox-esr")
    browser = Firefox(program, tmp_path_factory.mktemp("firefox"))
    yield browser
    browser.close()


@pytest.mark.xdist_group("firefox")
@pytest.mark.parametrize("address", ["http", "file"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_search_works_in_firefox(firefox, ask, http_root, bundle, address, language):
    root = http_root if address == "http" else "file://" + quote(f"{bundle}/")
    home = "" if language == "zh" else "en/"
    query = "kubernetes.io/config.mirror"
    here = root + home + ("index.html" if address == "file" else "")
    firefox.goto(here)

    firefox.wait_for(lambda: firefox.run("document.readyState === 'complete' && location.href") == here)
    firefox.click(FIELD)
    firefox.wait_for(lambda: firefox.run(META).startswith(("键入", "Type")))  # the index is there
    firefox.type(FIELD, query)
    firefox.wait_for(lambda: firefox.run(FOUND))

    names = [group[0]["location"].partition("#")[0].rstrip("/") for group in ask(language, [query])[0]["items"]][:SHOWN]
    firefox.wait_for(
        lambda: (
            [url.removesuffix(".html").removesuffix("/index").rstrip("/") for url in firefox.run(FOUND)]
            == [root + name for name in names]
        )
    )
    firefox.run(
        """(() => { document.querySelector(arguments[0]).select(); document.execCommand("insertText", false, "crashloopbackof"); })()""",
        FIELD,
    )
    firefox.wait_for(lambda: any("restarts" in url for url in (firefox.run(FOUND) or [])[:1]))  # without a key

    firefox.type(FIELD, ENTER)

    firefox.wait_for(
        lambda: re.search(
            "/lifecycle/restarts.*#", firefox.run("document.readyState === 'complete' && location.href") or ""
        )
    )
