"""Corrections of what the site once said, as Markdown: the newest day first, each with both statements and its evidence."""

from scripts.pages import Page

WORDS = {
    "zh": {"said": "原来说", "says": "现在说", "evidence": "依据", "colon": "：", "none": "还没有改正过的说法。"},
    "en": {
        "said": "It said",
        "says": "It says",
        "evidence": "Evidence",
        "colon": ": ",
        "none": "Nothing has been corrected yet.",
    },
}
# Data that a page shows: where an id of it stands.
SHOWN = {
    "data/claims": "about/original-note",
    "data/glossary": "reference/glossary",
    "data/statuses": "lifecycle/statuses",
}


def errata(entries: list[dict] | None, language: str, pages: dict[str, Page]) -> str:
    """Every correction, by day and, on one day, in the order of the data. `pages` are those of the language, by name."""
    newest = sorted(entries or [], key=lambda entry: entry["date"], reverse=True)
    return "\n".join(entry(one, language, pages) for one in newest) or WORDS[language]["none"] + "\n"


def entry(one: dict, language: str, pages: dict[str, Page]) -> str:
    """One correction: page and day, before, after, evidence with its sources."""
    words = WORDS[language]
    cited = "".join(f"[^{source}]" for source in one.get("sources") or [])
    lines = [
        f"    - {words[key]}{words['colon']}{one[key][language]}{cited if key == 'evidence' else ''}"
        for key in ("said", "says", "evidence")
    ]
    return "\n".join([f"- {where(str(one['page']), pages)} · {one['date']}", "", *lines, ""])


def split(name: str) -> tuple[str, str]:
    """The page that shows what a correction names, and the anchor on it; the file alone when no page shows that data.

    Data files may be written with or without `.yml`.
    """
    page, _, anchor = name.partition("#")
    page = page.removesuffix(".yml")
    return (SHOWN[page], anchor.lower()) if page in SHOWN else (page, anchor)


def where(name: str, pages: dict[str, Page]) -> str:
    """A link to the page that was corrected, by its title; a data file that no page shows by its name alone.

    Raises ValueError when there is no such page.
    """
    page, anchor = split(name)
    if page.startswith("data/"):
        return f"`{name}`"
    if f"{page}.md" not in pages:
        raise ValueError(f"docs/data/errata.yml:1: page names {name}, and docs/ has no {page}.md")
    return f"[{pages[f'{page}.md'].meta['title']}](../{page}.md{f'#{anchor}' if anchor else ''})"
