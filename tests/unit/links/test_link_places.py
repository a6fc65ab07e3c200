"""Line and column of a finding, for any markup."""

import pytest

from scripts.links import places
from scripts.links.documents import ELEMENTS, parse_html


@pytest.mark.parametrize(
    ("html", "line", "column"),
    [
        ('<p>\n  <a href="gone">', 2, 3),
        ('<p title="<a href=gone>">\n<a href="gone">', 2, 1),
        ('<!-- <a href="gone"> -->\n<a href="gone">', 2, 1),
        ('<template><a href="gone"></template>\n<a href="gone">', 2, 1),
        ('<script>"<a href=gone>"</script>\n<a href="gone">', 2, 1),
        ('<table><a href="gone"></table>', 1, 8),
        ('锚点 <img src="gone">', 1, 4),
        ('<svg><use href="gone"/></svg>', 1, 6),
        ('<a\nhref="gone">', 1, 1),
        ("<p>\r\n<a href=gone>", 2, 1),
        ("<p data-at=1>\n<img/src=gone>", 2, 1),
        ("<img src=gone<b>", 1, 1),
        ('<meta charset="gbk">锚\n锚<img src=gone>', 2, 2),
    ],
)
def test_a_finding_stands_where_its_tag_begins(findings, html, line, column):
    encoding = "gbk" if "gbk" in html else "utf-8"

    (finding,) = findings({"index.html": html.encode(encoding)})

    assert (finding.line, finding.column) == (line, column)


def test_equal_links_are_told_apart(check):
    assert [line[:13] for line in check({"index.html": "<a href=gone></a>\n<a href=gone></a>"})] == [
        "index.html:1:",
        "index.html:2:",
    ]


def test_an_element_that_the_parser_doubles_is_reported_once(check):
    assert len(check({"index.html": '<p><a href="gone">one<p>two'})) == 1


def test_a_finding_in_css_stands_where_its_address_begins(findings):
    (finding,) = findings({"index.html": "", "a.css": "p {\n  src: url(gone.woff) }"})

    assert (finding.page, finding.line, finding.column, finding.attr) == ("a.css", 2, 12, "url")


def test_equal_locations_of_a_search_index_are_told_apart(findings):
    found = findings(
        {"index.html": "", "search/search_index.json": '{"docs": [{"location": "gone"},\n{"location":\t"gone"}]}'}
    )

    assert [(finding.line, finding.column) for finding in found] == [(1, 24), (2, 14)]


def test_content_is_known_however_long_the_page_before_it():
    menu = "".join(f"<li><a href='{number}'>x</a><svg><path d='M0'/></svg></li>" for number in range(60))
    page = f"<body><header><ul>{menu}</ul></header><main><nav><ul>{menu}</ul></nav><article><h2 id='a'>A</h2><p>b</p><table><tr><td>c</td></tr></table><p><a href='gone'>d</a></p></article></main></body>"
    number = next(
        index
        for index, node in enumerate(parse_html(page.encode()).css(ELEMENTS))
        if node.attributes.get("href") == "gone"
    )

    assert places.places_in_html(page.encode(), {number})[number].is_content
