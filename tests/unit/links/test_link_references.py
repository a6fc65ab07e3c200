"""Which attributes refer to something, and how those are read that hold more than one address."""

import pytest

from scripts.links.documents import extract
from scripts.links.references import split_refresh, split_srcset
from scripts.links.stylesheets import css_references


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="X">',
        '<svg><a xlink:href="X"></a></svg>',
        '<map><area href="X"></map>',
        '<link rel="stylesheet" href="X">',
        '<link rel="icon" href="X">',
        '<link rel="manifest" href="X">',
        '<link rel="preload" as="font" href="X">',
        '<link rel="alternate" hreflang="en" href="X">',
        '<link rel="canonical" href="X">',
        '<link rel="preload" as="image" imagesrcset="X 2x">',
        '<script src="X"></script>',
        '<img src="X">',
        '<img srcset="X 2x">',
        '<picture><source srcset="X"></picture>',
        '<video src="X"></video>',
        '<video poster="X"></video>',
        '<audio src="X"></audio>',
        '<audio><source src="X"></audio>',
        '<video><track src="X"></video>',
        '<iframe src="X"></iframe>',
        '<object data="X"></object>',
        '<embed src="X">',
        '<form action="X"></form>',
        '<button formaction="X">b</button>',
        '<input type="image" src="X">',
        '<svg><use href="X"/></svg>',
        '<svg><use xlink:href="X"/></svg>',
        '<svg><image href="X"/></svg>',
        '<svg><image xlink:href="X"/></svg>',
        '<svg><linearGradient href="X"/></svg>',
        '<svg><textPath href="X">t</textPath></svg>',
        '<meta http-equiv="refresh" content="0; url=X">',
        '<meta property="og:image" content="X">',
        '<meta name="twitter:image" content="X">',
        '<p style="background: url(X)">',
        "<style>p { background: url('X') }</style>",
        '<style>@import "X";</style>',
        '<noscript><img src="X"></noscript>',
        "<A HREF=X>",
    ],
)
def test_a_reference_is_seen(markup):
    assert [raw for _, _, _, raw, _ in extract(markup.encode()).references] == ["X"]


@pytest.mark.parametrize(
    "markup",
    [
        '<!-- <a href="X"> -->',
        '<template><a href="X"></a></template>',
        "<script>'<a href=X>'</script>",
        '<textarea><a href="X"></textarea>',
        '<title><a href="X"></title>',
        '<code>&lt;a href="X"&gt;</code>',
        '<a data-href="X">',
        "<a>",
        '<link href="X">',
        '<link rel="preconnect" href="X">',
        '<link rel="dns-prefetch" href="X">',
        '<meta name="description" content="X">',
        '<meta http-equiv="refresh" content="30">',
        "<style>/* url(X) */ p::before { content: 'url(X)' }</style>",
        '<div href="X">',
    ],
)
def test_what_is_no_reference_is_not_seen(markup):
    assert extract(markup.encode()).references == []


def test_entities_in_an_address_are_decoded():
    ((_, tag, attr, raw, _),) = extract(b'<a href="a&amp;b&#x4e2d;.html">').references

    assert (tag, attr, raw) == ("a", "href", "a&b中.html")


def test_an_element_with_the_old_and_the_new_svg_attribute_uses_the_new_one():
    ((_, _, attr, raw, _),) = extract(b'<svg><use xlink:href="old" href="new"/></svg>').references

    assert (attr, raw) == ("href", "new")


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("a.png", ["a.png"]),
        ("a.png 1x, b.png 2x", ["a.png", "b.png"]),
        ("a.png 1x,b.png 2x", ["a.png", "b.png"]),
        ("a.png, b.png", ["a.png", "b.png"]),
        ("a,b.png 1x", ["a,b.png"]),
        ("data:image/png;base64,AA== 1x, b.png 2x", ["data:image/png;base64,AA==", "b.png"]),
        (",\n a.png 100w (x, y),\tb.png", ["a.png", "b.png"]),
        (" , ", []),
    ],
)
def test_a_srcset_is_read_with_its_real_grammar(text, addresses):
    assert split_srcset(text) == addresses


@pytest.mark.parametrize(
    ("content", "result"),
    [
        ("0; url=a.html", (0, "a.html")),
        ("0;URL='a.html' ignored", (0, "a.html")),
        ('5 , url = "a b.html"', (5, "a b.html")),
        ("0 a.html", (0, "a.html")),
        (".5;url=a.html", (0, "a.html")),
        ("30", (0, None)),
        ("30;", (0, None)),
        ("0url=a.html", (0, None)),
        ("soon; url=a.html", (0, None)),
    ],
)
def test_a_refresh_is_read_as_browsers_read_it(content, result):
    assert split_refresh(content) == result


@pytest.mark.parametrize(
    ("css", "addresses"),
    [
        ("p { background: url(a.png) }", ["a.png"]),
        ("p { background: url( 'a b.png' ) }", ["a b.png"]),
        ('@import "a.css" screen;', ["a.css"]),
        ("@import url(a.css);", ["a.css"]),
        ("p { background: URL(a\\20 b.png) }", ["a b.png"]),
        ("p { src: url(a.eot?#iefix) format('x'), url(b.woff) }", ["a.eot?#iefix", "b.woff"]),
        ("p { background: url() }", []),
        ("/* url(a.png) */", []),
        ("p { content: 'url(a.png)' }", []),
        ('p { content: "\\"url(a.png)" }', []),
        ("p { width: my-url(a.png) }", []),
        ("/* never closed url(a.png)", []),
    ],
)
def test_css_is_scanned_outside_comments_and_strings(css, addresses):
    assert [raw for _, _, raw in css_references(css)] == addresses


@pytest.mark.parametrize(
    ("markup", "anchors"),
    [
        ('<p id="a">', ["a"]),
        ('<svg><g id="a"/></svg>', ["a"]),
        ('<a name="a">', ["a"]),
        ('<a id="a" name="a">', ["a"]),
        ('<p name="a">', []),
        ('<p id="">', []),
        ('<template><p id="a"></template>', []),
        ('<!-- <p id="a"> -->', []),
        ('<textarea><p id="a"></textarea>', []),
        ('<script>"<p id=a>"</script>', []),
        ('<noscript><p id="a"></noscript>', []),
        ('<p id="&#x951A;">', ["锚"]),
    ],
)
def test_an_anchor_is_what_a_browser_finds(markup, anchors):
    assert extract(markup.encode()).anchors == anchors


def test_no_element_is_missed_on_a_long_page():
    page = "<ul><li><a href='a'>b</a><svg><use xlink:href='#c'/></svg><p id='d'>" * 1000 + "</ul>" * 1000

    assert len(extract(page.encode()).references) == 2000


def test_a_page_in_another_encoding_is_read_as_it_says():
    assert extract('<meta charset="gbk"><p id="锚点">'.encode("gbk")).anchors == ["锚点"]
