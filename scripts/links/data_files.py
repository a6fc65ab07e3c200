"""Files of data that hold addresses: sitemaps, search indexes, web manifests, and the configuration that Material puts in pages.

Each function takes the text and returns (place, tag, attribute, address); what a place is, `places` knows.
Raises ValueError when the text is not what it should be.
"""

import json
import re
from collections.abc import Iterator
from xml.parsers import expat

SCRIPT = re.compile(rb"\s*(?:(?:var|let|const)\s+|\w+\.)?__index\s*=")
DOCS_END = re.compile(rb"[\]}]\s*}\s*;?\s*\Z")  # a list of docs, or an object after it, and the object around
LOCATION = re.compile(rb'"location"\s*:\s*("(?:[^"\\]|\\.)*+")')
Entry = tuple[int, str, str, str]


def sitemap_entries(data: bytes) -> list[Entry]:
    """Read every location and translation of a sitemap or of a list of sitemaps. A place is a line of the file."""
    entries: list[Entry] = []
    text: list[str] = []
    depth = 0
    reader = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        text.clear()
        if name.rpartition(" ")[2] == "link" and "href" in attributes:
            entries.append((reader.CurrentLineNumber, "link", "href", attributes["href"]))

    def end(name: str) -> None:
        if name.rpartition(" ")[2] == "loc":
            entries.append((reader.CurrentLineNumber, "loc", "", "".join(text)))
        text.clear()

    def refuse_entities(*_: object) -> None:
        raise ValueError("it defines entities")

    reader.StartElementHandler, reader.EndElementHandler = start, end
    reader.CharacterDataHandler = text.append
    reader.EntityDeclHandler = refuse_entities
    try:
        reader.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(f"it is not XML: {error}") from None
    return entries


def index_entries(data: bytes, is_script: bool, is_required: bool) -> list[Entry] | None:
    """Read the locations of a search index, plain JSON or `var __index = {…}`; None when the file is no index.

    An index is as large as all text of a site, so it is scanned, not decoded. A place is the number of the location.
    """
    if is_script:
        match = SCRIPT.match(data)
        if not match:
            return None
        data = data[match.end() :]
    if b'"docs"' not in data:
        if is_required:
            raise ValueError("it has no docs")
        return None
    if not DOCS_END.search(data[-200:]):
        raise ValueError("it is cut off")
    return [
        (number, "docs", "location", json.loads(match[1].decode()))
        for number, match in enumerate(LOCATION.finditer(data))
    ]


def manifest_entries(text: str) -> list[Entry] | None:
    """Read the pictures and start pages of a web manifest; None when the file is none. A place is the number of the entry."""
    manifest = load_json(text)
    if not isinstance(manifest, dict):
        return None
    return [(number, *entry) for number, entry in enumerate(manifest_addresses(manifest))]


def manifest_addresses(manifest: dict[str, object]) -> Iterator[tuple[str, str, str]]:
    for group in ("icons", "screenshots"):
        yield from addresses(manifest.get(group), group, "src")
    yield from addresses([manifest], "manifest", "start_url")
    yield from addresses(manifest.get("shortcuts"), "shortcuts", "url")
    shortcuts = manifest.get("shortcuts")
    for shortcut in shortcuts if isinstance(shortcuts, list) else ():
        if isinstance(shortcut, dict):
            yield from addresses(shortcut.get("icons"), "icons", "src")


def addresses(entries: object, tag: str, key: str) -> Iterator[tuple[str, str, str]]:
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get(key), str):
            yield tag, key, entry[key]


def load_json(text: str) -> object:
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("it is not JSON: nested too deep") from None
    except ValueError as error:
        raise ValueError(f"it is not JSON: {error}") from None
