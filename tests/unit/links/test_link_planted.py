"""One defect of every kind, planted into a small site as MkDocs Material builds it, is reported once, with its Markdown line.

The site itself is full of legal things that look like defects (`small_site.LOOKALIKES`), and silent.
"""

import pytest
from small_site import DEFECT_LINE, REDIRECT, SITE_URL, SmallSite

from scripts.links.checking import Options, check_site

BOTH = ("server", "offline")
SERVER = ("server",)
OFFLINE = ("offline",)

# What stands in the page (and, as raw HTML, in its Markdown) | rule | raw | modes. `@…@` as in small_site.
IN_CONTENT = [
    ('<a href="@up@gone/">x</a>', "dead-link", "@up@gone/", BOTH),
    ('<a href="@up@gone.html">x</a>', "dead-link", "@up@gone.html", BOTH),
    ('<a href="@setup@#gone">x</a>', "dead-anchor", "@setup@#gone", BOTH),
    ('<a href="#gone">x</a>', "dead-anchor", "#gone", BOTH),
    ('<a href="?q=1#gone">x</a>', "dead-anchor", "?q=1#gone", BOTH),
    ('<a href="#没有">x</a>', "dead-anchor", "#没有", BOTH),
    ('<a href="#%E6%B2%A1">x</a>', "dead-anchor", "#%E6%B2%A1", BOTH),
    ('<a href="#%2523steps">x</a>', "dead-anchor", "#%2523steps", BOTH),
    ('<a href="#Steps">x</a>', "dead-anchor", "#Steps", BOTH),
    ('<a href="#gone:~:text=x">x</a>', "dead-anchor", "#gone:~:text=x", BOTH),
    ('<template><p id="t"></template><a href="#t">x</a>', "dead-anchor", "#t", BOTH),
    ('<!-- <p id="t"> --><a href="#t">x</a>', "dead-anchor", "#t", BOTH),
    ('<script>"<p id=t>"</script><a href="#t">x</a>', "dead-anchor", "#t", BOTH),
    ('<textarea><p id="t"></textarea><a href="#t">x</a>', "dead-anchor", "#t", BOTH),
    ('<p name="t"></p><a href="#t">x</a>', "dead-anchor", "#t", BOTH),
    ('<a href="@up@README.MD">x</a>', "wrong-case", "@up@README.MD", BOTH),
    ('<a href="@up@Assets/icon.png">x</a>', "wrong-case", "@up@Assets/icon.png", BOTH),
    ('<a href="gone.md">x</a>', "markdown-source", "gone.md", BOTH),
    ('<a href="@up@empty/">x</a>', "no-index", "@up@empty/", SERVER),
    ('<a href="@up@404.html/">x</a>', "slash-after-file", "@up@404.html/", BOTH),
    ('<a href="@up@../gone.html">x</a>', "outside-site", "@up@../gone.html", BOTH),
    ('<a href="@up@../404.html">x</a>', "outside-site", "@up@../404.html", BOTH),
    ('<a href="@up@assets//icon.png">x</a>', "double-slash", "@up@assets//icon.png", BOTH),
    ('<a href="//guide/use.html">x</a>', "folder-as-host", "//guide/use.html", BOTH),
    ('<a href="http://localhost:8000/a">x</a>', "localhost", "http://localhost:8000/a", BOTH),
    ('<a href="https://127.0.0.1/">x</a>', "localhost", "https://127.0.0.1/", BOTH),
    ('<a href="file:///srv/a.html">x</a>', "local-path", "file:///srv/a.html", BOTH),
    ('<a href="C:\\notes\\a.html">x</a>', "local-path", "C:\\notes\\a.html", BOTH),
    ('<img src="/Users/me/a.png">', "local-path", "/Users/me/a.png", BOTH),
    ('<a href="javascript:void(0)">x</a>', "javascript-link", "javascript:void(0)", BOTH),
    ('<a href="https://exam ple.org/">x</a>', "bad-url", "https://exam ple.org/", BOTH),
    ('<a href="">x</a>', "empty-url", "", BOTH),
    ('<img src="">', "empty-url", "", BOTH),
    ('<a href="@up@go&#110;e&amp;b">x</a>', "dead-link", "@up@gone&b", BOTH),
    ('<a href="@up@gone\n.html">x</a>', "dead-link", "@up@gone\n.html", BOTH),
    ('<a href="@up@gone.zip" download>x</a>', "dead-link", "@up@gone.zip", BOTH),
    ('<map name="m"><area href="@up@gone/"></map>', "dead-link", "@up@gone/", BOTH),
    ('<img src="gone.png">', "dead-link", "gone.png", BOTH),
    ('<img src="@up@assets/icon.png" srcset="@up@assets/icon.png 1x, gone.png 2x">', "dead-link", "gone.png", BOTH),
    ('<img srcset="data:image/png;base64,AA== 1x,gone,1.png 2x" src="data:,">', "dead-link", "gone,1.png", BOTH),
    ('<picture><source srcset="gone.webp"><img src="@up@assets/icon.png"></picture>', "dead-link", "gone.webp", BOTH),
    ('<video src="gone.mp4"></video>', "dead-link", "gone.mp4", BOTH),
    ('<video poster="gone.png"></video>', "dead-link", "gone.png", BOTH),
    ('<video><source src="gone.webm"></video>', "dead-link", "gone.webm", BOTH),
    ('<video><track src="gone.vtt"></video>', "dead-link", "gone.vtt", BOTH),
    ('<audio src="gone.ogg"></audio>', "dead-link", "gone.ogg", BOTH),
    ('<iframe src="gone.html"></iframe>', "dead-link", "gone.html", BOTH),
    ('<object data="gone.svg"></object>', "dead-link", "gone.svg", BOTH),
    ('<embed src="gone.svg">', "dead-link", "gone.svg", BOTH),
    ('<form action="gone.html"></form>', "dead-link", "gone.html", BOTH),
    ('<button formaction="gone.html">x</button>', "dead-link", "gone.html", BOTH),
    ('<input type="image" src="gone.png">', "dead-link", "gone.png", BOTH),
    ('<svg><use href="gone.svg#home"/></svg>', "dead-link", "gone.svg#home", BOTH),
    ('<svg><use xlink:href="@up@assets/icons.svg#gone"/></svg>', "dead-anchor", "@up@assets/icons.svg#gone", BOTH),
    ('<svg><use href="#gone"/></svg>', "dead-anchor", "#gone", BOTH),
    ('<svg><image xlink:href="gone.png"/></svg>', "dead-link", "gone.png", BOTH),
    ('<p style="background: url(gone.png)">x</p>', "dead-link", "gone.png", BOTH),
    ('<p style="fill: url(#gone)">x</p>', "dead-anchor", "#gone", BOTH),
    ("<style>p { background: url('gone.png') }</style>", "dead-link", "gone.png", BOTH),
    ('<style>@import "gone.css";</style>', "dead-link", "gone.css", BOTH),
    ('<noscript><img src="gone.png"></noscript>', "dead-link", "gone.png", BOTH),
    ('<p id="steps">x</p>', "duplicate-id", "#steps", BOTH),
    (f'<a href="{SITE_URL}gone/">x</a>', "dead-link", f"{SITE_URL}gone/", BOTH),
    (f'<a href="{SITE_URL}404.html#gone">x</a>', "dead-anchor", f"{SITE_URL}404.html#gone", BOTH),
    ('<a href="/404.html">x</a>', "outside-site", "/404.html", SERVER),
    ('<a href="@up@guide/">x</a>', "offline-directory", "@up@guide/", OFFLINE),
    ('<a href=".">x</a>', "offline-directory", ".", OFFLINE),
    ('<a href="/notes/404.html">x</a>', "offline-absolute", "/notes/404.html", OFFLINE),
    ('<a href="//example.com/">x</a>', "offline-absolute", "//example.com/", OFFLINE),
    ('<a href="@up@404">x</a>', "offline-extension", "@up@404", OFFLINE),
]

# What the author wrote | what MkDocs made of it | rule | raw
FROM_MARKDOWN = [
    ("[x](setup.md#gone)", '<a href="@setup@#gone">x</a>', "dead-anchor", "@setup@#gone"),
    ("[x](gone.md)", '<a href="gone.md">x</a>', "markdown-source", "gone.md"),
    ("[x][y]\n\n[y]: <gone.md>", '<a href="gone.md">x</a>', "markdown-source", "gone.md"),
    ("![x](gone.png)", '<img alt="x" src="gone.png">', "dead-link", "gone.png"),
    ("### Steps {#steps}", '<h3 id="steps">Steps</h3>', "duplicate-id", "#steps"),
    (
        "[some words](macro)",
        '<a href="changed-by-a-plugin.html">some words</a>',
        "dead-link",
        "changed-by-a-plugin.html",
    ),
]


def edit(path: str, old: str, new: str):
    return lambda site: site.edit(path, old, new)


def in_head(old: str, new: str):
    """Change the head of the page `use`, in Chinese."""
    return lambda site: site.edit(site.file("use", "zh"), site.fill(old, "use", "zh"), site.fill(new, "use", "zh"))


def write(path: str, text: str):
    return lambda site: site.files.__setitem__(path, site.fill(text, "home", "zh"))


def steps(*changes):
    return lambda site: [change(site) for change in changes]


USE = {"server": "guide/use/index.html", "offline": "guide/use.html"}
INDEX = "search/search_index"

# What is done to the site | rule | raw | page (None: the page `use`)
OUTSIDE_CONTENT = {
    "a style sheet": (in_head("assets/main.css", "assets/gone.css"), "dead-link", "@up@assets/gone.css", None),
    "an icon": (in_head("assets/icon.png", "assets/gone.png"), "dead-link", "@up@assets/gone.png", None),
    "a web manifest": (in_head("app.webmanifest", "gone.webmanifest"), "dead-link", "@up@gone.webmanifest", None),
    "a preload": (in_head("assets/font.woff2", "assets/gone.woff2"), "dead-link", "@up@assets/gone.woff2", None),
    "a canonical address": (
        in_head('"canonical" href="@canonical@"', f'"canonical" href="{SITE_URL}gone/"'),
        "dead-link",
        f"{SITE_URL}gone/",
        None,
    ),
    "a translation that is not there": (
        in_head('hreflang="en" href="@en@"', 'hreflang="en" href="@up@en/gone.html"'),
        "dead-link",
        "@up@en/gone.html",
        None,
    ),
    "a translation of another page": (
        in_head('"en" href="@en@"', '"en" href="@other:home@"'),
        "hreflang-back",
        "@other:home@",
        None,
    ),
    "a script": (in_head("assets/early.js", "assets/gone.js"), "dead-link", "@up@assets/gone.js", None),
    "a picture for sharing": (
        in_head("notes/assets/icon.png", "notes/gone.png"),
        "dead-link",
        f"{SITE_URL}gone.png",
        None,
    ),
    "another picture for sharing": (
        in_head("https://cdn.example.com/card.png", "@up@gone.png"),
        "dead-link",
        "@up@gone.png",
        None,
    ),
    "the menu": (in_head('<a href="@setup@">setup', '<a href="@up@gone/">setup'), "dead-link", "@up@gone/", None),
    "the base of the theme": (in_head('"base": "@base@"', '"base": "@base@/.."'), "wrong-base", "@base@/..", None),
    "the search worker": (in_head("assets/worker.js", "assets/gone.js"), "dead-link", "@up@assets/gone.js", None),
    "CSS url": (edit("assets/main.css", "icon.png", "gone.png"), "dead-link", "gone.png", "assets/main.css"),
    "CSS import": (edit("assets/main.css", "more.css", "gone.css"), "dead-link", "gone.css", "assets/main.css"),
    "a picture in a drawing": (
        edit("assets/icons.svg", "<path", '<image href="gone.png"/><path'),
        "dead-link",
        "gone.png",
        "assets/icons.svg",
    ),
    "a sitemap location": (
        edit("sitemap.xml", "</urlset>", f"<url><loc>{SITE_URL}gone/</loc></url></urlset>"),
        "dead-link",
        f"{SITE_URL}gone/",
        "sitemap.xml",
    ),
    "a sitemap translation": (
        edit("sitemap.xml", f'href="{SITE_URL}', f'href="{SITE_URL}gone/'),
        "dead-link",
        None,
        "sitemap.xml",
    ),
    "a sitemap location elsewhere": (
        edit("sitemap.xml", "</urlset>", "<url><loc>https://example.com/</loc></url></urlset>"),
        "foreign-location",
        "https://example.com/",
        "sitemap.xml",
    ),
    "a search location": (
        edit(f"{INDEX}.json", '{"location": "', '{"location": "gone/"}, {"location": "'),
        "dead-link",
        "gone/",
        f"{INDEX}.json",
    ),
    "a search anchor": (edit(f"{INDEX}.json", "#steps", "#gone"), "dead-anchor", None, f"{INDEX}.json"),
    "an offline search location": (
        edit(f"{INDEX}.js", '{"location": "', '{"location": "gone/"}, {"location": "'),
        "dead-link",
        "gone/",
        f"{INDEX}.js",
    ),
    "a search anchor of one language": (edit("search/zh.js", "#steps", "#gone"), "dead-anchor", None, "search/zh.js"),
    "a search index that is cut off": (edit(f"{INDEX}.json", "]}", ""), "unreadable", "", f"{INDEX}.json"),
    "an icon of the web manifest": (
        edit("app.webmanifest", "icon.png", "gone.png"),
        "dead-link",
        "assets/gone.png",
        "app.webmanifest",
    ),
    "a redirect to nothing": (
        write("moved.html", REDIRECT.format("data:,").replace("url=data:,", "url=gone.html")),
        "dead-link",
        "gone.html",
        "moved.html",
    ),
    "a redirect to a redirect": (
        steps(write("a.html", REDIRECT.format("b.html")), write("b.html", REDIRECT.format("@setup@"))),
        "redirect-chain",
        "b.html",
        "a.html",
    ),
    "redirects in a circle": (
        steps(write("a.html", REDIRECT.format("b.html")), write("b.html", REDIRECT.format("a.html"))),
        "redirect-loop",
        "b.html",
        "a.html",
    ),
    "a page that nothing leads to": (write("orphan.html", "<p>"), "orphan-page", "", "orphan.html"),
}


def check(site: SmallSite, write_files, mode: str):
    root, docs = write_files(site.files), write_files(site.docs, "docs")
    return check_site(Options(root, mode, SITE_URL, docs=docs)).findings, docs


@pytest.mark.parametrize("mode", BOTH)
def test_the_site_without_a_defect_is_clean(site, mode):
    findings, _ = check(SmallSite(mode), site, mode)

    assert findings == []


@pytest.mark.parametrize(
    ("number", "mode"), [(number, mode) for number, defect in enumerate(IN_CONTENT) for mode in defect[3]]
)
def test_a_defect_in_a_page_is_found_once_with_its_markdown_line(site, number, mode):
    markup, rule, raw, _ = IN_CONTENT[number]
    language = ("zh", "en")[number % 2]
    small = SmallSite(mode)
    small.plant(language, "", markup)

    (finding,), docs = check(small, site, mode)

    assert (finding.rule, finding.page, finding.raw) == (
        rule,
        small.file("use", language),
        small.fill(raw, "use", language),
    )
    assert (finding.source, finding.source_line) == (f"{docs}/{language}/guide/use.md", DEFECT_LINE)


@pytest.mark.parametrize("mode", BOTH)
@pytest.mark.parametrize("number", range(len(FROM_MARKDOWN)))
def test_a_defect_that_mkdocs_rewrote_is_found_once_with_its_markdown_line(site, number, mode):
    markdown, markup, rule, raw = FROM_MARKDOWN[number]
    small = SmallSite(mode)
    small.plant("zh", markdown, markup)

    (finding,), docs = check(small, site, mode)

    assert (finding.rule, finding.raw, finding.source) == (
        rule,
        small.fill(raw, "use", "zh"),
        f"{docs}/zh/guide/use.md",
    )
    assert finding.source_line == DEFECT_LINE + markdown.count("\n")


@pytest.mark.parametrize("mode", BOTH)
def test_a_link_into_the_other_language_is_found_once_with_its_markdown_line(site, mode):
    small = SmallSite(mode)
    small.plant("en", "[x](../../zh/guide/setup.md)", '<a href="@other:setup@">x</a>')

    (finding,), _ = check(small, site, mode)

    assert (finding.rule, finding.suggest, finding.source_line) == (
        "wrong-language",
        small.file("setup", "en"),
        DEFECT_LINE,
    )


@pytest.mark.parametrize("mode", BOTH)
@pytest.mark.parametrize("name", OUTSIDE_CONTENT)
def test_a_defect_outside_the_content_is_found_once(site, name, mode):
    change, rule, raw, page = OUTSIDE_CONTENT[name]
    small = SmallSite(mode)
    change(small)

    (finding,), _ = check(small, site, mode)

    assert (finding.rule, finding.page) == (rule, page or USE[mode])
    assert raw is None or finding.raw == small.fill(raw, "use", "zh")
    assert finding.source is None
