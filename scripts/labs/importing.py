"""From recordings to labs: the transcripts, the manifests and the note of the machine that a lab takes from its recording.

A recording is `evidence/recordings/<area>/<name>.json`; its README says what is in it. `dev.py lab import` writes what `build` makes of
it, and the check `recordings` holds every committed file against it.
"""

import json
from pathlib import Path

import yaml

from scripts.labs.files import Lab, Step, cut, transcript
from scripts.yaml_files import read_yaml

KEYS = {"date", "versions", "setup", "manifests", "steps"}
STEP_KEYS = {"cmd", "host", "stdout", "stderr", "exit"}


def recordings_folder(docs: Path) -> Path:
    """Where the recordings lie; beside the docs, because nothing of them is published as it is."""
    return docs.parent / "evidence/recordings"


def read_recording(docs: Path, name: str) -> dict:
    """Read the recording `area/name`. Raises ValueError that names the file and what is wrong with it."""
    path = recordings_folder(docs) / f"{name}.json"
    if not path.exists():
        raise ValueError(f"{path}:1: there is no such recording; `dev.py lab record` makes one")
    try:
        recording = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path}:{error.lineno}: not JSON: {error.msg}") from None
    if missing := KEYS - keys_of(recording):
        raise ValueError(f"{path}:1: a recording has the keys {', '.join(sorted(KEYS))}; missing: {sorted(missing)}")
    for number, step in enumerate(recording["steps"], 1):
        if missing := STEP_KEYS - keys_of(step):
            raise ValueError(f"{path}:1: step {number} lacks {', '.join(sorted(missing))}")
    return recording


def keys_of(value: object) -> set[str]:
    """The keys of a JSON object; anything else has none."""
    return set(value) if isinstance(value, dict) else set()


def find_step(recording: dict, step: Step) -> dict:
    """Find the recorded step that ran the command of `step` on its host. Raises ValueError when there is none."""
    found = [
        entry
        for entry in recording["steps"]
        if entry["cmd"].rstrip("\n") == step.run and (not step.host or entry["host"] == step.host)
    ]
    if len(found) < step.nth:
        raise ValueError(
            f"step {step.id}: the recording has this command {len(found)} time(s) on host {step.host or 'any'}: {step.run}"
        )
    return found[step.nth - 1]


def transcript_of(entry: dict) -> str:
    """Write a recorded step as a terminal shows it: the command, then what it printed, errors last and on lines of their own."""
    output = entry["stdout"]
    if output and not output.endswith("\n"):
        output += "\n"
    return transcript(entry["cmd"].rstrip("\n"), output + entry["stderr"])


def machine_of(setup: str, docs: Path) -> str:
    """The id of the machine whose description `setup` begins with. Raises ValueError when there is none."""
    path = docs / "data/machines.yml"
    for name, machine in read_yaml(path).items():
        if setup.startswith(machine["setup"]["en"]):
            return name
    raise ValueError(f"{path}:1: no machine has the setup of this recording; add it, in both languages: {setup}")


def recorded_text(machine: str, date: str, versions: dict[str, str], exits: dict[str, int] | None = None) -> str:
    """The text of a `recorded.yml`: the machine, the day, the versions, and for a lab that runs the exit status of each step."""
    facts = {"machine": machine, "date": date, "versions": versions} | ({"exits": exits} if exits is not None else {})
    return yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=120)


def build(lab: Lab, docs: Path, recording: dict | None = None) -> dict[Path, str]:
    """Map every file that a lab takes from its recording to its text.

    Raises ValueError for a step, a manifest, a line or a machine that does not exist.
    """
    recording = recording or read_recording(docs, lab.recording)
    files = {}
    for step in lab.steps:
        whole = transcript_of(find_step(recording, step))
        for name, lines in step.files().items():
            try:
                files[lab.folder / name] = cut(whole, lines) if lines else whole
            except ValueError as error:
                raise ValueError(f"step {step.id}: {error}") from None
    for name in lab.manifests:
        if name not in recording["manifests"]:
            raise ValueError(f"manifest {name}: the recording has {sorted(recording['manifests'])}")
        files[docs / "manifests" / lab.folder.parent.name / name] = recording["manifests"][name]
    machine = machine_of(recording["setup"], docs)
    files[lab.folder / "recorded.yml"] = recorded_text(machine, recording["date"], recording["versions"])
    return files


def write(lab: Lab, files: dict[Path, str]) -> list[Path]:
    """Write the files of a lab, take away transcripts that no step has any more, and return the paths that changed."""
    strays = set(lab.folder.glob("*.txt")) - set(files)
    for stray in strays:
        stray.unlink()
    changed = {path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text}
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path], encoding="utf-8")
    return sorted(changed | strays)


def listing(recording: dict) -> list[str]:
    """The steps of a recording as a lab.yml wants them, each with what it printed as comments, then the manifests; one item a line."""
    seen: dict[tuple[str, str], int] = {}
    lines = []
    for entry in recording["steps"]:
        if not entry["cmd"]:
            continue
        key = (entry["cmd"], entry["host"])
        seen[key] = seen.get(key, 0) + 1
        step = {"id": "", "host": entry["host"], "run": entry["cmd"]} | ({"nth": seen[key]} if seen[key] > 1 else {})
        lines += [f"  # {entry['note']}"] if entry.get("note") else []
        lines += yaml.safe_dump([step], allow_unicode=True, sort_keys=False, width=1000).splitlines()
        lines += [f"  #{number:3} {line}" for number, line in enumerate(transcript_of(entry).splitlines(), 1)]
    return [*lines, "manifests:", *(f"- {name}" for name in recording["manifests"])]
