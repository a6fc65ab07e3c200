"""Spans and marks to scale. Time runs down, so that a timeline reads on a phone; no coordinate is typed."""

import html
from dataclasses import dataclass

from scripts.generated.plots.figure import WIDTH, number, svg, wrap

LINE = 22  # between two labels
LINE_OF_LABEL = 18  # between the lines of one
BAR, LANE = 12, 16


@dataclass(frozen=True)
class Span:
    """Something that lasts: from `start` to `end` seconds, in a lane of its own; `tone` is a class of diagrams.css."""

    start: float
    end: float
    label: str
    tone: str = "accent"


@dataclass(frozen=True)
class Mark:
    """Something that happens at a second."""

    at: float
    label: str


def timeline(
    title: str, words: str, spans: list[Span], marks: list[Mark], seconds: float, height: int = 420, lanes: int = 1
) -> str:
    """Draw spans and marks to scale, time running down from 0 to `seconds`.

    Labels keep their order and at least a line of distance; a thin line leads from each to its second.
    """
    top, left = 30, 54

    def y(second: float) -> float:
        return round(top + second / seconds * height, 1)

    parts = [f'<line class="axis" x1="{left}" y1="{top}" x2="{left}" y2="{y(seconds)}"/>']
    for second in ticks(seconds):
        parts.append(
            f'<line class="axis" x1="{left - 5}" y1="{y(second)}" x2="{left}" y2="{y(second)}"/><text class="tick" x="{left - 9}" y="{y(second) + 5}" text-anchor="end">{number(second)} s</text>'
        )
    labels = []
    for lane, span in enumerate(spans):
        x = left + 8 + (lane % lanes) * LANE
        parts.append(
            f'<g class="node {span.tone}"><rect x="{x}" y="{y(span.start)}" width="{BAR}" height="{max(3, round(y(span.end) - y(span.start), 1))}" rx="3"/></g>'
        )
        labels.append((y((span.start + span.end) / 2), x + BAR, span.label))
    labels += [(y(mark.at), left, mark.label) for mark in marks]
    text = left + 8 + lanes * LANE + 22
    free: float = top - LINE  # above this nothing more can stand
    for at, start, label in sorted(labels):
        place = max(free + LINE, at)
        first, *more = wrap(label, WIDTH - text)
        parts.append(
            f'<path class="leader" d="M{start} {at} L{text - 16} {round(place, 1)} L{text - 5} {round(place, 1)}"/><text x="{text}" y="{round(place + 5, 1)}">{html.escape(first)}</text>'
        )
        parts += (
            f'<text class="more" x="{text}" y="{round(place + 5 + count * LINE_OF_LABEL, 1)}">{html.escape(line)}</text>'
            for count, line in enumerate(more, 1)
        )
        free = place + len(more) * LINE_OF_LABEL
    return svg(title, words, parts, max(y(seconds), free) + 24)


def ticks(seconds: float) -> list[int]:
    """Round seconds for an axis: about six of them."""
    step = next(step for step in (1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200) if seconds / step <= 7)
    return list(range(0, int(seconds) + 1, step))
