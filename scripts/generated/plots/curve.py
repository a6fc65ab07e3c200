"""A rising curve, both axes from 0."""

import html

from scripts.generated.plots.figure import WIDTH, number, svg


def curve(title: str, words: str, points: list[tuple[int, int]], across: str, up: str) -> str:
    """Draw a rising curve through points, both axes from 0, with the points named on the axes."""
    top, left, width, height = 34, 54, WIDTH - 80, 240
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
        f'<text x="{left + width}" y="{bottom + 42}" text-anchor="end">{html.escape(across)}</text><text x="{left - 48}" y="{top - 14}">{html.escape(up)}</text>'
    )
    return svg(title, words, parts, bottom + 54)
