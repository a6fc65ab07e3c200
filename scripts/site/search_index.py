"""One search index per language, loaded at the first search instead of with the page.

Material makes one index of all languages and loads it with every page. We leave a stub in its place, and put
the pages of each language into `search/<language>.js`, which `assets/site/search-worker.js` loads when somebody types.

Beside the index stands a table of words and the page that each is for: the words that `docs/data/search.yml` gives a page and
the glossary terms that name it. The worker puts that page first. Pages that mention everything weigh less (`docs/data/pages.yml`).
"""

import json
import re
from pathlib import Path

from scripts.pages import LANGUAGES
from scripts.yaml_files import read_yaml


def split(site: Path, docs: Path, directory_urls: bool) -> None:
    """Split `search/search_index.json` of a built site; does nothing when it is a stub already."""
    whole = site / "search/search_index.json"
    if not whole.exists():
        return
    index = json.loads(whole.read_text(encoding="utf-8"))
    if not index["docs"]:
        return
    others = tuple(f"{language}/" for language in LANGUAGES[1:])
    alone = not any(doc["location"].startswith(others) for doc in index["docs"])  # ONLY_LANG: one language, at the root
    table, weights = pages_of_words(docs), read_yaml(docs / "data/pages.yml")["weights"]
    for language in LANGUAGES:
        prefix = "" if alone or language == LANGUAGES[0] else f"{language}/"
        own = [
            doc
            for doc in index["docs"]
            if (doc["location"].startswith(prefix) if prefix else not doc["location"].startswith(others))
        ]
        for name, weight in weights.items():
            for doc in own:
                if doc["location"].partition("#")[0] == address(name, prefix, directory_urls):
                    doc["boost"] = weight
        first = {word: address(name, prefix, directory_urls) for word, name in table.items()}
        write(whole.with_name(f"{language}.js"), {"config": index["config"], "docs": own, "first": first})
    stub = {"config": index["config"], "docs": []}
    whole.write_text(json.dumps(stub, ensure_ascii=False), encoding="utf-8")
    write(whole.with_name("search_index.js"), stub)


def pages_of_words(docs: Path) -> dict[str, str]:
    """Map each normal form of a word to the page that it is for. Raises ValueError for a page that the data names and that is none.

    What `search.yml` says comes first; then a status or reason leads to the dictionary, and a term to the page that explains it.
    """
    statuses, words, roles = (read_yaml(docs / "data" / f"{name}.yml") for name in ("statuses", "search", "pages"))
    named = {"search": words, "pages": [roles["statuses"], *roles["weights"]]}
    for data, name in ((data, name) for data, names in named.items() for name in names):
        if not (docs / LANGUAGES[0] / name).exists():
            raise ValueError(f"docs/data/{data}.yml: {name} is no page")
    table: dict[str, str] = {}
    for name, given in words.items():
        for word in given:
            table.setdefault(normal(word), name)
    for word in (word for status in statuses for word in (status["name"], *status["variants"])):
        table.setdefault(normal(word), roles["statuses"])
    for term in read_yaml(docs / "data/glossary.yml").values():
        if term.get("see"):
            for form in (
                form for language in LANGUAGES for form in (term["term"][language], *term["variants"][language])
            ):
                table.setdefault(normal(form), term["see"].partition("#")[0])
    return table


def normal(text: str) -> str:
    """The form in which words are compared: letters and digits alone, in lower case. The worker does the same."""
    return re.sub(r"[\W_]+", "", text.lower())


def address(name: str, prefix: str, directory_urls: bool) -> str:
    """The address of a page in the index, from its Markdown file."""
    path = name.removesuffix(".md")
    if not directory_urls:
        return f"{prefix}{path}.html"
    return prefix + (path.removesuffix("index") if path.split("/")[-1] == "index" else f"{path}/")


def write(path: Path, index: dict) -> None:
    """Write an index as a script that a worker can import, also from file://."""
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f"var __index = {text}\n", encoding="utf-8")
