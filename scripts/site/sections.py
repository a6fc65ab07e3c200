"""The sections of a built page, as plain text: what search has to know of a page, whatever the page looks like.

A section begins at a heading with an id and ends at the next one; what stands before the first belongs to the page itself, as does its title (anchor ""). Inline code keeps its
backticks, so that search can weigh names above prose. Blocks stand on lines of their own. Out stay drawings (their words follow in a fold-out), marks of
footnotes and headings, names of files above blocks, and everything marked `data-search-exclude`.
"""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADINGS = ("h2", "h3", "h4")
LEFT_OUT = "svg, script, style, button, nav, aside, caption, .headerlink, sup:has(.footnote-ref), [data-search-exclude]"
BLOCKS = {
    "address", "blockquote", "br", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr",
    "li", "ol", "p", "section", "summary", "table", "tbody", "thead", "tr", "ul",
}  # fmt: skip
CELLS = {"td", "th"}
CELL = " · "
BESIDE_HAN = re.compile(r"(?<=[\u3400-\u9fff]) (?=[A-Za-z0-9`])|(?<=[A-Za-z0-9`]) (?=[\u3400-\u9fff])")
COMMIT = re.compile(r"\b[0-9a-f]{40,64}\b")


@dataclass
class Section:
    """One section. `prose` and `output` are lines; `names` are words of manifests and shown files, which nobody wants to read in a result."""

    anchor: str
    title: str
    prose: list[str] = field(default_factory=list)
    output: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def sections(page_html: str) -> list[Section]:
    """Cut the article of a built page into sections; none when the page has no article."""
    article = LexborHTMLParser(page_html).css_first("article")
    if article is None:
        return []
    for node in article.css(LEFT_OUT):
        node.decompose()
    found = [Section("", "")]
    pieces: list[list[str]] = [[]]  # of prose, beside `found`
    walk(article, found, pieces)
    for section, own in zip(found, pieces, strict=True):
        section.prose = tidy("".join(own))
        section.output = tidy("\n".join(section.output))
        section.names = list(dict.fromkeys(word for line in section.names for word in line.split()))
    return found


def walk(node: LexborNode, found: list[Section], pieces: list[list[str]]) -> None:
    """Go through what a node holds, in order, and put it where it belongs."""
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            pieces[-1].append(re.sub(r"\s+", " ", child.text()))
            continue
        if tag.startswith("-"):  # comments
            continue
        classes = (child.attributes.get("class") or "").split()
        if tag == "h1":
            found[0].title = " ".join(child.text().split())
        elif tag in HEADINGS and child.id:
            found.append(Section(child.id, " ".join(child.text().split())))
            pieces.append([])
        elif tag == "pre":
            add_block(child, found[-1])
        elif "footnote" in classes:
            found[-1].names += (code.text() for code in child.css("code") if "/" not in code.text())
        elif tag == "code":
            pieces[-1].append(f"`{child.text()}`")
        elif "filename" not in classes:
            edge = "\n" if tag in BLOCKS else CELL if tag in CELLS else ""
            pieces[-1].append(edge)
            walk(child, found, pieces)
            pieces[-1].append(edge)


def add_block(block: LexborNode, section: Section) -> None:
    """A shown manifest gives its words, a shown script nothing. Of a transcript, commands and sentences stay as lines, columns give their words."""
    shown = block.parent.css_first("a[download]") if block.parent else None
    if shown:
        if (shown.attributes.get("href") or "").endswith((".yaml", ".yml")):
            section.names += block.text().split()
        return
    rows = block.css("code > span.c, code > span.o, code > span.t")
    if not rows:
        section.output += block.text().splitlines()
    for row in rows:
        classes = (row.attributes.get("class") or "").split()
        if "m" in classes and section.output:  # more of a command that is shown broken (scripts/site/code_blocks.py)
            section.output[-1] = section.output[-1].rstrip().removesuffix("\\") + row.text().strip()
        else:
            (section.names if "t" in classes else section.output).append(row.text())


def tidy(text: str) -> list[str]:
    """Lines without needless space, empty cells, zero-width spaces, the digits of commits and what stands for lines that were left out.

    Out are also the spaces between Han and Latin: they are a fiftieth of the index, and the worker puts them back (`search-results.js`).
    """
    text = COMMIT.sub("", text.replace("\u200b", ""))
    lines = (
        BESIDE_HAN.sub("", re.sub(r"(?: ·)+(?= ·|$)|^(?:· )+", "", " ".join(line.split()))) for line in text.split("\n")
    )
    return [line for line in lines if re.search(r"\w{2}", line) and not line.startswith("⋮")]
