"""Labs as data: `docs/labs/<area>/<lab>/lab.yml`, one transcript per step, and what the transcripts were recorded on.

A transcript is a text file that begins with its command, the way a terminal shows it: `$ command`, then the output.
A part is a piece of a transcript, cut by line numbers; every cut stays visible as a line `⋮ N lines`.

There are two kinds of lab. One names its `recording`: it was recorded elsewhere and imported, and its commands are compared with
the recorded ones. The other has a `title` and `needs`: `dev.py lab` runs it, records it and checks it.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from scripts.labs.masks import MASKS
from scripts.labs.needs import NEEDS
from scripts.schemas import misfits
from scripts.yaml_files import line_at, read_text, read_yaml


@dataclass(frozen=True)
class Step:
    """One command of a lab.

    `nth` picks among equal commands of one recording (1 is the first). In a lab that runs, `host` names the terminal that the
    command is typed into, `masks` what may differ between two runs, and `needs` what this step takes beyond the needs of its lab.
    """

    id: str
    run: str
    host: str = ""
    nth: int = 1
    parts: dict[str, str] = field(default_factory=dict)
    masks: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def files(self) -> dict[str, str]:
        """Map each file of this step to the lines it shows ("" is the whole transcript)."""
        return {f"{self.id}.txt": ""} | {f"{self.id}.{part}.txt": lines for part, lines in self.parts.items()}


@dataclass(frozen=True)
class Lab:
    """A lab folder: where it was recorded from or what it needs to run, its steps, and the manifests that it applied.

    `prepare` (for each terminal) and `cleanup` (in the first one) are commands before and after the steps, whose output is not kept.
    """

    folder: Path
    recording: str
    steps: tuple[Step, ...]
    manifests: tuple[str, ...]
    title: str = ""
    setup: str = ""
    needs: tuple[str, ...] = ()
    prepare: dict[str, list[str]] = field(default_factory=dict)
    cleanup: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.folder.parent.name}/{self.folder.name}"

    @property
    def terminal(self) -> str:
        """The first terminal, which is also the name of the host."""
        return self.steps[0].host or "host"

    @property
    def all_needs(self) -> tuple[str, ...]:
        """The needs of the lab and of its steps, each once."""
        return tuple(dict.fromkeys([*self.needs, *(need for step in self.steps for need in step.needs)]))

    @property
    def runs(self) -> bool:
        """Whether we can run this lab; else it was recorded elsewhere."""
        return not self.recording


def read_lab(path: Path) -> Lab:
    """Read a `lab.yml`. Raises ValueError with path, line and fix when it does not fit its schema (docs/data/schema/lab.json).

    Also for a need or a mask that does not exist, and for an id that two steps have.
    """
    wrong = [(one.line, one.message) for one in misfits(path)] or unknown(path, read_yaml(path))
    if wrong:
        raise ValueError(f"{path}:{wrong[0][0]}: {wrong[0][1]}")
    data = read_yaml(path)
    return Lab(
        folder=path.parent,
        recording=data.get("recording", ""),
        steps=tuple(read_step(entry) for entry in data["steps"]),
        manifests=tuple(data.get("manifests", ())),
        title=data.get("title", ""),
        setup=data.get("setup", ""),
        needs=tuple(data.get("needs", ())),
        prepare=data.get("prepare", {}),
        cleanup=tuple(data.get("cleanup", ())),
    )


def unknown(path: Path, data: dict) -> list[tuple[int, str]]:
    """Needs and masks that do not exist, and ids that stand twice, each with its line; the schema cannot know them."""
    steps, text = data["steps"], read_text(path)
    named: list[tuple[tuple[str | int, ...], str, Collection[str], str]] = [
        (("needs", number), need, NEEDS, "need") for number, need in enumerate(data.get("needs", ()))
    ]
    for number, step in enumerate(steps):
        kinds: tuple[tuple[str, Collection[str], str], ...] = (("needs", NEEDS, "need"), ("mask", MASKS, "mask"))
        for key, known, what in kinds:
            named += [(("steps", number, key, place), one, known, what) for place, one in enumerate(step.get(key, ()))]
    wrong = [
        (line_at(text, *keys), f"there is no {what} {one}; there are: {', '.join(known)}")
        for keys, one, known, what in named
        if one not in known
    ]
    ids = [step["id"] for step in steps]
    return wrong + [
        (line_at(text, "steps", number, "id"), f"a step before it has the id {name}; each step has its own")
        for number, name in enumerate(ids)
        if name in ids[:number]
    ]


def read_step(entry: dict) -> Step:
    """Read one step of a lab."""
    return Step(
        id=entry["id"],
        run=entry["run"].rstrip("\n"),
        host=entry.get("host", ""),
        nth=entry.get("nth", 1),
        parts={part: str(lines) for part, lines in entry.get("parts", {}).items()},
        masks=tuple(entry.get("mask", ())),
        needs=tuple(entry.get("needs", ())),
    )


def prompt(command: str) -> str:
    """Write a command as a terminal shows it: `$ ` before the first line, `> ` before the others."""
    return "$ " + command.replace("\n", "\n> ")


def cut(transcript: str, lines: str) -> str:
    """Keep some lines of a transcript, such as "1-3, 9": line 1 is the command; each gap becomes `⋮ N lines`.

    Raises ValueError when a range is no range, not in rising order or outside the transcript.
    """
    if not re.fullmatch(r"\s*\d+(-\d+)?\s*(,\s*\d+(-\d+)?\s*)*", lines):
        raise ValueError(f'lines {lines!r} are no numbers of lines, such as "1-3, 9"')
    text = transcript.splitlines()
    kept, last = [], 0
    for piece in lines.split(","):
        first, _, end = piece.strip().partition("-")
        start, stop = int(first), int(end or first)
        if not last < start <= stop <= len(text):
            raise ValueError(f"lines {lines!r} do not fit a transcript of {len(text)} lines")
        kept += gap(start - last - 1) + text[start - 1 : stop]
        last = stop
    return "\n".join(kept + gap(len(text) - last)) + "\n"


def gap(count: int) -> list[str]:
    """Make a cut visible; no line when nothing was cut."""
    return [f"⋮ {count} line{'s' if count > 1 else ''}"] if count else []


def transcript(command: str, output: str) -> str:
    """Write a command and what it printed as a terminal shows them."""
    return (prompt(command) + "\n" + output).rstrip("\n") + "\n"


def labs_in(docs: Path) -> list[Lab]:
    """Read every lab, sorted by name. Raises ValueError when there is none."""
    labs = [read_lab(path) for path in sorted((docs / "labs").glob("*/*/lab.yml"))]
    if not labs:
        raise ValueError(f"{docs / 'labs'}: there are no labs")
    return labs
