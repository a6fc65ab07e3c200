"""What a written address means, before any file is looked at."""

import pytest

from scripts.links.urls import Address, clean, decode, is_local, join, parse


@pytest.mark.parametrize(
    ("base", "path", "result"),
    [
        ("index.html", "a.html", "a.html"),
        ("guide/index.html", "../a.html", "a.html"),
        ("guide/index.html", "..", ""),
        ("guide/index.html", ".", "guide/"),
        ("guide/index.html", "./", "guide/"),
        ("guide/", "a/", "guide/a/"),
        ("a/b/c.html", "../../d/./e.html", "d/e.html"),
        ("index.html", "a%20b.html", "a b.html"),
        ("index.html", "%E5%AE%B9.html", "容.html"),
        ("a/b.html", "%2e%2E/c.html", "c.html"),
        ("index.html", "x/%2e", "x/"),
        ("index.html", "a//b.html", "a//b.html"),
    ],
)
def test_a_relative_path_is_joined_as_a_browser_joins_it(base, path, result):
    assert join(base, path) == result


@pytest.mark.parametrize(
    ("base", "path", "result"),
    [
        ("index.html", "../a.html", "../a.html"),
        ("a/b.html", "../../..", "../../"),
        ("index.html", "../../a/../b", "../../b"),
    ],
)
def test_climbing_above_the_root_is_kept_where_a_browser_would_drop_it(base, path, result):
    assert join(base, path) == result


def test_an_encoded_slash_is_no_slash():
    assert decode("a%2Fb") == "a%2Fb"


def test_bytes_that_are_no_unicode_survive_decoding_as_file_names_do():
    assert decode("%FF.html") == b"\xff.html".decode("utf-8", "surrogateescape")


def test_controls_around_and_line_breaks_inside_an_address_are_dropped():
    assert clean(" \x00a\n\tb.html\r ") == "ab.html"


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("a.html?x=1#y", Address(None, None, "a.html", "y")),
        ("?x#y", Address(None, None, "", "y")),
        ("a\\b.html", Address(None, None, "a/b.html", "")),
        ("#a:~:text=word", Address(None, None, "", "a")),
        ("HTTPS://User:x@Example.ORG:443/a?b", Address("https", "example.org", "/a", "")),
        ("http://example.org:8000", Address("http", "example.org:8000", "/", "")),
        ("https:///example.org/a", Address("https", "example.org", "/a", "")),
        ("//example.org/a", Address(None, "example.org", "/a", "")),
        ("https://例子.org/", Address("https", "xn--fsqu00a.org", "/", "")),
        ("http://[::1]:80/", Address("http", "[::1]", "/", "")),
        ("mailto:a@b.org", Address("mailto", None, "a@b.org", "")),
        ("C:\\a.html", Address("c", None, "\\a.html", "")),
    ],
)
def test_an_address_is_taken_apart(raw, address):
    assert parse(raw) == address


@pytest.mark.parametrize(
    "raw",
    [
        "https://",
        "http:///",
        "//",
        "https://exam ple.org/",
        "https://[::1",
        "https://example.org:port/",
        "https://a<b/",
        f"https://{'é' * 70}/",
    ],
)
def test_what_no_browser_can_read_is_refused(raw):
    with pytest.raises(ValueError, match="no host can be called"):
        parse(raw)


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("localhost", True),
        ("localhost:8000", True),
        ("a.localhost", True),
        ("127.0.0.1", True),
        ("0.0.0.0:80", True),
        ("[::1]:80", True),
        ("example.org", False),
        ("localhost.org", False),
    ],
)
def test_the_readers_own_machine_is_known_by_its_names(host, local):
    assert is_local(host) is local
