"""Pages over http and from file://, and what went wrong while they loaded."""

import functools
import http.server
import threading
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.search.worker import ASK

FOREVER = 120_000  # milliseconds: for what never comes, not for what a busy machine brings late


class Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps connections, as web servers do

    def log_message(self, *_):
        """Say nothing."""

    def send_error(self, code, message=None, explain=None):
        """Answer a missing page as a web server for static sites does: with 404.html."""
        if code != 404:
            return super().send_error(code, message, explain)
        body = (self.server.root / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def http_root(online):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=online))
    server.root = online
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class Visit:
    """A page in the browser, and what went wrong on it."""

    def __init__(self, page: Page, root: str):
        self.page, self.root = page, root
        self.wrong: list[str] = []
        self.requests: list[str] = []
        page.on(
            "console",
            lambda message: self.wrong.append(f"console: {message.text}") if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        # A request that a click on a link cut short is no failure of the page.
        page.on(
            "requestfailed",
            lambda request: (
                self.wrong.append(f"failed: {request.url}") if request.failure != "net::ERR_ABORTED" else None
            ),
        )
        page.on("request", lambda request: self.requests.append(request.url))

    def goto(self, path: str) -> Page:
        self.page.goto(self.root + self.address(path))
        return self.page

    def forget(self) -> None:
        """Begin anew: what went wrong so far was told, or is another page's."""
        self.wrong.clear()
        self.requests.clear()

    def address(self, path: str) -> str:
        """Turn a page's path (`dns/policies`, "" for home) into the address that this site has for it."""
        path, _, anchor = path.partition("#")
        if self.root.startswith("http"):
            place = path.removesuffix("index") if path.endswith("index") else path + "/" * bool(path)
        else:
            place = (path or "index") + ("index" if path.endswith("/") else "") + ".html"
        return place + (f"#{anchor}" if anchor else "")


@pytest.fixture(scope="session")
def open_tab(browser, http_root, bundle):
    """Open a tab with nothing in its storage: `open_tab("http", width=360, scheme="dark")`. Whoever opens it closes it."""

    def start(address: str = "http", width: int = 1280, scheme: str = "light", **options) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, offline=address == "file", **options
        )
        context.set_default_timeout(FOREVER)
        context.set_default_navigation_timeout(FOREVER)
        return Visit(context.new_page(), http_root if address == "http" else "file://" + quote(f"{bundle}/"))

    return start


@pytest.fixture
def visit(open_tab):
    """The same for one test, which need not close it."""
    tabs = []

    def start(*arguments, **options) -> Visit:
        tabs.append(open_tab(*arguments, **options))
        return tabs[-1]

    yield start
    for tab in tabs:
        tab.page.context.close()


@pytest.fixture(scope="session")
def kept_tab(open_tab):
    """A tab for many tests, one of each kind: opening one costs more than loading a page in it."""
    tabs: dict[tuple, Visit] = {}

    def get(*kind, purpose: str = "", prepare=lambda tab: None) -> Visit:
        key = (*kind, purpose)
        if key not in tabs:
            tabs[key] = open_tab(*kind)
            prepare(tabs[key])
        tabs[key].forget()
        return tabs[key]

    yield get
    for tab in tabs.values():
        tab.page.context.close()


@pytest.fixture(scope="session")
def ask(open_tab):
    """Ask the search worker of a language; each answer has the groups of Material's list (`items`) and what stands above them (`note`)."""
    tab = open_tab("http")
    # A document without scripts: on pages, the worker waits for the focus of the field.
    tab.page.goto(f"{tab.root}assets/site/mark.svg")

    def start(language: str, queries: list[str]) -> list[dict]:
        return tab.page.evaluate(ASK, [f"{tab.root}assets/site/search-worker.js?{language}", queries])

    yield start
    tab.page.context.close()
