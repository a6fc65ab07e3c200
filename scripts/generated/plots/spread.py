"""Topology spread by pictures: a column of squares for each zone, the newcomer dashed, and the sum that decides."""

import html
from dataclasses import dataclass

from scripts.generated.plots.figure import svg

WIDTH = 322
SQUARE = 20
COLUMN = 104


@dataclass(frozen=True)
class Case:
    """Matching Pods in each zone, the constraint, and a heading."""

    heading: str
    counts: dict[str, int]
    max_skew: int
    min_domains: int = 1


@dataclass(frozen=True)
class Verdict:
    """What the filter says of one zone: the skew that the newcomer would make, and whether that is allowed."""

    zone: str
    count: int
    minimum: int
    skew: int
    allowed: bool


def verdicts(case: Case) -> list[Verdict]:
    """Judge every zone for a Pod that matches its own selector: count + 1 − minimum ≤ maxSkew.

    The minimum is that of all zones, or 0 with fewer zones than minDomains.
    Source: kubernetes/kubernetes v1.36.2, pkg/scheduler/framework/plugins/podtopologyspread/filtering.go, Filter and minMatchNum.
    """
    least = 0 if len(case.counts) < case.min_domains else min(case.counts.values())
    return [
        Verdict(zone, count, least, count + 1 - least, count + 1 - least <= case.max_skew)
        for zone, count in case.counts.items()
    ]


def spread(title: str, words: str, cases: list[Case], yes: str, no: str) -> str:
    """Draw cases below each other: heading, columns, and the sum under each column."""
    parts, top = [], 24
    for case in cases:
        parts.append(f'<text x="8" y="{top}">{html.escape(case.heading)}</text>')
        floor = top + 18 + (max(case.counts.values()) + 1) * (SQUARE + 4)
        for place, one in enumerate(verdicts(case)):
            x = 8 + place * COLUMN
            for level in range(one.count + 1):
                new = level == one.count
                tone = ("good" if one.allowed else "bad") if new else "muted"
                dashes = ' stroke-dasharray="4 3"' if new else ""
                parts.append(
                    f'<g class="node {tone}"><rect x="{x}" y="{floor - (level + 1) * (SQUARE + 4)}" width="{SQUARE}" height="{SQUARE}" rx="3"{dashes}/></g>'
                )
            parts.append(f'<text x="{x + SQUARE + 12}" y="{floor - 8}">{html.escape(one.zone)}</text>')
            parts.append(
                f'<text class="tick" x="{x}" y="{floor + 18}">{one.count} + 1 − {one.minimum} = {one.skew}</text>'
            )
            parts.append(
                f'<text class="tick" x="{x}" y="{floor + 36}">{one.skew} {"≤" if one.allowed else "&gt;"} {case.max_skew}: {html.escape(yes if one.allowed else no)}</text>'
            )
        parts.append(f'<line class="axis" x1="8" y1="{floor + 2}" x2="{WIDTH - 8}" y2="{floor + 2}"/>')
        top = floor + 72
    return svg(title, words, parts, top - 28, WIDTH)
