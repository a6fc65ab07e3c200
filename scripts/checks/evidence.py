"""Evidence: what labs take from a recording is what the recording gives; every machine that was recorded on is described."""

import re
from pathlib import Path

from scripts.labs.files import read_lab
from scripts.labs.importing import build, read_recording, recordings_folder
from scripts.problems import Problem, not_checked, nothing_to_check
from scripts.project import Project


def check(project: Project) -> list[Problem]:
    """Check every recording, every lab that names one, and the machines. A lab that cannot be read is for the check `recordings`."""
    recordings = sorted(recordings_folder(project.docs).glob("*/*.json"))
    if not recordings:
        return nothing_to_check("evidence/recordings", "recordings")
    project.data("machines")  # what reads it below takes it to fit its schema
    labs = sorted((project.docs / "labs").glob("*/*/lab.yml"))
    return [
        *(problem for path in recordings for problem in check_recording(project, path)),
        *(problem for path in labs for problem in check_lab(project, path)),
        *check_machines(project, labs),
    ]


def check_recording(project: Project, path: Path) -> list[Problem]:
    """Read a recording, also one that no lab takes from."""
    try:
        read_recording(project.docs, f"{path.parent.name}/{path.stem}")
    except ValueError as error:
        return [refused(project, path, error)]
    return []


def check_lab(project: Project, path: Path) -> list[Problem]:
    """Hold every file that a lab takes from its recording against the recording."""
    try:
        lab = read_lab(path)
    except ValueError:  # for `schema` and `recordings` to say
        return [not_checked(project.where(path), "evidence")]
    if lab.runs:
        return []
    try:
        files = build(lab, project.docs)
    except ValueError as error:
        return [refused(project, path, error)]
    mend = (
        f"is not what evidence/recordings/{lab.recording}.json gives; run: python3 scripts/dev.py lab import {lab.name}"
    )
    return [
        Problem(project.where(file), 1, "other-than-recorded", mend)
        for file, text in files.items()
        if not file.exists() or file.read_text(encoding="utf-8") != text
    ]


def refused(project: Project, path: Path, error: ValueError) -> Problem:
    """The problem of a file that cannot be used; an error that names a place is told at that place."""
    place = re.fullmatch(r"(/.+?):(\d+): (.+)", str(error), re.S)
    where, line, text = (Path(place[1]), int(place[2]), place[3]) if place else (path, 1, str(error))
    return Problem(project.where(where), line, "bad-recording", text)


def check_machines(project: Project, labs: list[Path]) -> list[Problem]:
    """Every machine that a lab names is described, and every machine described is named by a lab."""
    path = project.data_path("machines")
    described: dict = project.data("machines")
    named: dict = {}
    for lab in labs:
        recorded = lab.with_name("recorded.yml")
        if recorded.exists():
            named[project.fitting(project.where(recorded))["machine"]] = project.where(recorded)
    unknown = [
        Problem(
            where,
            project.line_at(where, "machine"),
            "unknown-machine",
            f"{name} is not in {path}, which has: {', '.join(described)}",
        )
        for name, where in named.items()
        if name not in described
    ]
    return unknown + [
        Problem(path, project.line_at(path, name), "unused-machine", f"no recorded.yml names {name}; take it out")
        for name in described
        if name not in named
    ]
