"""Where a line of text names a feature gate: the sentence, and the names in it.

A gate is named by a backticked word of several capitals beside "gate", 门控 or a stage, or by the footnote `[^gate-Name]`, which ends the
part of the sentence that is about it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.upstream.gates import Gates
from scripts.upstream.statements import TOKEN

NAME = re.compile(r"`([A-Z][a-z0-9]*(?:[A-Z]+[a-z0-9]*)+)`")
WORD = re.compile(
    r"(?<!scheduling )(?<!readiness )(?<!调度)(?<!就绪态)(?<![\w-])(?:feature )?gates?\b|(?<!调度)(?<!就绪态)(?<!准入)门控",
    re.I,
)
# How a name is used as that of a gate: closely after the word, or joined to such a name; right before it; before a stage in brackets.
AFTER = r"[^`。.;；|]{0,16}(?:`\w+`(?:、|,? and |,? or | ?和 ?| ?或 ?|, ))*$"
BEFORE = re.compile(r"`\s?(?:feature )?(?:gates?\b|特性门控|门控)", re.I)
STAGE_AFTER = re.compile(r"`\s?[,，（(]\s?(?:alpha|beta|GA|正式发布)", re.I)
# A sentence ends with its stop and the footnotes behind it.
SENTENCE = re.compile(r".+?(?:[。；！？](?:\[\^[\w-]+\])*|[.;!?](?:\[\^[\w-]+\])*(?=\s|$)|$)")
FOOTNOTE = re.compile(r"\[\^([\w-]+)\](?!:)")


@dataclass(frozen=True)
class Said:
    """A sentence that is about gates: where it stands, its words, the gates that it names."""

    path: Path
    line: int
    text: str
    names: tuple[str, ...]


def named(path: Path, line: int, text: str, other: set[str], gates: Gates) -> Iterator[Said]:
    """The sentences of one line that name gates."""
    text = re.sub(r"\]\([^)]*\)", "]", text)
    parts = [text] if text.lstrip().startswith("|") else SENTENCE.findall(text)
    for part in parts:
        rest = part
        for note in FOOTNOTE.finditer(part):
            if note[1].startswith("gate-"):
                clause, rest = part[: note.start()].removeprefix(part[: len(part) - len(rest)]), part[note.end() :]
                about = clause if TOKEN.search(clause) else part[: note.start()]
                yield Said(path, line, FOOTNOTE.sub("", about), (note[1].removeprefix("gate-"),))
        if rest is not part:
            continue
        plain = FOOTNOTE.sub("", part)
        names = tuple(
            match[1] for match in NAME.finditer(plain) if match[1] in gates.states or used(plain, match, other)
        )
        if names and (WORD.search(plain) or TOKEN.search(plain)):
            yield Said(path, line, plain, names)


def used(text: str, name: re.Match, other: set[str]) -> bool:
    """Whether a sentence uses a word as the name of a gate."""
    if name[1] in other:
        return False
    after = any(re.match(AFTER, text[word.end() : name.start()]) for word in WORD.finditer(text, 0, name.start()))
    return after or bool(BEFORE.match(text, name.end() - 1)) or bool(STAGE_AFTER.match(text, name.end() - 1))
