"""Excerpts: a part of a manifest or transcript shows what the sentence before it names.

Looked at is the last sentence before a part that a page shows: its quantities (`200m`, `128Mi`) have to be in the part, and so has
every word in backticks that the whole file has. A word that the file does not have is about something else; the name of the file
itself says which file it is.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.pages import Fence, Page
from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

SHOWN = re.compile(r'^\s*--8<--\s+"((?:manifests|labs)/[^":]+)(?::(\d*)(?::(\d*))?)?"\s*$', re.M)
PART = re.compile(r"(.+)\.[\w-]+\.txt")
QUANTITY = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?:m|[KMGT]i?)(?!\w)")
CODE = re.compile(r"`([^`]+)`")
SENTENCE = re.compile(r"(?<=[。；])|(?<=[.;])\s")
ASIDE = re.compile(r"\]\([^)]*\)|\[\^[\w-]+\]")


def check(project: Project) -> list[Problem]:
    """Check every part of a file that a sentence leads to."""
    problems, seen = [], 0
    for page in project.pages:
        for fence in page.fences:
            for part, whole, path in parts(project.docs, fence):
                seen += 1
                sentence = before(page, fence)
                problems += [
                    Problem(
                        project.where(page.path),
                        fence.line,
                        "beside-the-point",
                        f"the sentence before names {word}, which these lines of {path} do not show; show the lines that do",
                    )
                    for word in missing(sentence, part, whole, Path(path).stem)
                ]
    return problems if seen else nothing_to_check("docs", "parts of manifests and transcripts")


def parts(docs: Path, fence: Fence) -> Iterator[tuple[str, str, str]]:
    """The part of a file that a fence shows, the whole file, its path; nothing when it shows all of it."""
    for match in SHOWN.finditer(fence.text):
        path, first, last = match.groups()
        if not (docs / path).is_file():
            continue  # `recordings` and `manifests` tell
        text = (docs / path).read_text(encoding="utf-8")
        if first or last:
            lines = text.splitlines()
            yield "\n".join(lines[int(first or 1) - 1 : int(last) if last else len(lines)]), text, path
        elif (found := PART.fullmatch(path)) and (docs / f"{found[1]}.txt").is_file():
            yield text, (docs / f"{found[1]}.txt").read_text(encoding="utf-8"), path


def before(page: Page, fence: Fence) -> str:
    """The last sentence of the paragraph that stands directly before a fence; "" when something else does."""
    above = [text.strip() for line, text in page.lines if line < fence.line]
    while above and not above[-1]:
        above.pop()
    if not above or above[-1].startswith(("```", "~~~", "|", "#")):
        return ""
    return SENTENCE.split(ASIDE.sub("", above[-1]))[-1]


def missing(sentence: str, part: str, whole: str, name: str) -> list[str]:
    """What a sentence names and the part leaves out."""
    words = [word for code in CODE.findall(sentence) for word in re.findall(r"[\w./-]+", code)]
    left_out = [word for word in words if word != name and has(whole, word) and not has(part, word)]
    quantities = [quantity for quantity in QUANTITY.findall(CODE.sub(r"\1", sentence)) if not has(part, quantity)]
    return list(dict.fromkeys([*quantities, *left_out]))


def has(text: str, word: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None
