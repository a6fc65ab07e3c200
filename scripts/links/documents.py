"""One HTML or SVG document as references and anchors.

`extract` is the only function that knows the parser (lexbor, by way of selectolax), which reads bad markup, templates and
text areas as browsers do: what is inside a `<template>`, a comment or a script is no element and is never seen here.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from scripts.links.references import LINK, REFERRING, STYLE, SWITCH, Reference, references_of
from scripts.links.stylesheets import css_references

MANY_BYTES = 60_000  # a page of 20,000 tags, which take a second if all are nested, has at least so many
DEEPEST = (
    5_000  # browsers stop at 512; the parser needs seconds from about 30,000 on, and its time grows with the square
)
# Every element that can matter. `:is`, because a list would yield some twice; `[href]` also finds `xlink:href`.
ELEMENTS = (
    ":is([href],[id],[src],[style],[srcset],[name],[content],[data],[action],[formaction],[poster],[imagesrcset],style)"
)
TAG = re.compile(rb"<(/?)([A-Za-z][^\t\n\f\r />]*)([^<>]*)>")
# Tags without content, and those that end by themselves.
NEVER_DEEP = set(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead tfoot option rt rp".split()
)


@dataclass(slots=True)
class Document:
    """`anchors` is everything that a fragment can name; `duplicates` lists ids with the numbers of their elements."""

    references: list[Reference] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    duplicates: list[tuple[str, list[int]]] = field(default_factory=list)
    base: tuple[int, str] | None = None  # element and address of the first `<base href>`
    config: tuple[int, str] | None = None  # element and text of Material's configuration


# The last tree lives until there is a new one. If it went first, the allocator would give its memory back to the system
# and fetch it again for every page, which takes longer than parsing.
latest: LexborHTMLParser | None = None


def parse_html(html: bytes | str) -> LexborHTMLParser:
    """Parse a document. Raises ValueError when it would take for ever."""
    if len(html) > MANY_BYTES and depth(html) > DEEPEST:
        raise ValueError(f"elements are nested more than {DEEPEST:,} deep")
    global latest
    latest = LexborHTMLParser(html, encoding=True, options=LexborDocumentOptions.WO_EVENTS)
    return latest


def extract(html: bytes) -> Document:
    """Read what a document refers to and what can be referred to in it. Elements are numbered in the order of ELEMENTS."""
    tree = parse_html(html)
    document = Document()
    references = document.references
    ids: dict[str, list[int]] = {}
    names: dict[str, int] = {}
    for number, node in enumerate(tree.css(ELEMENTS)):
        tag, attributes = node.tag or "", node.attributes
        if tag == "a" and "href" in attributes:  # nearly all references: they are spared the way through the tables
            references.append(
                (number, "a", "href", attributes["href"] or "", SWITCH if "hreflang" in attributes else LINK)
            )
        elif tag in REFERRING:
            references += references_of(number, tag, attributes)
        elif tag == "style":
            references += ((number, tag, name, raw, STYLE) for _, name, raw in css_references(node.text()))
        elif tag == "base" and document.base is None and "href" in attributes:
            document.base = (number, attributes["href"] or "")
        if "name" in attributes and tag == "a":
            names[attributes["name"] or ""] = number
        if "style" in attributes:
            references += (
                (number, tag, "style", raw, STYLE) for _, _, raw in css_references(attributes["style"] or "")
            )
        if "id" in attributes and attributes["id"]:
            ids.setdefault(attributes["id"], []).append(number)
            if attributes["id"] == "__config" and tag == "script":
                document.config = (number, node.text())
    if b"<noscript" in html or b"<NOSCRIPT" in html:
        ids = with_scripts(ids, html)
    document.anchors = [*ids, *(name for name in names if name and name not in ids)]
    document.duplicates = [(name, numbers) for name, numbers in ids.items() if len(numbers) > 1]
    return document


def with_scripts(ids: dict[str, list[int]], html: bytes) -> dict[str, list[int]]:
    """Leave out ids in `<noscript>`: a browser that runs scripts finds none there."""
    found = Counter(node.id for node in LexborHTMLParser(html, encoding=True, scripting=True).css("[id]"))
    return {name: numbers[: found[name]] for name, numbers in ids.items() if found[name]}


def depth(html: bytes | str) -> int:
    """Estimate how deep elements are nested, from above: an end tag closes one element of its name and no other."""
    if isinstance(html, str):
        html = html.encode("utf-8", "replace")
    open_tags: Counter[bytes] = Counter()
    deep = deepest = 0
    for end, name, rest in TAG.findall(html):
        name = name.lower()
        if name in NEVER_DEEP or (rest.endswith(b"/") and open_tags[b"svg"]):  # `<path/>` is closed, `<div/>` is not
            continue
        if not end:
            open_tags[name] += 1
            deep += 1
            deepest = max(deepest, deep)
        elif open_tags[name]:
            open_tags[name] -= 1
            deep -= 1
    return deepest
