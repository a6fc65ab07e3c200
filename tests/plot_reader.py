"""Reads a plot back: from coordinates to seconds and counts, by the ticks of its own axes."""

import re
from dataclasses import dataclass

AXIS_LINE = re.compile(r'<line class="axis" x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"/>')
TICK = re.compile(r'<text class="tick" x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)">([\d,]+)( s)?</text>')
SPAN = re.compile(r'<g class="node (\w+)"><rect x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"')
LABEL = re.compile(
    r'<path class="leader" d="M[\d.]+ ([\d.]+) L[\d.]+ ([\d.]+) L[\d.]+ [\d.]+"/><text x="([\d.]+)" y="([\d.]+)">(.*?)</text>'
)
LINES = re.compile(r'<text(?: class="more")? x="[\d.]+" y="([\d.]+)">')
CURVE = re.compile(r'<path class="curve" d="M([^"]+)"/>')


def linear(points: list[tuple[float, float]]):
    """The function from a coordinate to a value that the ticks state. Refuses ticks that are not to scale."""
    (first, low), (last, high) = points[0], points[-1]
    slope = (high - low) / (last - first)
    for at, value in points:
        assert abs(low + (at - first) * slope - value) <= abs(slope) * 0.6 + 0.5, f"tick {value} is not to scale"
    return lambda at: low + (at - first) * slope


@dataclass(frozen=True)
class Timeline:
    """Spans as (start, end, tone) in whole seconds, labels as (second, text), and the y of every line of the labels' text."""

    spans: list[tuple[int, int, str]]
    labels: list[tuple[int, str]]
    lines: list[float]


def read_timeline(svg: str) -> Timeline:
    # The text of a tick stands 5 px below its second.
    seconds = linear(
        [(float(y) - 5, float(value.replace(",", ""))) for _, y, _, value, unit in TICK.findall(svg) if unit]
    )
    spans = [
        (round(seconds(float(y))), round(seconds(float(y) + float(height))), tone)
        for tone, _, y, height in SPAN.findall(svg)
    ]
    labels = LABEL.findall(svg)
    return Timeline(
        spans,
        [(round(seconds(float(at))), text) for at, _, _, _, text in labels],
        sorted(map(float, LINES.findall(svg))),
    )


def read_curve(svg: str) -> list[tuple[int, int]]:
    """The points of a curve, in the units of its axes."""
    ticks = [
        (float(x), float(y), anchor, float(value.replace(",", ""))) for x, y, anchor, value, _ in TICK.findall(svg)
    ]
    across = linear([(x, value) for x, _, anchor, value in ticks if anchor == "middle"])
    up = linear([(y - 5, value) for _, y, anchor, value in ticks if anchor == "end"])
    (path,) = CURVE.findall(svg)
    points = [tuple(map(float, point.split())) for point in path.split(" L")]
    return [(round(across(x)), round(up(y))) for x, y in points]


def size(svg: str) -> tuple[int, int]:
    """Width and height of the picture."""
    width, height = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups()
    return int(width), int(height)
