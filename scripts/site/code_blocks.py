"""Transcripts as readers need them: commands apart from output, copied alone, and lines that fit the screen.

Each line of a `console` block becomes a block of its own: `c` a command line (prompt `$ ` or `> `; `m`: more of it), `o` output that may wrap, `t` output in
columns, which must not. A command that is too long for a line is shown broken at its arguments with `\\`; the copy button gets the
commands as they were typed, without prompts and output (`data-copy`, which the theme's button reads).
"""

import html
import re

BLOCK = re.compile(r'<pre><span></span><code>(?=<span class="gp">)(.*?)</code></pre>', re.S)
PROMPT = re.compile(r'<span class="gp">(?:\$|#|&gt;|>) ?</span>')
CONTINUED = re.compile(r'<span class="go">&gt; ?(.*)</span>$')
SPACE = '<span class="w"> </span>'
TAG = re.compile(r"<[^>]+>")
COLUMNS = re.compile(r"(?<=\S) {2,}(?=\S)")
WIDEST = 74  # characters of a command on one line: what the column of a page holds at its code size
MORE = " \\"  # a line of a command goes on


def shape(page_html: str) -> str:
    """Mark the lines of every transcript of a page, break long commands, and say what the copy button copies."""
    return BLOCK.sub(lambda match: block(match[1]), page_html)


def block(code: str) -> str:
    """One transcript, from the theme's highlighted lines."""
    shown, typed, in_command = [], [], False
    lines = code.removesuffix("\n").split("\n")
    columns = in_columns([plain(line) for line in lines])
    for place, line in enumerate(lines):
        continued = CONTINUED.match(line) if in_command else None
        if continued:
            line = f'<span class="gp">&gt; </span>{continued[1]}'
        in_command = bool(PROMPT.match(line))
        if in_command:
            typed.append(plain(PROMPT.sub("", line, count=1)))
            first, *more = broken(line)
            shown.append(f'<span class="c">{first}\n</span>')
            shown += (f'<span class="c m">{part}\n</span>' for part in more)
            continue
        shown.append(f'<span class="{"t" if columns[place] else "o"}">{line}\n</span>')
    copied = html.escape("\n".join(typed), quote=True).replace("\n", "&#10;")
    return f'<pre><span></span><code data-copy="{copied}">{"".join(shown)}</code></pre>'


def plain(line: str) -> str:
    """The text of a highlighted line."""
    return html.unescape(TAG.sub("", line))


def in_columns(lines: list[str]) -> list[bool]:
    """Which lines stand in columns: two gaps of several spaces, or one beside a line that has one at the same place."""
    gaps = [{match.end() for match in COLUMNS.finditer(line)} for line in lines]
    return [
        len(own) > 1 or any(own & gaps[other] for other in (place - 1, place + 1) if 0 <= other < len(lines))
        for place, own in enumerate(gaps)
    ]


def broken(line: str) -> list[str]:
    """Break a command between its arguments, so that no part is longer than WIDEST where arguments allow it."""
    if len(plain(line)) <= WIDEST:
        return [line]
    parts: list[list[str]] = [[]]
    length = 0
    for unit in units(line.split(SPACE)):
        width = len(plain(unit)) + 1
        if parts[-1] and length + width > WIDEST - len(MORE):
            parts.append([])
            length = 0
        parts[-1].append(unit)
        length += width
    return [SPACE.join(part) + (MORE if part is not parts[-1] else "") for part in parts]


def units(words: list[str]) -> list[str]:
    """Words that stay together: an option with its value, a pipe with its program."""
    found: list[str] = []
    for word in words:
        before = plain(found[-1]).rpartition(" ")[2] if found else ""
        is_value = before.startswith("-") and "=" not in before and not plain(word).startswith(("-", "|", "&"))
        if found and (is_value or before in ("|", "&&", "||")):
            found[-1] += SPACE + word
        else:
            found.append(word)
    return found
