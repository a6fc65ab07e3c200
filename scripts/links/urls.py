"""What a written reference means, before any file is looked at: the first steps of the URL standard.

Knows no files. Joins paths as a browser does, with one difference: `..` above the root is kept, not dropped,
because a link that works only by that accident is a mistake.
"""

import re
from typing import NamedTuple
from urllib.parse import unquote

CONTROLS_AND_SPACE = "".join(map(chr, range(0x21)))
TABS_AND_NEWLINES = {9: None, 10: None, 13: None}
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
AUTHORITY = re.compile(r"[^/\\?]*")
BAD_HOST = re.compile(r"[\x00-\x20<>^|\"`{}\[\]]")
IPV6 = re.compile(r"\[[0-9A-Fa-f:.]+\]")
DOT = {".", "%2e"}
DOTS = {"..", ".%2e", "%2e.", "%2e%2e"}


class Address(NamedTuple):
    """A reference in parts. `scheme` and `host` are None where it has none; the query is dropped: it names no file."""

    scheme: str | None
    host: str | None
    path: str
    fragment: str


def clean(raw: str) -> str:
    """Drop what a browser drops: controls and spaces around an address, tabs and newlines inside it."""
    text = raw.strip(CONTROLS_AND_SPACE)
    return text if text.isprintable() else text.translate(TABS_AND_NEWLINES)


def parse(raw: str) -> Address:
    """Take a reference apart. Raises ValueError where a browser finds no address."""
    text, _, fragment = clean(raw).partition("#")
    fragment = fragment.partition(":~:")[0]
    match = SCHEME.match(text)
    if match:
        scheme, text = match[1].lower(), text[match.end() :]
        if scheme not in ("http", "https"):
            return Address(scheme, None, text, fragment)
        host, path = split_host(text)
        return Address(scheme, host, path, fragment)
    if text[:2].replace("\\", "/") == "//":
        host, path = split_host(text)
        return Address(None, host, path, fragment)
    return Address(None, None, text.partition("?")[0].replace("\\", "/"), fragment)


def split_host(text: str) -> tuple[str, str]:
    """Split `//user@host:port/path?query` into a plain host (with a port that is not the usual one) and a path."""
    text = text.lstrip("/\\")
    match = AUTHORITY.match(text)
    authority = match[0] if match else ""
    path = text[len(authority) :].partition("?")[0].replace("\\", "/") or "/"
    return plain_host(authority.rpartition("@")[2]), path


def plain_host(text: str) -> str:
    """Bring a host to the one form in which two of them can be compared."""
    host, colon, port = text.lower().rpartition(":")
    if not colon or port.endswith("]"):
        host, port = text.lower(), ""
    host = unquote(host)
    if not host or (port and not port.isdecimal()) or (BAD_HOST.search(host) and not IPV6.fullmatch(host)):
        raise ValueError(f"no host can be called {text!r}")
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise ValueError(f"no host can be called {text!r}") from None
    return host if port in ("", "80", "443") else f"{host}:{port}"


def is_local(host: str) -> bool:
    """Tell whether a host is the machine on which the browser runs."""
    name = host if host.startswith("[") else host.partition(":")[0].rstrip(".")
    return (
        name in ("localhost", "0.0.0.0")
        or name.endswith(".localhost")
        or name.startswith("127.")
        or host.startswith("[::1]")
    )


def join(base: str, path: str) -> str:
    """Follow a relative path from the file or folder `base`, both below the root of the site.

    The result is decoded. It ends with `/` when it names a folder (the root itself is the empty string), and begins
    with `../` when it climbs above the root.

    >>> join("guide/index.html", "../a%20b.html"), join("guide/index.html", ".."), join("index.html", "../x")
    ('a b.html', '', '../x')
    """
    names = base.split("/")[:-1]
    above = names.count("..")
    names = names[above:]
    steps = path.split("/")
    for step in steps:
        if step in DOT or step.lower() in DOT:
            continue
        if step in DOTS or step.lower() in DOTS:
            if names:
                names.pop()
            else:
                above += 1
        else:
            names.append(decode(step))
    last = steps[-1].lower()
    if last in DOT or last in DOTS:
        names.append("")
    joined = "/".join(names)
    return "../" * above + (joined if names != [""] else "")


def decode(step: str) -> str:
    """Decode one step of a path. An encoded slash stays encoded: no file name has one."""
    if "%" not in step:
        return step
    return unquote(step, errors="surrogateescape").replace("/", "%2F").replace("\0", "%00")
