"""Labs as data: `docs/labs/<area>/<lab>/lab.yml`, one transcript per step, and what the transcripts were recorded on.

A transcript is a text file that begins with its command, the way a terminal shows it: `$ command`, then the output.
A part is a piece of a transcript, cut by line numbers; every cut stays visible as a line `⋮ N lines`.

There are two kinds of lab. One names its `recording`: it was recorded elsewhere and imported, and its commands are compared with
the recorded ones. The other has a `title` and `needs`: `dev.py lab` runs it, records it and checks it.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from scripts.labs.masks import MASKS
from scripts.labs.needs import NEEDS
from scripts.yaml_files import read_yaml

STEP_KEYS = {"id", "run", "host", "nth", "parts"}
RUN_STEP_KEYS = {"id", "run", "host", "parts", "mask", "needs"}
RUN_KEYS = {"title", "setup", "needs", "prepare", "steps", "cleanup"}


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
    """Read a `lab.yml`. Raises ValueError that names the file, the step and the fix."""
    data = read_yaml(path) or {}
    if not isinstance(data, dict):
        raise ValueError(f"{path}: a lab is keys with values")
    if "title" in data or "needs" in data:
        return read_running_lab(path, data)
    unknown = set(data) - {"recording", "steps", "manifests"}
    if unknown or "recording" not in data or not data.get("steps"):
        raise ValueError(f"{path}: wants the keys recording, steps and, if any, manifests; unknown: {sorted(unknown)}")
    return Lab(
        path.parent, data["recording"], read_steps(path, data["steps"], STEP_KEYS), tuple(data.get("manifests") or ())
    )


def read_running_lab(path: Path, data: dict) -> Lab:
    """Read a lab that runs. Raises ValueError as `read_lab` does; also for a need or a mask that does not exist."""
    unknown = set(data) - RUN_KEYS
    if unknown or not all(data.get(key) for key in ("title", "needs", "steps")):
        raise ValueError(
            f"{path}: wants the keys title, needs, steps and, if any, {', '.join(sorted(RUN_KEYS - {'title', 'needs', 'steps'}))}; unknown: {sorted(unknown)}"
        )
    steps = read_steps(path, data["steps"], RUN_STEP_KEYS)
    for names, known, what in (
        ([*data["needs"], *(need for step in steps for need in step.needs)], NEEDS, "need"),
        ([mask for step in steps for mask in step.masks], MASKS, "mask"),
    ):
        if wrong := sorted(set(names) - set(known)):
            raise ValueError(f"{path}: there is no {what} {', '.join(wrong)}; there are: {', '.join(known)}")
    needs, cleanup = (tuple(data.get(key) or ()) for key in ("needs", "cleanup"))
    prepare = data.get("prepare") or {}
    return Lab(path.parent, "", steps, (), data["title"], data.get("setup", ""), needs, prepare, cleanup)


def read_steps(path: Path, entries: list[dict], keys: set[str]) -> tuple[Step, ...]:
    """Read the steps of a lab. Raises ValueError when one has other keys than `keys`, or the id of another."""
    steps = []
    for entry in entries:
        if set(entry) - keys or not {"id", "run"} <= set(entry):
            raise ValueError(f"{path}: step {entry.get('id', entry)}: keys are {sorted(keys)}; id and run are needed")
        if not isinstance(entry["run"], str):
            raise ValueError(f"{path}: step {entry['id']}: run is a command in text; quote it")
        parts = {part: str(lines) for part, lines in (entry.get("parts") or {}).items()}
        lists = {name: tuple(entry.get(key) or ()) for name, key in (("masks", "mask"), ("needs", "needs"))}
        steps.append(
            Step(entry["id"], entry["run"].rstrip("\n"), entry.get("host", ""), entry.get("nth", 1), parts, **lists)
        )
    ids = [step.id for step in steps]
    if len(ids) != len(set(ids)):
        raise ValueError(f"{path}: every step needs an id of its own; got {ids}")
    return tuple(steps)


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
