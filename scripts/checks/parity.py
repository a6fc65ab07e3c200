"""Parity: Chinese and English pages have the same bones, and the English text follows the Chinese one it names.

Compared are bones, not words: heading ids and levels, includes, tables, code, diagrams without their words, cited sources,
facts, and fold-outs. The words are held together by a fingerprint: an English page names that of the Chinese text it
translates, and `dev.py stamp` writes it after a person has brought the page in step.
"""

import hashlib
import re
from dataclasses import dataclass, fields
from itertools import zip_longest

from scripts.pages import LANGUAGES, Fence, Page
from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

BLOCK = re.compile(r"^(?:!!!|\?\?\?\+?|===) ?([\w-]*)")


@dataclass(frozen=True)
class Skeleton:
    """What both languages share. Adding a rule is adding a field."""

    headings: list
    includes: list
    tables: list
    code: list
    sources: list
    facts: list
    blocks: list


def skeleton(page: Page) -> Skeleton:
    """Read the bones of a page."""
    return Skeleton(
        headings=[f"{'#' * heading.level} {heading.id}" for heading in page.headings],
        includes=[target.removeprefix(f"{page.language}/") for _, target in page.includes],
        tables=[f"{len(table.rows)} rows, {len(table.head)} columns" for table in page.tables],
        code=[structure(fence) for fence in page.fences],
        sources=sorted(name for _, name in page.references),
        facts=sorted(page.facts),
        blocks=[match[1] for _, text in page.prose if (match := BLOCK.match(text))],
    )


def structure(fence: Fence) -> str:
    """A fence without its words: diagrams keep nodes and edges, code loses its comments."""
    if fence.language != "mermaid":
        lines = [line for line in fence.text.splitlines() if not line.lstrip().startswith("#")]
        info = re.sub(r' title="(照着输入（未实测）|run this \(not recorded\))"', "", fence.info)
        return f"{info}\n" + "\n".join(lines)
    text = re.sub(r"^\s*(accTitle|accDescr|title)\b.*$", r"\1", fence.text, flags=re.M)
    text = re.sub(r'"[^"]*"', '""', text)
    text = re.sub(r"\|[^|\n]*\|", "||", text)
    text = re.sub(r"^(\s*(?:participant|actor)\s+\w+\s+as)\s.*$", r"\1", text, flags=re.M)
    text = re.sub(r"^(\s*(?:loop|alt|else|opt|par|and|critical|break|box))\b.*$", r"\1", text, flags=re.M)
    text = re.sub(r"^([^:\n]*(?:>>|->|-\)|-x|over [\w, ]+|of \w+)[^:\n]*:(?!::)).*$", r"\1", text, flags=re.M)
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def fingerprint(page: Page) -> str:
    """Name a page's text by its words; spacing and line wrapping do not count."""
    words = " ".join(f"{page.meta.get('title')} {page.meta.get('summary')} {page.body}".split())
    return "zh-" + hashlib.sha256(words.encode()).hexdigest()[:12]


def check(project: Project) -> list[Problem]:
    """Compare the files and the pages of both languages."""
    if not project.pages:
        return nothing_to_check("docs", "pages")
    problems = []
    names = {language: {page.name for page in project.pages if page.language == language} for language in LANGUAGES}
    for page in project.pages:
        other = next(language for language in LANGUAGES if language != page.language)
        if page.name not in names[other]:
            problems.append(Problem(project.where(page.path), 1, "no-twin", f"write docs/{other}/{page.name}"))
    for first, second in project.pairs():
        problems += compare(project, first, second)
    return problems


def compare(project: Project, first: Page, second: Page) -> list[Problem]:
    """Compare one pair of pages."""
    where = project.where(second.path)
    bones = skeleton(first), skeleton(second)
    problems = []
    for part in fields(Skeleton):
        want, got = (getattr(bone, part.name) for bone in bones)
        if want != got:
            problems.append(
                Problem(
                    where,
                    1,
                    f"parity-{part.name}",
                    f"differs from {project.where(first.path)}: {difference(want, got)}",
                )
            )
    if second.meta.get("translates") != fingerprint(first):
        line = project.line_at(where, "translates")
        problems.append(
            Problem(
                where,
                line,
                "stale",
                "the Chinese page has other words than the ones this page follows; bring it in step, then run: python3 scripts/dev.py stamp",
            )
        )
    return problems


def difference(want: list, got: list) -> str:
    """Say where two lists part."""
    for index, (left, right) in enumerate(zip(want, got, strict=False)):
        if left != right:
            if "\n" in left + right:
                left, right = next(
                    pair for pair in zip_longest(left.split("\n"), right.split("\n")) if pair[0] != pair[1]
                )
                left, right = (line if line is not None else "the end" for line in (left, right))
            return f"number {index + 1} is {left!r} there and {right!r} here"
    more, place = (want, "there") if len(want) > len(got) else (got, "here")
    return f"{len(want)} there, {len(got)} here; the first one more {place} is {more[min(len(want), len(got))]!r}"
