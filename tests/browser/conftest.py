"""Pages over http and from file://, and what went wrong while they loaded."""

import functools
import http.server
import threading
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest
from playwright.sync_api import Page


class Quiet(http.server.SimpleHTTPRequestHandler):
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


@dataclass
class Visit:
    """A page in the browser, and what went wrong on it."""

    page: Page
    root: str
    wrong: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def goto(self, path: str) -> Page:
        self.page.goto(self.root + self.address(path))
        return self.page

    def address(self, path: str) -> str:
        """Turn a page's path (`dns/policies`, "" for home) into the address that this site has for it."""
        path, _, anchor = path.partition("#")
        if self.root.startswith("http"):
            place = path.removesuffix("index") if path.endswith("index") else path + "/" * bool(path)
        else:
            place = (path or "index") + ("index" if path.endswith("/") else "") + ".html"
        return place + (f"#{anchor}" if anchor else "")


@pytest.fixture
def visit(browser, http_root, bundle):
    """Open a tab: `visit("http", width=360, scheme="dark")`."""
    contexts = []

    def start(address: str = "http", width: int = 1280, scheme: str = "light", **options) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, offline=address == "file", **options
        )
        contexts.append(context)
        page = context.new_page()
        root = http_root if address == "http" else "file://" + quote(f"{bundle}/")
        tab = Visit(page, root)
        page.on(
            "console", lambda message: tab.wrong.append(f"console: {message.text}") if message.type == "error" else None
        )
        page.on("pageerror", lambda error: tab.wrong.append(f"error: {error}"))
        # A request that a click on a link cut short is no failure of the page.
        page.on(
            "requestfailed",
            lambda request: (
                tab.wrong.append(f"failed: {request.url}") if request.failure != "net::ERR_ABORTED" else None
            ),
        )
        page.on("request", lambda request: tab.requests.append(request.url))
        return tab

    yield start
    for context in contexts:
        context.close()
