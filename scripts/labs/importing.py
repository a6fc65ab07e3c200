"""Turn recordings (JSON, one file a recording) into the transcripts, manifests and machine notes of our labs.

    python3 -m scripts.labs.importing FOLDER            every lab again
    python3 -m scripts.labs.importing FOLDER dns/policies   one lab
    python3 -m scripts.labs.importing FOLDER --show dns/policies   the steps of a recording, ready for a lab.yml

FOLDER holds `<area>/<name>.json` with title, versions, date, setup, manifests and steps (cmd, host, stdout, stderr, exit, if any: note, at).
Refuses: a step that the recording does not have, a manifest that it does not have, lines that do not exist.
Nothing is written for a lab in which anything is refused.
"""

import argparse
import json
import sys
from pathlib import Path

import yaml

from scripts import ROOT
from scripts.labs.files import Lab, Step, cut, prompt, read_lab


def find_step(recording: dict, step: Step) -> dict:
    """Find the recorded step that ran the command of `step` on its host. Raises ValueError when there is none."""
    found = [
        entry
        for entry in recording["steps"]
        if entry["cmd"].rstrip("\n") == step.run and (not step.host or entry.get("host") == step.host)
    ]
    if len(found) < step.nth:
        raise ValueError(
            f"step {step.id}: the recording has this command {len(found)} time(s) on host {step.host or 'any'}: {step.run}"
        )
    return found[step.nth - 1]


def transcript(entry: dict) -> str:
    """Write a recorded step as a terminal shows it: the command, then what it printed."""
    output = entry["stdout"]
    if output and not output.endswith("\n"):
        output += "\n"
    return (prompt(entry["cmd"].rstrip("\n")) + "\n" + output + entry["stderr"]).rstrip("\n") + "\n"


def build_lab(lab: Lab, recording: dict, manifests: Path) -> dict[Path, str]:
    """Map every file that a lab owns to its text."""
    files, steps = {}, {}
    for step in lab.steps:
        entry = find_step(recording, step)
        whole = transcript(entry)
        for name, lines in step.files().items():
            files[lab.folder / name] = cut(whole, lines) if lines else whole
        steps[step.id] = {key: entry[key] for key in ("host", "exit", "at") if entry.get(key, "") != ""}
    for name in lab.manifests:
        if name not in recording["manifests"]:
            raise ValueError(f"manifest {name}: the recording has {sorted(recording['manifests'])}")
        files[manifests / lab.folder.parent.name / name] = recording["manifests"][name]
    machine = {key: recording[key] for key in ("title", "date", "versions", "setup")} | {"steps": steps}
    files[lab.folder / "recorded.yml"] = yaml.safe_dump(machine, allow_unicode=True, sort_keys=False, width=120)
    return files


def show(recording: dict) -> None:
    """Print the steps of a recording as a lab.yml wants them, each with what it printed as comments."""
    seen = {}
    for entry in recording["steps"]:
        if not entry["cmd"]:
            continue
        key = (entry["cmd"], entry.get("host"))
        seen[key] = seen.get(key, 0) + 1
        step = {"id": "", "host": entry.get("host", ""), "run": entry["cmd"]} | (
            {"nth": seen[key]} if seen[key] > 1 else {}
        )
        if entry.get("note"):
            print(f"  # {entry['note']}")
        print(yaml.safe_dump([step], allow_unicode=True, sort_keys=False, width=1000), end="")
        for number, line in enumerate(transcript(entry).splitlines(), 1):
            print(f"  #{number:3} {line}")
    print("manifests:", *recording["manifests"], sep="\n- ")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("labs", nargs="*", help="area/lab; all when none is named")
    parser.add_argument("--show", metavar="RECORDING")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs")
    arguments = parser.parse_args(argv)

    def load(name: str) -> dict:
        return json.loads((arguments.folder / f"{name}.json").read_text(encoding="utf-8"))

    if arguments.show:
        show(load(arguments.show))
        return 0
    paths = sorted((arguments.docs / "labs").glob("*/*/lab.yml"))
    if arguments.labs:
        paths = [arguments.docs / "labs" / name / "lab.yml" for name in arguments.labs]
    status = 0
    for path in paths:
        try:
            lab = read_lab(path)
            if lab.runs:  # recorded here, by `dev.py lab record`
                continue
            files = build_lab(lab, load(lab.recording), arguments.docs / "manifests")
        except KeyError as error:
            print(f"{path}: the recording {lab.recording} has no key {error.args[0]}", file=sys.stderr)
            status = 1
            continue
        except (ValueError, OSError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            status = 1
            continue
        for target in lab.folder.glob("*.txt"):
            if target not in files:
                target.unlink()
        for target, text in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        print(f"{path.parent.relative_to(arguments.docs / 'labs')}: {len(files)} files")
    return status


if __name__ == "__main__":
    sys.exit(main())
