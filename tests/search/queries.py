"""The queries of `queries.yml`, what the search answered to them, and the figures that this makes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from scripts.site.search_index import address

UNANSWERABLE = "unanswerable"


@dataclass(frozen=True, eq=False)
class Query:
    """What somebody types. `pages` and `sections` are those that answer it; `form`: a dictionary of ours has this very word."""

    language: str
    kind: str
    text: str
    need: str
    pages: dict[str, int]
    sections: list[str]
    form: bool = False

    @property
    def counts(self) -> bool:
        """Whether it has an answer, and one that has to be searched for."""
        return self.kind != UNANSWERABLE and not self.form

    @property
    def held_out(self) -> bool:
        """Whether it is of the third of all needs that no weight was tuned on."""
        number = 2166136261
        for sign in f"held:{self.need}":
            number = (number ^ ord(sign)) * 16777619 & 0xFFFFFFFF
        number = (number ^ number >> 13) * 0x5BD1E995 & 0xFFFFFFFF
        return (number ^ number >> 15) % 3 == 0

    @property
    def bare_identifier(self) -> bool:
        """One Latin word, such as ContainerStatusUnknown or Init:1/2: there is no other way to ask for it."""
        return re.fullmatch(r"[!-~]+", self.text) is not None


@dataclass(frozen=True)
class Answer:
    """What the search said: the pages, best first, and the section that Enter opens, as `page#anchor`; addresses below the language's root."""

    query: Query
    pages: list[str]
    section: str

    @property
    def rank(self) -> int:
        """The place of the first page that answers, from 1; 0 when none does."""
        wanted = {place(page) for page in self.query.pages}
        return next((at for at, page in enumerate(self.pages, 1) if page in wanted), 0)

    @property
    def right_section(self) -> bool:
        return self.section in {place(section) for section in self.query.sections}


@dataclass(frozen=True)
class Figures:
    """Shares in percent of `count` queries; `nothing` is a number."""

    count: int
    first: float
    top3: float
    section: float
    nothing: int

    def __str__(self) -> str:
        return f"{self.count:4} queries, first {self.first:5.1f} %, first three {self.top3:5.1f} %, section {self.section:5.1f} %, nothing found {self.nothing}"


def read(path: Path) -> list[Query]:
    """Read every query of a table."""
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Query(
            language,
            kind,
            row["query"],
            str(row["need"]),
            row.get("pages", {}),
            row.get("sections", []),
            row.get("form", False),
        )
        for language, kinds in table.items()
        for kind, rows in kinds.items()
        for row in rows
    ]


def place(name: str) -> str:
    """The address below the language's root of `dns/index#search`, as the online site has it: `dns/#search`."""
    page, hash_, anchor = name.partition("#")
    return address(f"{page}.md", True) + hash_ + anchor


def figures(answers: Iterable[Answer]) -> Figures:
    """Count what counts."""
    counted = [answer for answer in answers if answer.query.counts]

    def share(fine: Iterable[bool]) -> float:
        return 100 * sum(fine) / len(counted) if counted else 100.0

    return Figures(
        len(counted),
        share(answer.rank == 1 for answer in counted),
        share(1 <= answer.rank <= 3 for answer in counted),
        share(answer.right_section for answer in counted),
        sum(not answer.pages for answer in counted),
    )


def report(answers: list[Answer]) -> str:
    """The figures of each language and kind, those of the held out third apart."""
    lines = []
    for language in dict.fromkeys(answer.query.language for answer in answers):
        own = [answer for answer in answers if answer.query.language == language]
        lines.append(f"{language} all           {figures(own)}")
        lines.append(f"{language} held out      {figures(answer for answer in own if answer.query.held_out)}")
        for kind in dict.fromkeys(answer.query.kind for answer in own if answer.query.kind != UNANSWERABLE):
            lines.append(f"{language} {kind:13} {figures(answer for answer in own if answer.query.kind == kind)}")
    return "\n".join(lines)


def standing_in(forms: Iterable[str], queries: Iterable[Query]) -> list[str]:
    """Say which queries stand in data that search answers from: whole, or as part of a form when they are long. Letters and digits are compared."""
    known = {normal(form) for form in forms}
    found = []
    for query in queries:
        text = normal(query.text)
        same = text in known or (len(text) >= 20 and any(text in form for form in known))
        if same and not query.bare_identifier and not query.form:
            found.append(f"{query.language} {query.kind}: {query.text}")
    return found


def normal(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return re.sub(r"[\W_]+", "", text.lower())
