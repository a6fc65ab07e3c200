"""What all plots have in common: the figure around the parts, numbers as text."""

import html

WIDTH = 600


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
