"""The link checker once more: short, slow and plain, to be compared with the real one on random sites.

Shares no code with it. Asks the disk about every file, joins addresses with the standard library (on an imaginary server
with many folders above the site, so that nothing is clamped), and reads HTML with the standard library's parser, which is
good enough for the well-formed pages that the fuzzing makes. Covers what a link alone shows, duplicate ids and orphans. Redirects,
translations and empty steps (`a//b`, which the standard library drops) have tests of their own.
"""

import os
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

ATTRIBUTES = {
    "a": ["href"],
    "img": ["src"],
    "script": ["src"],
    "iframe": ["src"],
    "form": ["action"],
    "link": ["href"],
    "use": ["href"],
}
LEADS_TO_PAGES = {"a", "iframe", "form"}
HIDING = {"template", "textarea"}  # tags inside are no elements
DEEP = "http://server" + "/above" * 20 + "/"
OWN_HOST = "example.org"


class Page(HTMLParser):
    """References, ids and names of a well-formed page."""

    def __init__(self, text: str):
        super().__init__()
        self.references, self.ids, self.names, self.base, self.hidden = [], [], [], None, 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = {name: value or "" for name, value in attributes}
        self.hidden += tag in HIDING
        if self.hidden:
            return
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a" and "name" in attributes:
            self.names.append(attributes["name"])
        if tag == "base" and self.base is None:
            self.base = attributes.get("href")
        for name in ATTRIBUTES.get(tag, []):
            if name in attributes:
                self.references.append((tag, name, attributes[name]))

    def handle_endtag(self, tag):
        self.hidden -= tag in HIDING


def check(root: Path, offline: bool, base_path: str = "/") -> list[tuple[str, str, str, str, str]]:
    """List page, rule, address, path and fragment of everything that is wrong, sorted."""
    pages = {path.relative_to(root).as_posix(): Page(path.read_text(encoding="utf-8")) for path in root.rglob("*.html")}
    found, reached = [], {"index.html", "404.html"}
    for name, page in pages.items():
        local = offline and name != "404.html"
        for one in {one for one in page.ids if page.ids.count(one) > 1}:
            found.append((name, "duplicate-id", f"#{one}", name, one))
        start = DEEP + "site/" + name
        if page.base is not None:
            start = urljoin(start, page.base.partition("?")[0])
        for tag, attribute, raw in page.references:
            rule, path, fragment = judge(root, start, raw, local, base_path)
            if rule == "empty-url" and attribute == "action":
                continue
            if not rule and path is not None:
                if tag in LEADS_TO_PAGES and path != name:
                    reached.add(path)
                if (
                    tag in LEADS_TO_PAGES
                    and name.startswith("en/")
                    and not path.startswith("en/")
                    and f"en/{path}" in pages
                    and path in pages
                ):
                    found.append((name, "wrong-language", raw, path, fragment))
                anchors = pages[path].ids + pages[path].names if path in pages else None
                if (
                    anchors is not None
                    and fragment.lower() not in ("", "top")
                    and not {fragment, unquote(fragment), quote(fragment, safe="%")} & set(anchors)
                ):
                    found.append((name, "dead-anchor", raw, path, fragment))
            elif rule:
                found.append((name, rule, raw, path or "", fragment))
    found += [(name, "orphan-page", "", name, "") for name in pages.keys() - reached]
    return sorted(found)


def judge(root: Path, start: str, raw: str, offline: bool, base_path: str) -> tuple[str, str | None, str]:
    """Say what is wrong with an address (nothing: ""), which path it leads to (None: not ours) and with which fragment."""
    text = re.sub(r"[\t\n\r]", "", raw.strip(" \t\n\r\f"))
    if not text:
        return "empty-url", None, ""
    address, _, fragment = text.partition("#")
    address = re.sub("%2e", ".", address.split("?")[0], flags=re.IGNORECASE)
    fragment = fragment.split(":~:")[0]
    scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", text)
    if scheme and scheme[0].lower() not in ("http:", "https:"):
        rule = {"javascript:": "javascript-link", "file:": "local-path"}.get(
            scheme[0].lower(), "local-path" if len(scheme[0]) == 2 else ""
        )
        return rule, None, fragment if rule else ""
    if text.startswith("//") and (root / (urlsplit(text).hostname or "gone")).exists():
        return "folder-as-host", None, fragment
    if text.startswith("//") and offline:
        return "offline-absolute", None, fragment
    if scheme or text.startswith("//"):
        host = urlsplit(text).hostname
        if host in ("localhost", "127.0.0.1"):
            return "localhost", None, fragment
        if host != OWN_HOST:
            return "", None, ""
        path = from_server_root(urlsplit(address).path or "/", base_path)
        rule, found = look_up(root, path, False)
        if rule and offline:
            other = path.removesuffix("index.html").rstrip("/") + ".html"
            rule, found = (rule, found) if look_up(root, other, False)[0] else ("", other)
        return rule, found, fragment
    if address.startswith("/"):
        if address.split("/")[1] in ("home", "tmp") and not (root / address.split("/")[1]).exists():
            return "local-path", None, fragment
        if offline:
            return "offline-absolute", None, fragment
        path = from_server_root(address, base_path)
    else:
        path = below_site(urljoin(start, address))
    return (*look_up(root, path, offline), fragment)


def from_server_root(address: str, base_path: str) -> str:
    """Turn a path on the server into one in the site."""
    url = urljoin(DEEP + "server/", address[1:] or ".")
    path = url.removeprefix(DEEP + "server/")
    if path == url:
        return "../" * (base_path.count("/") - 1) + below_site(url)
    if (path + "/").startswith(base_path[1:]):
        return unquote(path[len(base_path) - 1 :])
    return "../" * (base_path.count("/") - 1) + unquote(path)


def below_site(url: str) -> str:
    """Write a path on the imaginary server relative to the site, with `../` for every folder above it."""
    wanted, site = url.split("/")[3:], (DEEP + "site/").split("/")[3:-1]
    common = 0
    while common < min(len(wanted), len(site)) and wanted[common] == site[common]:
        common += 1
    return "../" * (len(site) - common) + unquote("/".join(wanted[common:]))


def look_up(root: Path, path: str, offline: bool) -> tuple[str, str | None]:
    """Ask the disk who answers for a path."""
    if path.startswith("../"):
        return "outside-site", path
    name = path.rstrip("/")
    is_there = exists_exactly(root, name)
    if is_there and (root / name).is_dir():
        folder = f"{name}/" if name else ""
        if offline:
            return "offline-directory", folder
        return ("", f"{folder}index.html") if (root / folder / "index.html").is_file() else ("no-index", folder)
    if is_there:
        return ("slash-after-file", path) if path.endswith("/") else ("", path)
    if not path.endswith("/") and exists_exactly(root, f"{path}.html"):
        return "offline-extension" if offline else "", f"{path}.html"
    names = (one.relative_to(root).as_posix() for one in root.rglob("*"))
    if any(one.casefold() == name.casefold() for one in names):
        return "wrong-case", path
    return "markdown-source" if path.endswith(".md") else "dead-link", path


def exists_exactly(root: Path, name: str) -> bool:
    """Ask each folder for the next name, as it is written."""
    folder = root
    for step in name.split("/") if name else []:
        if not folder.is_dir() or step not in os.listdir(folder):
            return False
        folder /= step
    return True
