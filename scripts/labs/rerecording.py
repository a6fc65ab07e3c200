"""Records a lab of a cluster again: plays it, says in what it differs, and stores a new recording when that is wanted."""

import datetime
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.labs.cluster import Cluster, current_context
from scripts.labs.files import Lab, labs_in
from scripts.labs.importing import build, read_recording, recordings_folder, write
from scripts.labs.mapping import images_of, script_of
from scripts.labs.replay import Replay
from scripts.labs.runner import Report
from scripts.yaml_files import read_yaml

KEPT = ("title", "topic", "what_it_proves")  # of an older recording, when a new one takes its place


@dataclass(frozen=True)
class Wish:
    """What was asked for: the context by name, the machine that a new recording is made on ("" for none), `fresh` for the steps of lab.yml."""

    context: str = ""
    machine: str = ""
    fresh: bool = False


def record_again(lab: Lab, docs: Path, wish: Wish, say: Callable[[str], object]) -> tuple[Report, list[Path] | None]:
    """Play a lab on a cluster, after saying on which; return the report, and the files written when a machine was named.

    Raises ValueError when no context is named, when something is in the way, or when the recording is not one of a cluster.
    """
    recording = script_of(lab, docs) if wish.fresh else read_recording(docs, lab.recording)
    if "kubernetes" not in recording.get("versions", {"kubernetes": ""}):
        raise ValueError(
            f"{lab.name}: was recorded on Docker hosts, not on a cluster; it cannot be recorded again from here"
        )
    if not wish.context:
        raise ValueError(
            f"{lab.name}: its steps change a cluster, so say which: --context NAME (now kubectl would use {current_context() or 'none'})"
        )
    machines = read_yaml(docs / "data/machines.yml")
    if wish.machine and wish.machine not in machines:
        raise ValueError(
            f"docs/data/machines.yml has no machine {wish.machine}; describe it there first, in both languages"
        )
    with tempfile.TemporaryDirectory(prefix="k8s-notes-lab-") as folder:
        work = Path(folder) / "work"
        work.mkdir()
        cluster = Cluster(wish.context, Path(folder))
        replay = Replay(lab, recording, cluster, work)
        say(f"{lab.name}: context {cluster.context}, {cluster.server}")
        say("  nodes: " + ", ".join(f"{name} stands for {recorded}" for recorded, name in cluster.names.items()))
        say("  makes, and deletes at the end: " + ", ".join(f"{kind} {name}" for kind, name in replay.things))
        if images := images_of(recording):
            say("  images that the nodes have to have, or find: " + ", ".join(images))
        replay.run()
    if not wish.machine:
        replay.report.failed += replay.differences
        return replay.report, None
    for text in replay.differences:
        say("  " + text.replace("\n", "\n    "))
    return replay.report, store(replay, docs, machines[wish.machine]["setup"]["en"])


def new_recording(replay: Replay, setup: str) -> dict:
    """The recording of a replay, in the form of evidence/recordings. Raises ValueError when a step was skipped, or anything failed."""
    if reasons := replay.report.skipped + replay.report.failed:
        raise ValueError(f"nothing is written: {'; '.join(reasons)}")
    ran = {id(step): now for step, now in replay.played}
    return {
        **{key: replay.recording[key] for key in KEPT if key in replay.recording},
        "versions": replay.report.versions,
        "date": datetime.date.today().isoformat(),
        "setup": setup,
        "manifests": {
            name: replay.cluster.here(text, replay.namespace) for name, text in replay.recording["manifests"].items()
        },
        "steps": [
            {**ran[id(step)], "note": step.get("note", "")} if step["cmd"] else step
            for step in replay.recording["steps"]
        ],
    }


def store(replay: Replay, docs: Path, setup: str) -> list[Path]:
    """Write the new recording, and what every lab takes from it; return the paths that changed.

    Raises ValueError, and writes nothing, when a lab asks for a step or a manifest that it no longer has.
    """
    name = replay.lab.recording
    recording = new_recording(replay, setup)
    labs, files = [lab for lab in labs_in(docs) if lab.recording == name], []
    for lab in labs:
        try:
            files.append(build(lab, docs, recording))
        except ValueError as error:
            raise ValueError(f"nothing is written: {lab.name}: {error}; bring its lab.yml in step first") from None
    path = recordings_folder(docs) / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(recording, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [path, *(changed for lab, texts in zip(labs, files, strict=True) for changed in write(lab, texts))]
