"""Which attributes of which elements refer to something, and how an attribute that holds more than one address is read.

Knows elements as a name and a dict of attributes, so that any parser can feed it.
"""

import re
from collections.abc import Iterator

# What a reference is for. Only readers' links lead to pages; only some of them are judged by more than "is it there".
LINK = "link"  # readers follow it
SWITCH = "switch"  # readers follow it to the same page in another language
REDIRECT = "redirect"  # the browser follows it at once
ALTERNATE = "alternate"  # names the translation of a page
MANIFEST = "manifest"  # names a web manifest
STYLE = "style"  # an address in CSS inside a page: `#x` is always an element of this page
RESOURCE = "resource"  # everything else: loaded, shown or told to machines


# One address as it is written: the number of its element in the document (or of its place in a file), tag, attribute, address, kind.
# A plain tuple, because a large site has millions.
Reference = tuple[int, str, str, str, str]

FOLLOWED = {"a", "area", "iframe", "frame", "form", "button", "input", "object", "embed"}
ATTRIBUTES = {
    "a": ("href", "xlink:href"),
    "area": ("href",),
    "audio": ("src",),
    "button": ("formaction",),
    "embed": ("src",),
    "form": ("action",),
    "frame": ("src",),
    "iframe": ("src",),
    "img": ("src",),
    "input": ("src", "formaction"),
    "object": ("data",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src",),
    "track": ("src",),
    "video": ("src", "poster"),
    # SVG
    "feImage": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "linearGradient": ("href", "xlink:href"),
    "mpath": ("href", "xlink:href"),
    "pattern": ("href", "xlink:href"),
    "radialGradient": ("href", "xlink:href"),
    "textPath": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
}
SRCSETS = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
REFERRING = {"link", "meta", *ATTRIBUTES, *SRCSETS}
MAY_BE_EMPTY = {"action", "formaction"}  # an empty action is the page itself, and legal in every browser
ORIGINS = {"preconnect", "dns-prefetch"}  # `rel` values that name a host, not a file
SHARED_IMAGES = {"og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"}
PATIENCE = 1  # seconds: a page that waits longer is there to be read (or reloads itself), and no redirect

DESCRIPTORS = re.compile(r"(?:[^,(]|\([^)]*(?:\)|\Z))*+,?")
REFRESH = re.compile(r"\s*(\d++|(?=\.))[\d.]*+(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(.*)", re.IGNORECASE | re.DOTALL)


def references_of(node: int, tag: str, attributes: dict[str, str | None]) -> list[Reference]:
    """List every reference of one element, without CSS."""
    kind = RESOURCE if tag not in FOLLOWED else SWITCH if "hreflang" in attributes else LINK
    if tag == "link":
        found = list(link_references(attributes))
    elif tag == "meta":
        found = list(meta_references(attributes))
    else:
        found = [(attr, attributes[attr] or "", kind) for attr in ATTRIBUTES[tag] if attr in attributes]
        if len(found) > 1 and "xlink:href" in attributes and "href" in attributes:  # browsers take the new one
            found = [one for one in found if one[0] != "xlink:href"]
    if tag in SRCSETS and (pictures := attributes.get(SRCSETS[tag])):
        found += ((SRCSETS[tag], raw, RESOURCE) for raw in split_srcset(pictures))
    return [(node, tag, attr, raw, kind) for attr, raw, kind in found]


def link_references(attributes: dict[str, str | None]) -> Iterator[tuple[str, str, str]]:
    """What a `link` element names: nothing without `rel`, and only a host for `preconnect`."""
    roles = set((attributes.get("rel") or "").lower().split())
    if "href" not in attributes or not roles or roles & ORIGINS:
        return
    kind = RESOURCE
    if "alternate" in roles and (language := attributes.get("hreflang")):
        kind = RESOURCE if language.lower() == "x-default" else ALTERNATE
    elif "manifest" in roles:
        kind = MANIFEST
    yield "href", attributes["href"] or "", kind


def meta_references(attributes: dict[str, str | None]) -> Iterator[tuple[str, str, str]]:
    """What a `meta` element names: where a refresh leads, and the picture that is shown when the page is shared."""
    content = attributes.get("content") or ""
    if (attributes.get("http-equiv") or "").lower() == "refresh":
        seconds, raw = split_refresh(content)
        if raw is not None:
            yield "content", raw, REDIRECT if seconds <= PATIENCE else LINK
    elif (attributes.get("property") or attributes.get("name") or "").lower() in SHARED_IMAGES:
        yield "content", content, RESOURCE


def split_srcset(text: str) -> list[str]:
    """Read the addresses of a `srcset` as the HTML standard does: commas may be part of an address.

    >>> split_srcset("a.png, b,c.png 2x, data:image/png;base64,AA== 3x")
    ['a.png', 'b,c.png', 'data:image/png;base64,AA==']
    """
    addresses: list[str] = []
    at = 0
    while True:
        while at < len(text) and text[at] in " \t\n\f\r,":
            at += 1
        if at == len(text):
            return addresses
        start = at
        while at < len(text) and text[at] not in " \t\n\f\r":
            at += 1
        address = text[start:at]
        if not address.endswith(","):
            descriptors = DESCRIPTORS.match(text, at)
            at = descriptors.end() if descriptors else at
        addresses.append(address.rstrip(","))


def split_refresh(content: str) -> tuple[int, str | None]:
    """Read seconds and address of a `<meta http-equiv="refresh">`; the address is None when the page loads itself.

    >>> split_refresh("0; url='new.html'"), split_refresh("30")
    ((0, 'new.html'), (0, None))
    """
    match = REFRESH.match(content)
    if not match or not match[2]:
        return 0, None
    raw = match[2]
    if raw[0] in "'\"":
        raw = raw[1:].partition(raw[0])[0]
    return int(match[1][:9] or 0), raw
