"""Line and column of findings.

The parser does not say where an element stood, and only files with findings need to know. So these are read again with
a number put into every tag; the parser carries each number to the element that the tag made, which gives exact places
for any markup, however bad.
"""

import json
import re
from bisect import bisect_right
from collections import defaultdict, deque
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from scripts.links.documents import ELEMENTS, parse_html

TAG = re.compile(r"<[A-Za-z][^\t\n\f\r />]*")
JSON_ADDRESS = re.compile(r'"(?:location|src|start_url|url)"\s*:\s*("(?:[^"\\]|\\.)*+")')
HEADINGS = "h1, h2, h3, h4, h5, h6"
CONTENT = ("article", "main")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element stands, and what helps to find it in the page's Markdown: its words, the heading above, whether it is content."""

    line: int = 1
    column: int = 1
    offset: int = -1
    text: str = ""
    heading: tuple[str, str] = ("", "")  # id and words
    is_content: bool = False


class Lines:
    """Turns offsets in a text into lines and columns, both from 1."""

    def __init__(self, text: str):
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def places_in_html(data: bytes, wanted: set[int]) -> dict[int, Place]:
    """Find elements by their numbers in `documents.extract`."""
    text = parse_html(data).raw_html.decode("utf-8", "replace")
    mark = "data-at"
    while mark in text:
        mark += "-"
    marked = TAG.sub(lambda match: f"{match[0]} {mark}={match.start()} ", text)
    tree = parse_html(marked)
    # One element at a time: lexbor stops early at ":is(article, main) *" on long pages.
    roots = [name for name in CONTENT if tree.css_first(name)] or ["body"]
    content = {node.mem_id for name in roots for node in tree.css(f"{name} *")}
    headings = [(offset_of(node, mark), node.id or "", node.text()[:200].strip(" ¶\n")) for node in tree.css(HEADINGS)]
    headings = sorted([(0, "", ""), *headings])
    lines, places = Lines(text), {}
    for number, node in enumerate(tree.css(ELEMENTS)):
        if number in wanted:
            offset = offset_of(node, mark)
            heading = headings[bisect_right(headings, (offset, "\U0010ffff", "")) - 1][1:]
            places[number] = Place(
                *lines.place(offset), offset, node.text()[:200].strip(), heading, node.mem_id in content
            )
    return places


def offset_of(node: LexborNode, mark: str) -> int:
    return int(node.attributes.get(mark) or 0)


def places_in_text(data: bytes, offsets: set[int]) -> dict[int, Place]:
    """Find offsets in a style sheet."""
    lines = Lines(data.decode("utf-8", "replace"))
    return {offset: Place(*lines.place(offset), offset) for offset in offsets}


def places_in_lines(numbers: set[int]) -> dict[int, Place]:
    """Sitemaps: the number is the line."""
    return {number: Place(number) for number in numbers}


def places_in_json(data: bytes, addresses: list[tuple[int, str]]) -> dict[int, Place]:
    """Search indexes and web manifests: find each numbered address; of two equal ones, the second stands after the first."""
    text = data.decode("utf-8-sig", "replace")
    lines = Lines(text)
    offsets: defaultdict[str, deque[int]] = defaultdict(deque)
    for match in JSON_ADDRESS.finditer(text):
        offsets[json.loads(match[1], strict=False) or "."].append(match.start(1))
    places = {}
    for number, raw in sorted(addresses):
        offset = offsets[raw].popleft() if offsets[raw] else 0
        places[number] = Place(*lines.place(offset), offset)
    return places
