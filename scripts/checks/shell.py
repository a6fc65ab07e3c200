"""Shell: what readers type works in bash and in zsh, and with the tools of macOS where only kubectl is needed.

Looked at are blocks of commands that readers type (`sh` fences), commands in running text, and `next` of the statuses; recorded
commands stay as they were recorded. In zsh a word with an unquoted `[`, or with an unquoted `*` or `?` behind a `=`, that matches
no file ends the command; in bash it passes by luck.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

LANGUAGES = ("sh", "bash", "shell", "zsh")
PROGRAMS = "kubectl|docker|crictl|ctr|nerdctl|kind|minikube|sudo|curl|helm"
INLINE = re.compile(rf"`((?:{PROGRAMS}) [^`]+)`")
HEREDOC = re.compile(r"<<-?\s*['\"]?(\w+)['\"]?.*?^\s*\1\s*$", re.S | re.M)
# Words and options that GNU tools alone understand; what runs on the reader's own machine beside kubectl has to do without.
GNU = (
    (re.compile(r"\bsed\b[^|]*s(.)(?:(?!\1).)*\1(?:(?!\1).)*\\n"), r"sed: \n in a replacement"),
    (re.compile(r"\bsed\s+(?:-\w*r|-i(?:\s|$))"), "sed -r, and -i without a suffix"),
    (re.compile(r"\bgrep\s+(?:-\w*P|--perl)"), "grep -P"),
    (re.compile(r"\bdate\s+(?:-d|--date)\b"), "date -d"),
    (re.compile(r"\bxargs\s+(?:-\w*r\b|-d|--no-run-if-empty)"), "xargs -r and -d"),
    (re.compile(r"\bhead\s+-n\s*-\d"), "head -n -N"),
    (re.compile(r"\bbase64\s+-w"), "base64 -w"),
)


@dataclass(frozen=True)
class Typed:
    """Something that a reader types: where it stands, and its words."""

    path: Path
    line: int
    text: str


def check(project: Project) -> list[Problem]:
    """Check everything that readers type."""
    found = [*typed(project)]
    if not found:
        return nothing_to_check("docs", "commands that readers type")
    problems = []
    for one in found:
        for offset, word in risky(one.text):
            problems.append(
                Problem(
                    one.path,
                    one.line + offset,
                    "unquoted",
                    f"zsh takes {word} for a pattern of file names: quote the word",
                )
            )
        for offset, line in enumerate(one.text.splitlines()):
            if "kubectl" not in line:
                continue
            problems += [
                Problem(
                    one.path, one.line + offset, "gnu-only", f"{what} is GNU's alone, and kubectl runs on macOS, too"
                )
                for pattern, what in GNU
                if pattern.search(line)
            ]
    return problems


def typed(project: Project) -> Iterator[Typed]:
    """Blocks of commands, commands in running text, and the next steps of statuses."""
    for page in project.pages:
        where = project.where(page.path)
        for fence in page.fences:
            if fence.language in LANGUAGES and "--8<--" not in fence.text:
                yield Typed(where, fence.line + 1, fence.text)
        for line, text in page.prose:
            yield from (Typed(where, line, match[1]) for match in INLINE.finditer(text))
    path = project.data_path("statuses")
    for place, status in enumerate(project.data("statuses") or []):
        line = project.line_at(path, place)
        for text in dict.fromkeys(status["next"].values()):
            yield from (Typed(path, line, match[1]) for match in INLINE.finditer(text))


def risky(text: str) -> list[tuple[int, str]]:
    """The words of a script that zsh takes for patterns: offset of the line, word."""
    text = HEREDOC.sub(lambda body: "\n" * body[0].count("\n"), text)
    return [(offset, word) for offset, word, bare in words(text) if pattern(word, bare)]


def pattern(word: str, bare: str) -> bool:
    """Whether a word, of which `bare` are the characters outside quotes, is a pattern that was not meant as one."""
    if word in ("[", "]", "[[", "]]") or bare.startswith("$"):
        return False
    value = bare.partition("=")[2]
    return "[" in bare or "*" in value or "?" in value


def words(text: str) -> Iterator[tuple[int, str, str]]:
    """The words of a script: offset of the line, the word as typed, its characters outside quotes and expansions.

    Reads quotes, backslashes, comments, `$(…)` and `${…}` as far as our commands use them; it is no shell.
    """
    line, quote, depth = 0, "", 0
    word = bare = ""
    start, index = 0, 0
    while index <= len(text):
        char = text[index] if index < len(text) else "\n"
        ends = not quote and not depth and (char.isspace() or char in ";|&<>()")
        if ends:
            if word:
                yield start, word, bare
            word = bare = ""
        elif not word and char == "#" and not quote:
            index = text.find("\n", index) if "\n" in text[index:] else len(text)
            continue
        else:
            start = line if not word else start
            word += char
            if quote:
                quote = "" if char == quote else quote
                if char == "\\" and quote == '"' and index + 1 < len(text):
                    index, word = index + 1, word + text[index + 1]
            elif char in "'\"":
                quote = char
            elif char == "\\" and index + 1 < len(text):
                index, word = index + 1, word + text[index + 1]
                line += text[index] == "\n"
            elif text.startswith(("${", "$((", "$("), index):
                depth += 1
            elif depth and char in "})":
                depth -= 1
            elif not depth:
                bare += char
        line += char == "\n"
        index += 1
