"""Timelines and curves, drawn from formulas: SVG in the colours of the palette, with title, description and words as data.

Nothing here is typed as a coordinate: each plot computes its numbers from the rule that it names, and the page shows the
same numbers in a table. Time runs down, so that a timeline reads on a phone.
"""

import html
from dataclasses import dataclass

WIDTH = 600
LINE = 22


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


def back_off(base: int, cap: int, count: int) -> list[int]:
    """Seconds of waiting before each restart: none before the first, then doubling from `base` up to `cap`.

    Source: kubernetes/kubernetes v1.36.2, pkg/kubelet/kuberuntime (back-off of containers, 10 s to 300 s).
    """
    return [0, *(min(base * 2**number, cap) for number in range(count - 1))]


def scheduler_back_off(initial: int, cap: int, count: int) -> list[int]:
    """Seconds that a Pod is held back after each of `count` refusals: doubling from `initial` up to `cap`.

    Source: kubernetes/kubernetes v1.36.2, pkg/scheduler/backend/queue/backoff_queue.go, calculateBackoffDuration.
    """
    return [min(initial * 2**number, cap) for number in range(count)]


def nodes_to_score(nodes: int, percentage: int = 0) -> int:
    """How many feasible nodes the scheduler looks for among `nodes`; `percentage` 0 means adaptive.

    Source: kubernetes/kubernetes v1.36.2, pkg/scheduler/schedule_one.go, numFeasibleNodesToFind (integer arithmetic).
    """
    if nodes < 100:
        return nodes
    share = percentage or max(5, 50 - nodes // 125)
    return max(100, nodes * share // 100)


def timeline(
    title: str, words: str, spans: list[Span], marks: list[Mark], seconds: float, height: int = 420, lanes: int = 1
) -> str:
    """Draw spans and marks to scale, time running down from 0 to `seconds`.

    Labels keep their order and at least a line of distance; a thin line leads from each to its second.
    """
    top, left = 30, 60

    def y(second: float) -> float:
        return round(top + second / seconds * height, 1)

    parts = [f'<line class="axis" x1="{left}" y1="{top}" x2="{left}" y2="{y(seconds)}"/>']
    for second in ticks(seconds):
        parts.append(
            f'<line class="axis" x1="{left - 5}" y1="{y(second)}" x2="{left}" y2="{y(second)}"/><text class="tick" x="{left - 9}" y="{y(second) + 5}" text-anchor="end">{number(second)} s</text>'
        )
    labels = []
    for lane, span in enumerate(spans):
        x = left + 12 + (lane % lanes) * 26
        parts.append(
            f'<g class="node {span.tone}"><rect x="{x}" y="{y(span.start)}" width="20" height="{max(3, round(y(span.end) - y(span.start), 1))}" rx="3"/></g>'
        )
        labels.append((y((span.start + span.end) / 2), x + 20, span.label))
    labels += [(y(mark.at), left, mark.label) for mark in marks]
    text = left + 12 + lanes * 26 + 34
    place = top - LINE
    for at, start, label in sorted(labels):
        place = max(place + LINE, at)
        parts.append(
            f'<path class="leader" d="M{start} {at} L{text - 16} {round(place, 1)} L{text - 5} {round(place, 1)}"/><text x="{text}" y="{round(place + 5, 1)}">{html.escape(label)}</text>'
        )
    return svg(title, words, parts, max(y(seconds), place) + 24)


def curve(title: str, words: str, points: list[tuple[int, int]], across: str, up: str) -> str:
    """Draw a rising curve through points, both axes from 0, with the points named on the axes."""
    top, left, width, height = 34, 70, WIDTH - 110, 280
    most_x, most_y = points[-1][0], -(-max(point[1] for point in points) // 200) * 200

    def place(point: tuple[int, int]) -> str:
        return f"{round(left + point[0] / most_x * width, 1)} {round(top + height - point[1] / most_y * height, 1)}"

    bottom = top + height
    parts = [
        f'<line class="axis" x1="{left}" y1="{top}" x2="{left}" y2="{bottom}"/><line class="axis" x1="{left}" y1="{bottom}" x2="{left + width}" y2="{bottom}"/>'
    ]
    parts.append(f'<path class="curve" d="M{" L".join(place(point) for point in points)}"/>')
    for share in (0, 0.25, 0.5, 0.75, 1):
        x, y = round(left + share * width, 1), round(bottom - share * height, 1)
        parts.append(
            f'<text class="tick" x="{x}" y="{bottom + 20}" text-anchor="middle">{number(share * most_x)}</text><text class="tick" x="{left - 9}" y="{y + 5}" text-anchor="end">{number(share * most_y)}</text>'
        )
    parts.append(
        f'<text x="{left + width}" y="{bottom + 42}" text-anchor="end">{html.escape(across)}</text><text x="{left - 40}" y="{top - 14}">{html.escape(up)}</text>'
    )
    return svg(title, words, parts, bottom + 54)


def ticks(seconds: float) -> list[int]:
    """Round seconds for an axis: about six of them."""
    step = next(step for step in (1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200) if seconds / step <= 7)
    return list(range(0, int(seconds) + 1, step))


def number(value: float) -> str:
    return f"{value:,.0f}"


def svg(title: str, words: str, parts: list[str], height: float, width: int = WIDTH) -> str:
    """Wrap parts as a figure like those of drawn diagrams."""
    name, told = html.escape(title, quote=True), html.escape(words)
    return (
        f'<figure class="diagram plot" role="group" tabindex="0" aria-label="{name}" style="--width: {width}px" data-search-exclude>'
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {round(height)}" width="{width}" height="{round(height)}">'
        f"<title>{name}</title><desc>{told}</desc>{''.join(parts)}</svg></figure>\n"
    )
