"""Findings as text for people: grouped by the file that has to be mended, most telling words first."""

import os
from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from scripts.links.checking import Result
from scripts.links.rules import Finding

COLOURS = {"error": "31", "warning": "33", "file": "1", "suggestion": "32", "quiet": "2"}
MOST_WIDTH = 200


def wants_colour(stream: TextIO) -> bool:
    """Colour is for terminals whose owner did not refuse it (NO_COLOR)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def as_text(result: Result, colour: bool = False) -> str:
    """Write a report.

    What a theme wrote stands on every page: it is told once, with the number of pages.
    """

    def paint(kind: str, text: str) -> str:
        return f"\033[{COLOURS[kind]}m{text}\033[0m" if colour else text

    lines = []
    for file, group in groupby(sorted(told_once(result.findings), key=place), key=lambda one: file_of(one[0])):
        lines.append(paint("file", printable(file)))
        for finding, pages in group:
            number = finding.source_line or finding.line
            lines.append(f"  {number:>5}  {paint(finding.severity, finding.rule)}  {printable(finding.message)}")
            where = [f"{finding.page}:{finding.line}:{finding.column}"] if finding.source else []
            where += [tag_of(finding)] if finding.raw or finding.tag else []
            where += [f"and on {pages - 1:,} other page(s)"] if pages > 1 else []
            if where:
                lines.append(f"         {paint('quiet', printable('  '.join(where)))}")
            if finding.suggest:
                lines.append(f"         did you mean {paint('suggestion', printable(finding.suggest))}?")
        lines.append("")
    return "\n".join([*lines, summary(result)])


def summary(result: Result) -> str:
    errors = sum(finding.severity == "error" for finding in result.findings)
    warnings = len(result.findings) - errors
    found = f"{count(errors, 'error')}, {count(warnings, 'warning')}" if result.findings else "no broken link"
    return f"{found} in {count(result.pages, 'page')} with {count(result.references, 'reference')} ({result.elapsed:.1f} s)"


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def told_once(findings: list[Finding]) -> Iterable[tuple[Finding, int]]:
    """Join equal findings of the theme; what an author wrote stays apart."""
    pages: dict[object, list[Finding]] = {}
    for finding in findings:
        own = finding.source or not finding.tag
        about = (finding.rule, finding.tag, finding.attr, finding.resolved, finding.fragment, finding.detail)
        pages.setdefault((finding.order, finding.source) if own else about, []).append(finding)
    return [(group[0], len({finding.page for finding in group})) for group in pages.values()]


def file_of(finding: Finding) -> str:
    return finding.source or finding.page


def place(one: tuple[Finding, int]) -> tuple[object, ...]:
    finding = one[0]
    return (file_of(finding), finding.source_line or finding.line, finding.order)


def tag_of(finding: Finding) -> str:
    """Show the attribute as its author would look for it."""
    raw = finding.raw if len(finding.raw) <= MOST_WIDTH else f"{finding.raw[:MOST_WIDTH]}…"
    if finding.tag and finding.attr:
        return f'<{finding.tag} {finding.attr}="{raw}">'
    return f"{finding.attr or finding.tag} {raw}".strip()


def printable(text: str) -> str:
    """Keep hostile names from moving the cursor or starting a line."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)
