"""A small site like those that MkDocs Material builds: two languages, a menu, a search index, a sitemap, and the Markdown.

In the texts below, `@up@` is the way to the root, `@use@`, `@setup@` and `@home@` are pages of the same language,
`@other:use@` is the page `use` in the other language. What they become depends on the page and on the mode: a server
gets `guide/use/`, a bundle `guide/use.html`.
"""

import json
import re

SITE_URL = "https://example.org/notes/"
PAGES = {"home": "", "setup": "guide/setup", "use": "guide/use"}
DEFECT = "<!-- a defect comes here -->"  # both in the Markdown and in the page
DEFECT_LINE = 7

MARKDOWN = f"""\
# Title {{#title}}

Text, [a link](setup.md#steps), [another](../index.md).

## Steps {{#steps}}

{DEFECT}

## Next {{#next}}

Text. [A link](setup.md#steps) again.
"""

HEAD = """\
<!doctype html>
<html lang="zh" class="no-js">
<head>
<meta charset="utf-8">
<link rel="canonical" href="@canonical@">
<link rel="alternate" hreflang="zh" href="@zh@">
<link rel="alternate" hreflang="en" href="@en@">
<link rel="icon" href="@up@assets/icon.png">
<link rel="manifest" href="@up@app.webmanifest">
<link rel="preload" as="font" href="@up@assets/font.woff2">
<link rel="preconnect" href="https://fonts.example.com">
<link rel="stylesheet" href="@up@assets/main.css">
<meta property="og:image" content="https://example.org/notes/assets/icon.png">
<meta name="twitter:image" content="https://cdn.example.com/card.png">
<script src="@up@assets/early.js"></script>
<!-- <link rel="stylesheet" href="gone.css"> -->
</head>
"""

# Everything on these lines is legal, however much it looks like a defect.
LOOKALIKES = """\
<a href="#"></a> <a href="#top"></a> <a href="#TOP"></a> <a href="#:~:text=x"></a> <a href="?q=1"></a> <a href="?q#next"></a>
<a href="mailto:a@example.org"></a> <a href="tel:+49"></a> <a href="https://example.com/gone"></a> <a>placeholder</a> <a name="named"></a>
<a href="#named"></a> <a href="#%E9%94%9A"></a> <a href="#锚"></a> <p id="锚"></p> <a href="@setup@?x=1#steps"></a>
<a href="
@setup@
#steps"></a> <a href="@setup@#st%65ps"></a> <img src="@up@assets/a b.png" srcset="@up@assets/icon.png 1x, data:image/png;base64,AA== 2x">
<code>&lt;a href="gone.html"&gt;</code> <pre><code>[x](gone.md) ![](gone.png)</code></pre> <textarea><a href="gone"></textarea>
<template><a href="gone"></a><p id="title"></p></template> <script>var x = '<a href="gone">'</script> <p style="content: 'url(gone.png)'">x</p>
<svg><defs><linearGradient id="paint"/></defs><use href="#paint"/><use xlink:href="@up@assets/icons.svg#home"/></svg> <p style="fill: url(#paint)">x</p>
<a href="https://example.org/notes/assets/icon.png"></a> <a href="https://example.org.evil.com/gone"></a> <form action=""></form>
<object data="data:text/plain,x"></object> <noscript><img src="@up@assets/icon.png"></noscript> <a href="blob:x"></a> <a href="@up@assets/paper.pdf#page=2"></a>
"""

BODY = f"""\
<body>
<nav class="md-tabs"><a href="@home@">home</a> <a href="@setup@">setup</a> <a href="@use@">use</a></nav>
<nav><a href="@zh@" hreflang="zh">中文</a> <a href="@en@" hreflang="en">English</a></nav>
<main><article class="md-content__inner">
<h1 id="title">Title<a class="headerlink" href="#title">&para;</a></h1>
<p>Text, <a href="@setup@#steps">a link</a>, <a href="@home@">another</a>.</p>
<h2 id="steps">Steps<a class="headerlink" href="#steps">&para;</a></h2>
{DEFECT}
<h2 id="next">Next<a class="headerlink" href="#next">&para;</a></h2>
<p>Text. <a href="@setup@#steps">A link</a> again.</p>
{LOOKALIKES}
</article></main>
<script id="__config" type="application/json">{{"base": "@base@", "search": "@up@assets/worker.js"}}</script>
<script src="@up@assets/bundle.js"></script>
</body>
</html>
"""

ICONS = '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="home"><path d="M0 0"/></symbol></svg>'
CSS = (
    '@import "more.css";\n/* url(gone.png) */\np { background: url("icon.png"); mask: url(#m); content: "url(gone)" }\n'
)
REDIRECT = '<!doctype html><title>Moved</title><link rel="canonical" href="{0}"><meta http-equiv="refresh" content="0; url={0}">'


class SmallSite:
    """The files of the site and of its Markdown for one mode; tests change them before they are written."""

    def __init__(self, mode: str):
        self.offline = mode == "offline"
        self.docs = {f"{language}/{PAGES[name] or 'index'}.md": MARKDOWN for language in ("zh", "en") for name in PAGES}
        self.files = {
            f"assets/{name}": ""
            for name in (
                "icon.png",
                "a b.png",
                "font.woff2",
                "paper.pdf",
                "early.js",
                "bundle.js",
                "worker.js",
                "more.css",
            )
        }
        self.files |= {"assets/main.css": CSS, "assets/icons.svg": ICONS, "empty/file.txt": "", "README.md": ""}
        self.files["app.webmanifest"] = '{"icons": [{"src": "assets/icon.png"}]}'
        for language in ("zh", "en"):
            for name in PAGES:
                self.files[self.file(name, language)] = self.fill(HEAD + BODY, name, language)
        self.files["404.html"] = f'<a href="/notes/{self.url("home", "zh")}"></a>'
        old = "old.html" if self.offline else "old/index.html"
        self.files[old] = REDIRECT.format(self.url("setup", "zh") if self.offline else f"../{self.url('setup', 'zh')}")
        urls = [self.url(name, language) for language in ("zh", "en") for name in PAGES]
        docs = [{"location": url + anchor, "text": "x"} for url in urls for anchor in ("", "#steps")]
        self.files["search/search_index.json"] = json.dumps({"docs": docs})
        self.files["search/search_index.js"] = f"var __index = {json.dumps({'docs': docs})}"
        self.files["search/zh.js"] = self.files["search/search_index.js"]
        entries = "".join(
            f'<url><loc>{SITE_URL}{url}</loc><xhtml:link rel="alternate" href="{SITE_URL}{url}"/></url>\n'
            for url in urls
        )
        self.files["sitemap.xml"] = (
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{entries}</urlset>\n'
        )

    def file(self, name: str, language: str) -> str:
        """The file of a page."""
        url = self.url(name, language)
        return url if self.offline else f"{url}index.html"

    def url(self, name: str, language: str) -> str:
        """The address of a page, from the root of the site."""
        folder = "" if language == "zh" else "en/"
        if self.offline:
            return f"{folder}{PAGES[name] or 'index'}.html"
        return f"{folder}{PAGES[name]}/" if PAGES[name] else folder

    def fill(self, text: str, name: str, language: str) -> str:
        """Put addresses, as seen from one page, in the place of `@…@`."""
        other = "en" if language == "zh" else "zh"
        up = "../" * self.file(name, language).count("/") or ("" if self.offline else "./")

        def address(match: re.Match) -> str:
            word = match[1]
            if word in ("up", "base"):
                return up if word == "up" else up.rstrip("/") or "."
            if word == "canonical":
                return SITE_URL + self.url(name, language)
            if word in ("zh", "en"):
                return up + self.url(name, word)
            return up + (self.url(word[6:], other) if word.startswith("other:") else self.url(word, language))

        return re.sub(r"@((?:other:)?[a-z]+)@", address, text)

    def plant(self, language: str, markdown: str, markup: str) -> str:
        """Put a defect into the page `use` and its Markdown; return the markup as it stands in the page."""
        page = self.file("use", language)
        markup = self.fill(markup, "use", language)
        self.docs[f"{language}/guide/use.md"] = MARKDOWN.replace(DEFECT, markdown or markup)
        self.files[page] = self.files[page].replace(DEFECT, markup)
        return markup

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the first `old`, which has to be there."""
        assert old in self.files[path], f"{old} is not in {path}"
        self.files[path] = self.files[path].replace(old, new, 1)
