"""What all plots have in common: the figure around the parts, numbers as text."""

import html
import re

# As wide as the column of a phone of 360 px, so that letters are as large there as anywhere.
WIDTH = 328
# Letters are 14.5 px: what one takes, in pixels, from above.
HAN_WIDTH = 15.0
LATIN_WIDTH = 8.0


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


def wrap(text: str, width: float) -> list[str]:
    """Break a text into lines that are no wider than `width` pixels: between words, and between Han characters."""
    lines, taken = [""], 0.0
    for piece in re.findall(r"[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s?", text):
        size = sum(HAN_WIDTH if character > "\u2fff" else LATIN_WIDTH for character in piece.rstrip())
        starts_badly = piece[0] in "，。：；、）”"
        if lines[-1] and taken + size > width and not starts_badly:
            lines.append("")
            taken = 0.0
        lines[-1] += piece
        taken += size + (LATIN_WIDTH if piece.endswith(" ") else 0)
    return [line.strip() for line in lines]
