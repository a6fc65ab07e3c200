"""Our one Markdown extension: sources cited by id become footnotes, links to terms get their definition, empty heads no head.

`[^k8s-taints]` is a footnote whose text is made from `docs/data/sources.yml`, `[^gate-Name]` one from upstream's list of feature gates; a
page writes no address. A link to
`…/glossary.md#taint` gets the term's definition as its `title`, which the theme shows as a preview.
"""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from scripts.site.sources import source_url

REFERENCE = re.compile(r"\[\^([\w-]+)\](?!:)")
GLOSSARY = re.compile(r"glossary\.md#([\w-]+)$")


def footnote(source: dict, language: str) -> str:
    """Write a source as the text of a footnote: title, place, symbol, version."""
    version = str(source["version"])
    if re.fullmatch(r"\d{4}-\d\d-\d\d", version):
        version = {"zh": f"{version} 读", "en": f"read {version}"}[language]
    symbol = f" · `{source['symbol']}`" if source.get("symbol") else ""
    return f"[{source['title'][language]}]({source_url(source)})<br>{source['repo']} · `{source['path']}`{symbol} · {version}"


class SourceFootnotes(Preprocessor):
    """Define a footnote for each source that the text cites. Runs after snippets and fences, before HTML blocks are taken out."""

    def __init__(self, md: Markdown, sources: dict, language: Callable[[], str]):
        super().__init__(md)
        self.sources, self.language = sources, language

    def run(self, lines: list[str]) -> list[str]:
        cited = dict.fromkeys(name for line in lines for name in REFERENCE.findall(line) if name in self.sources)
        notes = [f"[^{name}]: {footnote(self.sources[name], self.language())}" for name in cited]
        return [*lines, "", *(line for note in notes for line in (note, ""))]


class Terms(Treeprocessor):
    """Give each link to a term of the glossary its definition."""

    def __init__(self, md: Markdown, glossary: dict, language: Callable[[], str]):
        super().__init__(md)
        self.glossary, self.language = glossary, language

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            match = GLOSSARY.search(link.get("href", ""))
            if match and match[1] in self.glossary and not link.get("title"):
                link.set("title", self.glossary[match[1]]["definition"][self.language()].replace("`", ""))


class Headers(Treeprocessor):
    """A head cell without words is no head: it becomes a plain cell, as screen readers want it."""

    def run(self, root: Element) -> None:
        for cell in root.iter("th"):
            if not "".join(cell.itertext()).strip() and not len(cell):
                cell.tag = "td"


class PageExtension(Extension):
    """`data` holds sources and glossary; `language` tells the language of the page being made."""

    def __init__(self, data: dict, language: Callable[[], str]):
        super().__init__()
        self.data, self.language = data, language

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(SourceFootnotes(md, self.data["sources"], self.language), "sources", 22)
        md.treeprocessors.register(Headers(md), "headers", 4)
        md.treeprocessors.register(Terms(md, self.data["glossary"], self.language), "terms", 5)
