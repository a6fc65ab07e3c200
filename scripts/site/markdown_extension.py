"""Our one Markdown extension: sources cited by id become footnotes, links to terms get their definition, tables can be heard and stacked.

`[^k8s-taints]` is a footnote whose text is made from `docs/data/sources.yml`, `[^gate-Name]` one from upstream's list of feature gates; a
page writes no address. A link to
`…/glossary.md#taint` gets the term's definition as its `title`, which the theme shows as a preview.
"""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from scripts.site.sources import source_url

REFERENCE = re.compile(r"\[\^([\w-]+)\](?!:)")
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
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


# How a statement is known, by the class of its mark: said to those who hear the page and shown on pointing.
MARKS = {
    "recorded": {"zh": "实测：有录下来的输出", "en": "recorded: the output is real"},
    "from-source": {"zh": "依据源码，没有实测", "en": "from source, not recorded"},
    "computed": {"zh": "按规则算出，没有实测", "en": "computed by the rule, not recorded"},
    "claim": {"zh": "原笔记里的论断", "en": "a claim of the original note"},
}


class Marks(Treeprocessor):
    """`[○](…){ .from-source }`: a small mark beside a sentence says in words what it means."""

    def __init__(self, md: Markdown, language: Callable[[], str]):
        super().__init__(md)
        self.language = language

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            for name in (link.get("class") or "").split():
                if name in MARKS:
                    words = MARKS[name][self.language()]
                    link.set("title", words)
                    link.set("aria-label", f"{''.join(link.itertext())} {words}" if name == "claim" else words)
                    link.set("class", name if name == "claim" else f"mark {name}")


class Tables(Treeprocessor):
    """Tables that screen readers and phones can read.

    Heads say what they are heads of; a head cell without words is none. The first cell of a row is its head. Every other cell knows the
    name of its column (`data-label`), so that a table of three columns or more can be shown as cards (`data-cards`). The caption is the heading
    above, for those who hear the page.
    """

    def run(self, root: Element) -> None:
        heading = ""
        for element in root.iter():
            if element.tag in HEADINGS:
                heading = text_of(element)
            elif element.tag == "table":
                self.mend(element, heading)

    def mend(self, table: Element, heading: str) -> None:
        heads = [text_of(cell) for cell in table.iter("th")]
        for cell in table.iter("th"):
            if text_of(cell) or len(cell):
                cell.set("scope", "col")
            else:
                cell.tag = "td"
        body = table.find("tbody")
        for row in body if body is not None else ():
            for place, cell in enumerate(row):
                if place == 0:
                    cell.tag = "th"
                    cell.set("scope", "row")
                elif place < len(heads) and heads[place]:
                    cell.set("data-label", heads[place])
        if len(heads) >= 3:
            table.set("data-cards", "")
        if heading:
            caption = Element("caption")
            caption.text = heading
            table.insert(0, caption)


def text_of(element: Element) -> str:
    """The words of an element in one line, without those of links to footnotes and of a heading's link to itself."""
    return " ".join("".join(words_of(element)).split())


def words_of(element: Element) -> Iterator[str]:
    if element.tag != "sup" and element.get("class") != "headerlink":
        yield element.text or ""
        for part in element:
            yield from words_of(part)
            yield part.tail or ""


class PageExtension(Extension):
    """`data` holds sources and glossary; `language` tells the language of the page being made."""

    def __init__(self, data: dict, language: Callable[[], str]):
        super().__init__()
        self.data, self.language = data, language

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(SourceFootnotes(md, self.data["sources"], self.language), "sources", 22)
        md.treeprocessors.register(Marks(md, self.language), "marks", 3)
        md.treeprocessors.register(Tables(md), "tables", 4)
        md.treeprocessors.register(Terms(md, self.data["glossary"], self.language), "terms", 5)
