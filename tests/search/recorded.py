"""What readers copy from a terminal: the commands and messages of the transcripts on the built pages, with the pages that show them."""

import re
from collections import defaultdict
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

WORDS = 5  # fewer make no message
WORD = re.compile(r"(?<![\w/.=-])[A-Za-z][a-z']+(?![\w/=-])")


def recorded(site: Path, language: str) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Map each command and each message of a built online site to the addresses, below the language's root, of the pages that show it."""
    commands: dict[str, set[str]] = defaultdict(set)
    messages: dict[str, set[str]] = defaultdict(set)
    root = site if language == "zh" else site / language
    for path in sorted(root.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        if f'<html lang="{language}"' not in html:
            continue
        page = path.parent.relative_to(root).as_posix() + "/" if path.parent != root else ""
        for code in LexborHTMLParser(html).css("code[data-copy]"):
            for command in (code.attributes["data-copy"] or "").splitlines():
                commands[" ".join(command.split())].add(page)
            for line in code.css("span.o"):
                if len(WORD.findall(line.text())) >= WORDS:
                    messages[" ".join(line.text().split())].add(page)
    return commands, messages
