"""How long a page takes to read, in minutes: its core, and the details below the line that ends it."""

import math
import re
from collections.abc import Callable

from scripts.pages import Page

# Words in front of this line are the core of a page; what follows is detail.
CORE_ENDS = '<p class="core-ends">'
# Reading speed for prose that has to be thought about, for lines of code, and for a drawing.
HAN_PER_MINUTE = 260
WORDS_PER_MINUTE = 150
CODE_LINES_PER_MINUTE = 20
MINUTES_PER_DRAWING = 0.5
LINES_OF_AN_INCLUDE = 8


def minutes(page: Page, generated: dict[str, str]) -> tuple[int, int]:
    """Reading time of a page in whole minutes: of its core, and of the details below the line (0 without one).

    Prose counts by Han characters and words, shown files by lines. `generated` holds the made texts that pages include; they are read, too.
    """
    ends = next((line for line, text in page.prose if CORE_ENDS in text), None)
    core = load(page, generated, lambda line: ends is None or line < ends)
    rest = load(page, generated, lambda line: ends is not None and line >= ends)
    return max(1, math.ceil(core)), math.ceil(rest)


def load(page: Page, generated: dict[str, str], counts: Callable[[int], bool]) -> float:
    """Minutes for the lines of a page that count. Fold-outs are not counted: who opens one decides to."""
    folded = folded_lines(page)
    own = [text for line, text in page.prose if counts(line) and line not in folded]
    includes = [(line, target) for line, target in page.includes if counts(line) and line not in folded]
    prose = "\n".join(own + [generated.get(target, "") for _, target in includes])
    han = len(re.findall(r"[\u3400-\u9fff]", prose))
    words = len(re.findall(r"[A-Za-z][\w'.-]*", re.sub(r"\]\([^)]*\)|\{[^}]*\}|\[\^[^\]]*\]", "", prose)))
    fences = [fence for fence in page.fences if counts(fence.line) and fence.line not in folded]
    drawings = sum(fence.language == "mermaid" for fence in fences)
    code = sum(fence.text.count("\n") for fence in fences if fence.language != "mermaid")
    code += LINES_OF_AN_INCLUDE * sum(target not in generated for _, target in includes)
    reading = han / HAN_PER_MINUTE + words / WORDS_PER_MINUTE * (0.5 if page.language == "zh" else 1)
    return reading + code / CODE_LINES_PER_MINUTE + drawings * MINUTES_PER_DRAWING


def folded_lines(page: Page) -> set[int]:
    """The lines inside `???` blocks, which are closed when the page opens."""
    inside, folded = False, set()
    for line, text in page.lines:
        if text.startswith("??? "):
            inside = True
        elif inside and text and not text.startswith("    "):
            inside = False
        if inside:
            folded.add(line)
    return folded
