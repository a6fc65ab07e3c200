"""What CSS refers to: `url()` and `@import`, outside comments and strings. A scanner, not a parser."""

import re

STRING = r""""(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?"""
TOKEN = re.compile(
    rf"""
      /\*.*?(?:\*/|\Z)                                                          # a comment
    | @import\s++(?P<imported>{STRING})
    | (?<![\w-])url\(\s*+(?P<address>{STRING}|(?:[^\s"'()\\]|\\[0-9a-f]{{1,6}}\s?|\\.)*+)\s*+(?=\)|\Z)
    | {STRING}                                                                  # any other string
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|\n|(.))", re.DOTALL)


def css_references(text: str) -> list[tuple[int, str, str]]:
    """List offset, function (`url` or `@import`) and address of everything that CSS loads.

    >>> css_references('/* url(no) */ @import "a.css"; p { background: url( b.png ) }')
    [(22, '@import', 'a.css'), (52, 'url', 'b.png')]
    """
    found = []
    for match in TOKEN.finditer(text):
        for group, name in (("imported", "@import"), ("address", "url")):
            if match[group]:
                found.append((match.start(group), name, plain(match[group])))
    return [one for one in found if one[2]]


def plain(text: str) -> str:
    """Take quotes and escapes off an address."""
    if text[0] in "'\"":
        text = text[1:-1] if text[-1] == text[0] and len(text) > 1 else text[1:]
    return ESCAPE.sub(unescape, text) if "\\" in text else text


def unescape(match: re.Match[str]) -> str:
    if match[1]:
        code = int(match[1], 16)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return match[2] or ""
