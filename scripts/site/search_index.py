"""One search index per language, written from the built pages: plain sections, of which the worker makes what it searches.

`search/<language>.js` holds `__index`: columns of pages and of sections (`scripts/site/sections.py`), weights for those that mention everything, and the other
forms of a term or status, as their dictionaries have them. Columns, because texts of a kind lie close together then and pack a tenth smaller.
"""

import json
import re
from pathlib import Path

from scripts.pages import LANGUAGES
from scripts.site.sections import BESIDE_HAN, Section, sections
from scripts.yaml_files import read_yaml

# Sections that repeat what their page has said yield to the others, by anchor.
SECTION_WEIGHTS = {
    "sources": 0.6,
    "verify": 0.6,
    "predict": 0.8,
    "clean-up": 0.6,
    "worked": 0.4,
    "gaps": 0.4,
    "goal": 0.4,
    "rungs": 0.4,
}
HASH = re.compile(r"(?=[0-9a-f]*\d)[0-9a-f]{8}|-[a-z0-9]{5}$|\":")
RECORD = 3  # lines of each section of a page that is a long list


def write(site: Path, docs: Path, directory_urls: bool) -> None:
    """Write `search/<language>.js` for each language that the built `site` has pages of; `docs` holds the data."""
    pages: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        text = path.read_text(encoding="utf-8")
        spoken = re.search(r'<html lang="([\w-]+)"', text)
        if name != "404.html" and spoken and spoken[1] in pages:
            pages[spoken[1]][re.sub(r"(^|/)index\.html$", r"\1", name) if directory_urls else name] = text
    for language, own in pages.items():
        if own:
            text = json.dumps(index(own, docs, directory_urls), ensure_ascii=False, separators=(",", ":"))
            (site / "search").mkdir(exist_ok=True)
            (site / f"search/{language}.js").write_text(f"var __index = {text}\n", encoding="utf-8")


def index(pages: dict[str, str], docs: Path, directory_urls: bool = True) -> dict:
    """The index of one language, for pages given by their addresses, as HTML."""
    known, explained = dictionaries(docs)
    roles = read_yaml(docs / "data/pages.yml")
    names = {roles["statuses"], roles["glossary"], *roles["weights"], *roles["records"], *explained}
    named = {address(name, directory_urls): name for name in names}
    listed: list[tuple] = []
    rows: list[tuple] = []
    row_of: dict[str, int] = {}
    for url, html in pages.items():
        found = sections(html)
        if not found:
            continue
        name = named.get(re.sub(rf"^({'|'.join(LANGUAGES)})/", "", url), "")
        listed.append((url, found[0].title, roles["weights"].get(name, 1), explained.get(name, [])))
        record = name in roles["records"]
        seen = {word for section in found for word in plain_words(section)}
        for section in found:
            forms = known.get(f"{name}#{section.anchor}", [])
            prose = prose_without(section.prose[: RECORD if record else None], forms)
            if section.title or prose:
                row_of[f"{name}#{section.anchor}"] = len(rows)
                weight = SECTION_WEIGHTS.get(section.anchor, 1)
                texts = (
                    "\n".join(prose),
                    "\n".join(dict.fromkeys(section.output)),
                    "" if record else " ".join(other_words(section, seen)),
                )
                rows.append((len(listed) - 1, section.anchor, section.title, weight, *texts, forms))
    listed = [(*row, [row_of[term] for term in terms if term in row_of]) for *row, terms in listed]
    dictionary = [at for at, row in enumerate(listed) if row[0].endswith(address(roles["glossary"], directory_urls))]
    return {
        "pages": columns(("url", "title", "weight", "terms"), listed),
        "sections": columns(("page", "anchor", "title", "weight", "prose", "output", "words", "forms"), rows),
        "glossary": dictionary[0] if dictionary else -1,
    }


def dictionaries(docs: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """How terms and statuses are also called, by the section of their dictionary; and the sections of terms, by the page that explains them."""
    known: dict[str, list[str]] = {}
    explained: dict[str, list[str]] = {}
    roles, glossary, statuses = (read_yaml(docs / f"data/{name}.yml") for name in ("pages", "glossary", "statuses"))
    for anchor, term in glossary.items():
        forms = (form for language in LANGUAGES for form in (term["term"][language], *term["variants"][language]))
        known[f"{roles['glossary']}#{anchor}"] = list(dict.fromkeys(forms))
        if term.get("see"):
            explained.setdefault(term["see"].partition("#")[0], []).append(f"{roles['glossary']}#{anchor}")
    for status in statuses:
        variants = (
            form for form in status["variants"] if " " not in form
        )  # messages are text of the page, no other names
        known[f"{roles['statuses']}#{status['id']}"] = [status["name"], *variants]
    return known, explained


def prose_without(lines: list[str], forms: list[str]) -> list[str]:
    """Leave out the line that lists nothing but forms, which the index has apart."""
    known = {BESIDE_HAN.sub("", form) for form in forms}
    listed = (re.split(r"[,，、:：] ?", line.replace("`", ""))[1:] for line in lines)
    return [line for line, parts in zip(lines, listed, strict=True) if not parts or not known.issuperset(parts)]


def plain_words(section: Section) -> list[str]:
    """The words that can be read in a section, between spaces."""
    return [word for line in (*section.prose, *section.output) for word in re.split(r"[\s`]+", line)]


def other_words(section: Section, seen: set[str]) -> list[str]:
    """The names in manifests, columns and sources of a section that its page has nowhere else; nothing with digits of a hash in it."""
    bare = (word.strip("\"',;:()[]{}") for word in section.names)
    return [
        word
        for word in dict.fromkeys(bare)
        if word not in seen and re.search(r"[A-Za-z]{2}", word) and not HASH.search(word) and len(word) < 60
    ]


def columns(names: tuple[str, ...], rows: list[tuple]) -> dict[str, list]:
    """Rows as one list for each column."""
    return {name: [row[at] for row in rows] for at, name in enumerate(names)}


def address(name: str, directory_urls: bool) -> str:
    """The address of a page below its language's root, from its Markdown file."""
    path = name.removesuffix(".md")
    if not directory_urls:
        return f"{path}.html"
    return path.removesuffix("index") if path.split("/")[-1] == "index" else f"{path}/"
