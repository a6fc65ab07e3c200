"""Recordings of labs that run: comparing a run with them, and writing them."""

import datetime
from pathlib import Path

from scripts.labs.files import Lab, cut
from scripts.labs.importing import recorded_text
from scripts.labs.masks import difference
from scripts.labs.runner import Report, run_lab
from scripts.yaml_files import read_yaml

MACHINE = "own-namespaces"  # of docs/data/machines.yml: what every lab that runs is recorded on


def check_lab(lab: Lab, docker: bool = False) -> Report:
    """Run a lab and compare it with its recording."""
    report = run_lab(lab, docker)
    compare(report)
    return report


def read_recorded(lab: Lab) -> dict:
    """Read what a lab was recorded on; without a recording there are no versions and no exit statuses."""
    machine = lab.folder / "recorded.yml"
    return read_yaml(machine) if machine.exists() else {"versions": {}, "exits": {}}


def compare(report: Report) -> None:
    """Add to a report in what the run differs from the recording. With another Docker Engine only the exit statuses count."""
    folder, recorded = report.lab.folder, read_recorded(report.lab)
    other = other_engine(recorded["versions"], report.versions) if report.ran else ""
    for ran in report.ran:
        path = folder / f"{ran.step.id}.txt"
        wanted = recorded["exits"].get(ran.step.id)
        if wanted is None or not path.exists():
            report.failed.append(
                f"step {ran.step.id}: not recorded yet; run: python3 scripts/dev.py lab record {report.lab.name}"
            )
        elif ran.exit != wanted:
            report.failed.append(f"step {ran.step.id}: exit status {ran.exit}, recorded {wanted}\n{ran.transcript}")
        elif not other and (lines := difference(path.read_text(encoding="utf-8"), ran.transcript, ran.step.masks)):
            report.failed.append(f"step {ran.step.id}: output differs (- recorded, + now)\n" + "\n".join(lines))
    if other:
        report.skipped.append(other)


def other_engine(recorded: dict, here: dict) -> str:
    """Say why output of another Docker Engine is not compared; nothing when it is: the same major version and cgroup version."""
    was, now = (
        (str(versions.get("docker", "")).split(".")[0], versions.get("cgroup", "")) for versions in (recorded, here)
    )
    if was == now or not was[0]:
        return ""
    return f"commands succeed, output not compared: recorded on Docker {was[0]} with cgroup {was[1]}, here Docker {now[0]} with cgroup {now[1]}"


def record_lab(lab: Lab, docker: bool = False) -> tuple[Report, list[Path]]:
    """Run a lab and write its recording; return the report and the files written.

    Nothing is written when anything failed or was skipped. A transcript that agrees with this run stays: a new one would say nothing new.
    """
    report = run_lab(lab, docker)
    if report.failed or report.skipped:
        return report, []
    again = Report(lab, report.ran, versions=report.versions)
    compare(again)
    try:
        files = files_of(report, kept=not again.failed and not again.skipped)
    except ValueError as error:
        report.failed.append(str(error))
        return report, []
    for stray in set(lab.folder.glob("*.txt")) - set(files):
        stray.unlink()
    changed = {
        path: text for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    }
    for path, text in changed.items():
        path.write_text(text, encoding="utf-8")
    return report, sorted(changed)


def files_of(report: Report, kept: bool) -> dict[Path, str]:
    """Map every file of a recording to its text: of this run, or of the stored one when that is `kept`.

    Raises ValueError for a part whose lines the transcript does not have.
    """
    lab, recorded = report.lab, read_recorded(report.lab)
    date = recorded["date"] if kept else datetime.date.today().isoformat()
    versions = recorded["versions"] if kept else report.versions
    exits = {ran.step.id: ran.exit for ran in report.ran}
    files = {lab.folder / "recorded.yml": recorded_text(MACHINE, date, versions, exits)}
    for ran in report.ran:
        whole = (lab.folder / f"{ran.step.id}.txt").read_text(encoding="utf-8") if kept else ran.transcript
        for name, lines in ran.step.files().items():
            try:
                files[lab.folder / name] = cut(whole, lines) if lines else whole
            except ValueError as error:
                raise ValueError(f"step {ran.step.id}: {error}") from None
    return files
