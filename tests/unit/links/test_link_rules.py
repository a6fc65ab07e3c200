"""Each rule at work, and silent on what only looks like its case. `check_page` says which files stand beside the page."""

import ast
from pathlib import Path

import pytest

from scripts.links.rules import RULES
from tests.conftest import ROOT

ALIEN = (
    "mailto:a@b.org",
    "tel:+49",
    "sms:1",
    "data:text/plain,x",
    "blob:x",
    "about:blank",
    "ftp://h/x",
    "https://example.org/gone",
    "vscode:x",
    "magnet:?x",
)


def test_a_link_to_a_missing_page_is_reported_with_its_line(check):
    assert check({"index.html": '<p>\n<a href="gone.html">x</a>'}) == [
        "index.html:2: dead-link: gone.html: there is no gone.html"
    ]


def test_a_missing_picture_is_reported_with_the_address_that_is_missing(check_page):
    assert check_page('<img src="a.png" srcset="a.png 1x, gone.png 2x">') == [
        "index.html:1: dead-link: gone.png: there is no gone.png"
    ]


def test_a_link_to_a_missing_anchor_names_the_page_that_lacks_it(check_page):
    assert check_page('<a href="other.html#gone">') == [
        "index.html:1: dead-anchor: other.html#gone: other.html has no anchor #gone"
    ]


@pytest.mark.parametrize("mode", ["server", "offline"])
@pytest.mark.parametrize(
    "raw",
    [
        "other.html",
        "./other.html",
        "other.html#there",
        "other.html?x=1#there",
        " other.html\n",
        "oth\ner\t.html",
        "other%2Ehtml",
        "other.html#th%65re",
        "a b.png",
        "a%20b.png",
        "folder/../other.html",
        "folder\\index.html",
        "#",
        "#top",
        "#TOP",
        "?",
        "?x=1",
        "?x#own",
        "#own",
        "#own:~:text=word",
        "#:~:text=word",
        "other.html#:~:text=word",
        "a.png#page=2",
        *ALIEN,
    ],
)
def test_a_good_address_is_silent_in_both_modes(check_page, mode, raw):
    assert check_page(f'<p id="own"><a href="{raw}">', mode=mode) == []


@pytest.mark.parametrize(
    "raw",
    [
        "folder/",
        "folder",
        "folder/#inside",
        "folder#inside",
        ".",
        "./",
        "other",
        "other#there",
        "/other.html",
        "/folder/",
        "/",
        "//example.org/gone",
    ],
)
def test_what_only_a_server_understands_is_silent_for_a_server(check_page, raw):
    assert check_page(f'<a href="{raw}">') == []


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("folder/", "offline-directory: folder/: leads to the folder folder/"),
        ("folder", "offline-directory: folder: leads to the folder folder/"),
        (".", "offline-directory: .: leads to the folder ./"),
        ("folder/#inside", "offline-directory: folder/#inside: leads to the folder folder/"),
        ("/other.html", "offline-absolute: /other.html: begins at the root of a server"),
        ("//example.org/", "offline-absolute: //example.org/: begins at the root of a server"),
        ("other", "offline-extension: other: leads to other.html without its extension"),
    ],
)
def test_what_only_a_server_understands_is_reported_for_a_bundle(check_page, raw, problem):
    assert check_page(f'<a href="{raw}">', mode="offline") == [f"index.html:1: {problem}"]


@pytest.mark.parametrize("mode", ["server", "offline"])
@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("Other.html", "wrong-case: Other.html: there is no Other.html, only other.html"),
        ("other.html/", "slash-after-file: other.html/: other.html is a file: no slash after it"),
        ("other.html/x", "dead-link: other.html/x: there is no other.html/x"),
        ("../other.html", "outside-site: ../other.html: leads out of the site to ../other.html"),
        ("folder//index.html", "double-slash: folder//index.html: an empty step in the path to folder/index.html"),
        (
            "//folder/index.html",
            "folder-as-host: //folder/index.html: folder is part of this site, but reads as a host: one slash too many",
        ),
        (
            "//other.html",
            "folder-as-host: //other.html: other.html is part of this site, but reads as a host: one slash too many",
        ),
        ("page.md", "markdown-source: page.md: a link to the Markdown source page.md"),
        ("page.md#x", "markdown-source: page.md#x: a link to the Markdown source page.md"),
        ("http://localhost:8000/", "localhost: http://localhost:8000/: an address of the author's own machine"),
        ("http://127.0.0.1/", "localhost: http://127.0.0.1/: an address of the author's own machine"),
        ("file:///etc/hosts", "local-path: file:///etc/hosts: a path on the author's own disk"),
        ("C:\\notes\\a.html", "local-path: C:\\notes\\a.html: a path on the author's own disk"),
        ("/home/me/a.html", "local-path: /home/me/a.html: a path on the author's own disk"),
        ("https://", "bad-url: https://: not an address that a browser can read"),
        ("", "empty-url: the address is empty"),
        ("javascript:void(0)", "javascript-link: javascript:void(0): a script in the place of an address"),
        ("#gone", "dead-anchor: #gone: index.html has no anchor #gone"),
        ("?x#gone", "dead-anchor: ?x#gone: index.html has no anchor #gone"),
        ("other.html#There", "dead-anchor: other.html#There: other.html has no anchor #There"),
        ("a%2Fb.html", "dead-link: a%2Fb.html: there is no a%2Fb.html"),
        ("{{ page.url }}", "dead-link: {{ page.url }}: there is no {{ page.url }}"),
    ],
)
def test_a_broken_address_is_reported_in_both_modes(check_page, mode, raw, problem):
    assert check_page(f'<a href="{raw}">', mode=mode) == [f"index.html:1: {problem}"]


def test_an_address_of_spaces_is_empty(check_page):
    assert check_page('<img src=" \n">') == ["index.html:1: empty-url:  \n: the address is empty"]


@pytest.mark.parametrize(
    "markup",
    [
        '<form action="">',
        '<button formaction="">b</button>',
        "<p style='background: url( )'>",
        '<base href="">',
        '<img srcset="" src="a.png">',
        "<a>",
    ],
)
def test_what_may_be_empty_is_silent(check_page, markup):
    assert check_page(markup) == []


def test_a_folder_without_an_index_is_reported(check):
    assert check({"index.html": '<a href="pictures/">', "pictures/a.png": ""}) == [
        "index.html:1: no-index: pictures/: the folder pictures/ has no index.html"
    ]


def test_a_markdown_file_that_is_published_may_be_linked(check):
    assert check({"index.html": '<a href="README.md">', "README.md": ""}) == []


def test_a_folder_called_home_may_be_linked_from_the_root(check):
    assert check({"index.html": '<a href="/home/a.html">', "home/a.html": ""}) == []


@pytest.mark.parametrize(
    ("anchor", "raw"),
    [
        ("锚点", "#锚点"),
        ("锚点", "#%E9%94%9A%E7%82%B9"),
        ("a b", "#a b"),
        ("a b", "#a%20b"),
        ("a%20b", "#a%20b"),
        ("%E9%94%9A", "#锚"),
    ],
)
def test_an_anchor_is_compared_as_it_stands_and_decoded(check, anchor, raw):
    assert check({"index.html": f'<p id="{anchor}"><a href="{raw}">'}) == []


def test_a_name_is_an_anchor_on_a_link_only(check):
    assert check({"index.html": '<a name="a"></a><map name="m"></map><a href="#a"></a><a href="#m"></a>'}) == [
        "index.html:1: dead-anchor: #m: index.html has no anchor #m"
    ]


def test_two_elements_with_one_id_are_reported_at_the_second(check):
    assert check({"index.html": '<p id="a">\n<p id="b">\n<p id="a">\n<p id="a">'}) == [
        "index.html:3: duplicate-id: #a: 3 elements have the id a"
    ]


@pytest.mark.parametrize(
    "markup",
    [
        '<p id="a"><template><p id="a"></template>',
        '<p id="a"><p id="A">',
        '<a id="a" name="a"></a>',
        '<p id="a"><noscript><p id="a"></noscript>',
        '<p><b id="a">one<p>two</b>',
    ],
)
def test_ids_that_only_look_equal_are_silent(check, markup):
    assert check({"index.html": markup}) == []


def test_relative_addresses_begin_at_the_base(check):
    files = {
        "index.html": '<base href="folder/page.html"><a href="a.html"></a><a href="#in-page"></a><a href="b.html"></a>'
    }
    files |= {"folder/page.html": '<p id="in-page">', "folder/a.html": "", "b.html": ""}

    assert check(files) == ["index.html:1: dead-link: b.html: there is no folder/b.html"]


def test_a_fragment_alone_leads_to_the_base_and_not_to_the_page(check):
    assert check({"index.html": '<base href="folder/"><p id="own"><a href="#own">', "folder/index.html": ""}) == [
        "index.html:1: dead-anchor: #own: folder/index.html has no anchor #own"
    ]


def test_a_base_on_another_host_makes_relative_addresses_external(check):
    assert check({"index.html": '<base href="https://example.org/"><a href="gone.html">'}) == []


def test_a_base_at_the_root_of_a_server_is_reported_once_in_a_bundle(check):
    files = {"index.html": '<base href="/"><a href="a.html"></a><a href="b.html"></a>', "a.html": "", "b.html": ""}

    assert check(files) == []
    assert check(files, mode="offline") == ["index.html:1: offline-absolute: /: begins at the root of a server"]


@pytest.mark.parametrize(
    ("base", "problems"),
    [
        (
            "https://[",
            [
                "bad-url: https://[: not an address that a browser can read",
                "dead-link: gone.html: there is no gone.html",
            ],
        ),
        (
            "javascript:0",
            [
                "javascript-link: javascript:0: a script in the place of an address",
                "dead-link: gone.html: there is no gone.html",
            ],
        ),
        ("http://localhost/", ["localhost: http://localhost/: an address of the author's own machine"]),
        ("gone/", ["dead-link: gone.html: there is no gone/gone.html"]),
        ("../", ["outside-site: gone.html: leads out of the site to ../gone.html"]),
    ],
)
def test_a_base_that_leads_nowhere_is_reported_once(check, base, problems):
    assert check({"index.html": f'<base href="{base}"><a href="gone.html">'}) == [
        f"index.html:1: {problem}" for problem in problems
    ]


def test_css_addresses_begin_at_the_style_sheet(check):
    files = {
        "index.html": '<link rel="stylesheet" href="css/a.css">',
        "css/a.css": "p { background: url(a.png);\nsrc: url(gone.png) }\nq { mask: url(#m) }",
        "css/a.png": "",
    }

    assert check(files) == ["css/a.css:2: dead-link: gone.png: there is no css/gone.png"]


def test_a_fragment_in_the_css_of_a_page_is_an_element_of_the_page(check):
    files = {
        "index.html": '<base href="folder/"><svg><g id="g"/></svg><p style="mask: url(#g)"><p style="mask: url(#gone)">',
        "folder/index.html": "",
    }

    assert check(files) == ["index.html:1: dead-anchor: #gone: index.html has no anchor #gone"]


def test_a_drawing_has_anchors_and_references_too(check):
    files = {
        "index.html": '<svg><use href="icons.svg#a"/></svg><svg><use href="icons.svg#b"/></svg><img src="icons.svg#xywh=0,0,1,1">',
        "icons.svg": '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><symbol id="a"/><image href="gone.png"/></svg>',
    }

    assert check(files) == [
        "icons.svg:2: dead-link: gone.png: there is no gone.png",
        "index.html:1: dead-anchor: icons.svg#b: icons.svg has no anchor #b",
    ]


def test_absolute_addresses_of_the_own_site_are_checked(check):
    page = '<a href="https://example.org/notes/a.html"></a><a href="http://EXAMPLE.org:80/notes/gone.html"></a><a href="https://example.org/shop/"></a><a href="https://example.com/notes/gone.html"></a>'

    assert check({"index.html": page, "a.html": ""}, site_url="https://example.org/notes/") == [
        "index.html:1: dead-link: http://EXAMPLE.org:80/notes/gone.html: there is no gone.html",
        "index.html:1: outside-site: https://example.org/shop/: leads out of the site to ../shop/",
    ]


def test_absolute_addresses_of_the_own_site_follow_the_rules_of_a_server_in_a_bundle_too(check):
    assert (
        check(
            {"index.html": '<link rel="canonical" href="https://example.org/a/">', "a/index.html": ""},
            site_url="https://example.org",
            mode="offline",
        )
        == []
    )


@pytest.mark.parametrize(
    "raw", ["https://example.org/a/", "https://example.org/a/index.html", "https://example.org/a.html"]
)
def test_a_bundle_may_link_to_the_published_site_where_pages_are_folders(check, raw):
    assert (
        check({"index.html": f'<a href="{raw}">', "a.html": ""}, site_url="https://example.org", mode="offline") == []
    )


def test_below_a_base_path_the_root_of_the_server_is_outside(check):
    page = '<a href="/notes/a.html"></a><a href="/notes"></a><a href="/a.html"></a><a href="../notes/a.html"></a>'

    assert check({"index.html": page, "a.html": ""}, base_path="/notes/") == [
        "index.html:1: outside-site: /a.html: leads out of the site to ../a.html",
        "index.html:1: outside-site: ../notes/a.html: leads out of the site to ../notes/a.html",
    ]


def test_the_error_page_may_begin_at_the_root_of_the_server_in_a_bundle(check):
    files = {"index.html": "", "404.html": '<a href="/index.html"></a><a href="/gone.html"></a>'}

    assert check(files, mode="offline") == ["404.html:1: dead-link: /gone.html: there is no gone.html"]


REDIRECT = '<meta http-equiv="refresh" content="0; url={}">'


def test_a_redirect_to_a_missing_page_is_reported(check):
    assert check({"index.html": REDIRECT.format("gone.html")}) == [
        "index.html:1: dead-link: gone.html: there is no gone.html"
    ]


def test_a_redirect_to_a_redirect_is_reported_with_its_steps(check):
    files = {"index.html": "", "a.html": REDIRECT.format("b.html"), "b.html": REDIRECT.format("index.html")}

    assert check(files) == ["a.html:1: redirect-chain: b.html: redirects to a redirect: a.html → b.html → index.html"]


def test_a_circle_of_redirects_is_reported_once(check):
    files = {"index.html": "", "a.html": REDIRECT.format("b.html"), "b.html": REDIRECT.format("a.html")}

    assert check(files) == ["a.html:1: redirect-loop: b.html: redirects in a circle: a.html → b.html → a.html"]


def test_a_page_that_redirects_to_itself_is_a_circle(check):
    assert check({"index.html": REDIRECT.format("index.html")}) == [
        "index.html:1: redirect-loop: index.html: redirects in a circle: index.html → index.html"
    ]


@pytest.mark.parametrize("content", ["30", "30; url=index.html", "20; url=slide.html"])
def test_a_page_that_reloads_or_goes_on_after_a_while_is_no_redirect(check, content):
    assert (
        check(
            {
                "index.html": f'<meta http-equiv="refresh" content="{content}">',
                "slide.html": '<meta http-equiv="refresh" content="20; url=index.html">',
            }
        )
        == []
    )


def test_a_redirect_hands_the_fragment_of_a_link_on(check):
    files = {
        "index.html": '<a href="old.html#a"></a><a href="old.html#b"></a>',
        "old.html": REDIRECT.format("new.html"),
        "new.html": '<p id="a">',
    }

    assert check(files) == ["index.html:1: dead-anchor: old.html#b: old.html has no anchor #b"]


def test_a_link_from_an_english_page_to_a_chinese_one_with_a_twin_is_reported(check):
    files = {
        "index.html": "",
        "a.html": "",
        "only.html": "",
        "en/a.html": "",
        "en/index.html": '<a href="../a.html"></a><a href="../only.html"></a><a href="../a.html" hreflang="zh"></a><a href="a.html"></a>',
    }

    assert check(files) == [
        "en/index.html:1: wrong-language: ../a.html: leads to a.html, but en/a.html is the same page in this language"
    ]


def test_a_link_from_a_chinese_page_to_an_english_one_is_silent(check):
    assert check({"index.html": '<a href="en/index.html">', "en/index.html": ""}) == []


ALTERNATE = '<link rel="alternate" hreflang="{}" href="{}">'


def test_a_translation_that_does_not_point_back_is_reported(check):
    assert check({"index.html": ALTERNATE.format("en", "en/index.html"), "en/index.html": ""}) == [
        "index.html:1: hreflang-back: en/index.html: en/index.html does not name this page as its translation"
    ]


@pytest.mark.parametrize(("language", "back"), [("en", ALTERNATE.format("zh", "../index.html")), ("x-default", "")])
def test_translations_that_point_at_each_other_and_a_default_are_silent(check, language, back):
    assert (
        check(
            {
                "index.html": ALTERNATE.format(language, "en/index.html") + ALTERNATE.format("zh", "index.html"),
                "en/index.html": back,
            }
        )
        == []
    )


def test_a_feed_is_no_translation(check):
    assert (
        check({"index.html": '<link rel="alternate" type="application/rss+xml" href="feed.xml">', "feed.xml": ""}) == []
    )


def test_a_page_that_no_other_page_leads_to_is_reported(check):
    files = {"index.html": '<a href="a.html">', "a.html": "", "orphan.html": '<a href="orphan.html">'}

    assert check(files, orphans=True) == ["orphan.html:1: orphan-page: no other page leads here"]


def test_the_error_page_redirects_and_what_a_frame_shows_are_no_orphans(check):
    files = {
        "index.html": '<iframe src="frame.html"></iframe>',
        "frame.html": "",
        "404.html": "",
        "old.html": REDIRECT.format("index.html"),
    }

    assert check(files, orphans=True) == []


def rule_ids(path: Path) -> set[str]:
    """The ids that a module gives to findings: literals in the first argument of `Target`, `Finding` and `finding_of`."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    firsts = [
        call.args[0]
        for call in calls
        if getattr(call.func, "id", "") in ("Target", "Finding", "finding_of") and call.args
    ]
    parts = [
        part for first in firsts for part in ([first.body, first.orelse] if isinstance(first, ast.IfExp) else [first])
    ]
    return {part.value for part in parts if isinstance(part, ast.Constant) and part.value}


def test_every_rule_that_a_module_names_is_in_the_table_and_every_rule_is_used():
    modules = [path for path in (ROOT / "scripts/links").glob("*.py") if path.name != "rules.py"]
    named = {path.name: rule_ids(path) for path in modules}

    unknown = {name: ids - RULES.keys() for name, ids in named.items() if ids - RULES.keys()}
    assert unknown == {"targets.py": {"unknown"}}  # stands for "not looked up yet" and leaves no resolver
    assert RULES.keys() - set().union(*named.values()) == set()
