"""The line below a page's title: how long it takes, what to read before, what one can do afterwards."""

import html

from scripts.pages import Page

WORDS = {
    "zh": {
        "core": "主干约 {} 分钟",
        "rest": "，细节另约 {} 分钟",
        "whole": "约 {} 分钟",
        "before": "先读：",
        "after": "读完能：",
        "join": "、",
    },
    "en": {
        "core": "Core: about {} min",
        "rest": "; details: about {} min more",
        "whole": "About {} min",
        "before": "Read first: ",
        "after": "Afterwards you can ",
        "join": ", ",
    },
}


def line(page: Page, times: tuple[int, int], links: list[tuple[str, str]]) -> str:
    """The line as HTML. `links` are address and title of the pages to read before."""
    words = WORDS[page.language]
    core, rest = times
    parts = [(words["core"].format(core) + words["rest"].format(rest)) if rest else words["whole"].format(core)]
    if links:
        named = (f'<a href="{html.escape(url)}">{html.escape(title)}</a>' for url, title in links)
        parts.append(words["before"] + words["join"].join(named))
    if page.meta.get("after"):
        parts.append(words["after"] + html.escape(page.meta["after"]))
    return f'<p class="page-facts" data-search-exclude>{" · ".join(parts)}</p>'
