"""Addresses outside HTML: search index, sitemap, web manifest, Material's configuration."""

import pytest

INDEX = '{"config": {}, "docs": [\n{"location": "", "text": "a"},\n{"location": "a.html#x", "text": "\\"location\\": \\"no\\""},\n{"location": "a.html#gone"},\n{"location": "gone.html"}]}'
FOUND = [
    "{}:4: dead-anchor: a.html#gone: a.html has no anchor #gone",
    "{}:5: dead-link: gone.html: there is no gone.html",
]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("search/search_index.json", INDEX),
        ("search/search_index.js", f"var __index = {INDEX}\n"),
        ("search/zh.js", f"var __index={INDEX};"),
        ("search/en.js", f"self.__index = {INDEX}"),
    ],
)
def test_every_location_of_a_search_index_is_checked_from_the_root(check, name, text):
    assert check({"index.html": "", "a.html": '<p id="x">', name: text}) == [line.format(name) for line in FOUND]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("search/worker.js", "var a = {docs: 1}"),
        ("search/settings.json", '{"a": 1}'),
        ("search/list.json", "[]"),
        ("search/comments.json", "// none"),
        ("search/search_index.js", 'var __index = {"docs": []}'),
    ],
)
def test_what_is_no_search_index_or_an_empty_one_is_silent(check, name, text):
    assert check({"index.html": "", name: text}) == []


def test_locations_of_folders_are_dead_in_a_bundle(check):
    files = {"index.html": "", "search/search_index.json": '{"docs": [{"location": ""}]}'}

    assert check(files) == []
    assert check(files, mode="offline") == ["search/search_index.json:1: offline-directory: .: leads to the folder ./"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (INDEX[:-1], "it is cut off"),
        (INDEX[:-2], "it is cut off"),
        (INDEX[:60], "it is cut off"),
        ("", "it has no docs"),
        ('{"docs": [{"location": "\\q"}]}', "Invalid \\escape: line 1 column 2 (char 1)"),
    ],
)
def test_a_search_index_that_cannot_be_read_is_reported(check, text, why):
    assert check({"index.html": "", "search/search_index.json": text}) == [
        f"search/search_index.json:1: unreadable: {why}"
    ]


SITEMAP = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://example.org/notes/</loc></url>
<url><loc> https://example.org/notes/gone/?a&amp;b </loc></url>
<url><loc>https://example.org/notes/</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/notes/en/"/></url>
<url><loc>https://example.com/notes/</loc></url>
<url><loc>https://example.org/</loc></url>
</urlset>
"""


def test_every_location_and_translation_of_a_sitemap_is_checked(check):
    assert check({"index.html": "", "sitemap.xml": SITEMAP}, site_url="https://example.org/notes/", mode="offline") == [
        "sitemap.xml:4: dead-link:  https://example.org/notes/gone/?a&b : there is no gone/",
        "sitemap.xml:5: dead-link: https://example.org/notes/en/: there is no en/",
        "sitemap.xml:6: foreign-location: https://example.com/notes/: not an address of example.org",
        "sitemap.xml:7: outside-site: https://example.org/: leads out of the site to ../",
    ]


def test_a_list_of_sitemaps_is_a_sitemap(check):
    text = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://example.org/sitemap-1.xml</loc></sitemap></sitemapindex>'

    assert check({"index.html": "", "sitemap.xml": text}, site_url="https://example.org") == [
        "sitemap.xml:1: dead-link: https://example.org/sitemap-1.xml: there is no sitemap-1.xml"
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<urlset><url>", "it is not XML: no element found: line 1, column 13"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><urlset/>', "it defines entities"),
    ],
)
def test_a_sitemap_that_cannot_be_read_is_reported(check, text, why):
    assert check({"index.html": "", "sitemap.xml": text}) == [f"sitemap.xml:1: unreadable: {why}"]


@pytest.mark.parametrize("name", ["site.webmanifest", "icons.json"])
def test_pictures_of_a_web_manifest_are_checked_from_the_manifest(check, name):
    manifest = '{"start_url": "..",\n"icons": [{"src": "a.png"},\n{"src": "gone.png"}],\n"shortcuts": [{"url": "/gone/", "icons": [{"src": "b.png"}]}]}'
    files = {"index.html": f'<link rel="manifest" href="app/{name}">', f"app/{name}": manifest, "app/a.png": ""}

    assert check(files) == [
        f"app/{name}:3: dead-link: gone.png: there is no app/gone.png",
        f"app/{name}:4: dead-link: /gone/: there is no gone/",
        f"app/{name}:4: dead-link: b.png: there is no app/b.png",
    ]


def config(base: str, search: str = "../search.js") -> str:
    return f'<script id="__config" type="application/json">{{"base": "{base}", "search": "{search}"}}</script>'


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        (config(".."), None),
        (config("../"), None),
        (config("."), "wrong-base: .: the theme's base leads to a/, not to the root of the site"),
        (config("../.."), "wrong-base: ../..: the theme's base leads to ../, not to the root of the site"),
        (config("..", "../gone.js"), "dead-link: ../gone.js: there is no gone.js"),
        (config("/"), None),
        ('<script id="__config">{"base": 1}</script>', None),
        ('<script id="__config">[]</script>', None),
        ('<script id="other">{"base": "gone"}</script>', None),
    ],
)
def test_the_paths_in_the_configuration_of_the_theme_are_checked(check, markup, problem):
    files = {"a/index.html": markup, "search.js": "", "search/search_index.json": '{"docs": []}'}

    assert check(files) == ([f"a/index.html:1: {problem}"] if problem else [])


def test_the_base_of_the_theme_may_be_a_folder_in_a_bundle(check):
    files = {"a/b.html": config(".."), "search.js": "", "search/search_index.js": 'var __index = {"docs": []}'}

    assert check(files, mode="offline") == []


def test_the_base_of_the_theme_may_not_be_the_root_of_a_server_in_a_bundle(check):
    files = {"a/b.html": config("/"), "search.js": "", "search/search_index.js": 'var __index = {"docs": []}'}

    assert check(files, mode="offline") == ["a/b.html:1: offline-absolute: /: begins at the root of a server"]


def test_a_configuration_that_is_no_json_is_reported(check):
    (line,) = check({"index.html": '<script id="__config">{</script>'})

    assert line.startswith("index.html:1: unreadable: it is not JSON: ")
