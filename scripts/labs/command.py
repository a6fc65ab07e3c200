"""Run the labs, record them, compare them with what was recorded, and write what they take from a recording.

    python3 scripts/dev.py lab list                     what each lab needs, and whether it can run here
    python3 scripts/dev.py lab record linux/pod-by-hand run it and write its transcripts (left alone when only masked things differ)
    python3 scripts/dev.py lab check                    run all, compare after masking
    python3 scripts/dev.py lab check docker/networks --docker
    python3 scripts/dev.py lab record scheduling/taints --context kind-kind   play a lab of a cluster there, and compare
    python3 scripts/dev.py lab record scheduling/taints --context kind-kind --write four-nodes   and store what it printed
    python3 scripts/dev.py lab import dns/policies      the transcripts, manifests and machine of a lab, from its recording
    python3 scripts/dev.py lab import                   of every lab that has one
    python3 scripts/dev.py lab import --show dns/names  the steps of a recording, ready for a lab.yml

A lab of a cluster runs on the context that is named, in Kubernetes namespaces of its own. Every other lab runs in Linux namespaces of its own and leaves nothing behind. Missing tools are unpacked from Debian packages into a cache, not
installed. What cannot run here is skipped, and says why. Exit status: 0 agreed (or skipped), 1 something differs, 2 wrong use.
"""

import argparse
import os
import signal
import sys
from pathlib import Path

from scripts import ROOT
from scripts.labs.files import Lab, labs_in
from scripts.labs.importing import build, listing, read_recording, write
from scripts.labs.needs import NEEDS, allowed_docker, examine
from scripts.labs.packages import can_fetch
from scripts.labs.records import check_lab, record_lab
from scripts.labs.rerecording import Wish, record_again
from scripts.labs.runner import Report


def named(names: list[str], labs: list[Lab]) -> list[Lab]:
    """The labs of these names. Raises ValueError for a name that does not exist."""
    found = {lab.name: lab for lab in labs}
    if unknown := [name for name in names if name not in found]:
        raise ValueError(f"no lab called {', '.join(unknown)}; `dev.py lab list` names them")
    return [found[name] for name in names]


def runnable(names: list[str], labs: list[Lab]) -> list[Lab]:
    """The labs of these names; all that run when there are no names. Raises ValueError for one that does not run here."""
    chosen = named(names, labs) or [lab for lab in labs if lab.runs]
    if imported := [lab.name for lab in chosen if not lab.runs]:
        raise ValueError(
            f"{', '.join(imported)}: recorded elsewhere; `dev.py check evidence` holds it against its recording, nothing runs"
        )
    return chosen


def show(labs: list[Lab]) -> int:
    """Print what each lab needs, and whether it can run here."""
    running = [lab for lab in labs if lab.runs]
    missing = examine(tuple(NEEDS), fetching=False).missing
    for lab in running:
        lacking = {need: missing[need] for need in lab.all_needs if need in missing}
        fetched = {need for need in lacking if NEEDS[need].packages and can_fetch()}
        state = ["not here: " + text for need, text in lacking.items() if need not in fetched] or [
            "runs here" + (" with --docker" if "docker" in lab.needs else "")
        ]
        state += ["tools to be unpacked from Debian: " + ", ".join(sorted(fetched))] if fetched else []
        print(
            f"{lab.name}: {len(lab.steps)} steps; needs {', '.join(lab.all_needs)}", *dict.fromkeys(state), sep="\n    "
        )
    imported = len(labs) - len(running)
    print(
        f"{len(running)} labs run; {imported} were recorded elsewhere, and are held against their recordings by: python3 scripts/dev.py check evidence"
    )
    return 0


def tell(report: Report, written: list[Path] | None = None) -> None:
    """Print how one lab went."""
    word = "FAIL" if report.failed else "skip" if report.skipped and not report.ran else "ok  "
    more = "" if written is None else f", {len(written)} files written" if written else ", nothing to write"
    print(f"{word} {report.lab.name}: {len(report.ran)} steps ran{more}", flush=True)
    for text in report.failed:
        print("  " + text.replace("\n", "\n    "))
    for text in report.skipped:
        print(f"  skipped: {text}")


def show_recording(lines: list[str]) -> int:
    """Print lines; quietly less when the reader has seen enough, as `head` has."""
    try:
        print(*lines, sep="\n", flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def import_labs(names: list[str], docs: Path) -> int:
    """Write what labs take from their recordings; nothing of a lab in which anything is refused."""
    status = 0
    for lab in named(names, labs_in(docs)) or [lab for lab in labs_in(docs) if not lab.runs]:
        try:
            if lab.runs:
                raise ValueError("has no recording; `dev.py lab record` runs it")
            files = build(lab, docs)
        except ValueError as error:
            print(f"{lab.name}: {error}", file=sys.stderr)
            status = 1
            continue
        print(f"{lab.name}: {len(files)} files, {len(write(lab, files))} changed")
    return status


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="what each lab needs, and whether it can run here")
    for name, text, count in (
        ("record", "run labs and write their transcripts", "+"),
        ("check", "run labs and compare them", "*"),
    ):
        one = commands.add_parser(name, help=text)
        one.add_argument("labs", nargs=count, metavar="AREA/LAB")
        one.add_argument("--docker", action="store_true", help="also labs that start a Docker Engine of their own")
        if name == "record":
            one.add_argument(
                "--context", metavar="NAME", default="", help="of kubectl: where a lab of a cluster is played"
            )
            one.add_argument(
                "--write", metavar="MACHINE", default="", help="store a lab of a cluster as recorded on this machine"
            )
            one.add_argument(
                "--fresh", action="store_true", help="play the steps of lab.yml instead of the recording's"
            )
    one = commands.add_parser("import", help="write what labs take from their recordings")
    one.add_argument("labs", nargs="*", metavar="AREA/LAB", help="all that have a recording when none is named")
    one.add_argument("--show", metavar="AREA/NAME", help="print the steps of a recording instead")
    options = parser.parse_args(argv)
    try:
        if options.command == "import":
            if options.show:
                return show_recording(listing(read_recording(options.docs, options.show)))
            return import_labs(options.labs, options.docs)
        labs = labs_in(options.docs)
        if options.command == "list":
            return show(labs)
        chosen = runnable(options.labs, labs) if options.command == "check" else named(options.labs, labs)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    docker = options.docker or allowed_docker()
    reports = []
    try:
        for lab in chosen:
            written: list[Path] | None = None
            if options.command == "check":
                report = check_lab(lab, docker)
            elif lab.runs:
                report, written = record_lab(lab, docker)
            else:
                wish = Wish(options.context, options.write, options.fresh)
                report, written = record_again(lab, options.docs, wish, lambda text: print(text, flush=True))
            tell(report, written)
            reports.append(report)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted; nothing of the lab is left", file=sys.stderr)
        return 130
    failed = sum(bool(report.failed) for report in reports)
    skips = sum(len(report.skipped) for report in reports)
    passed = sum(bool(report.ran) and not report.failed for report in reports)
    print(f"{passed} passed, {failed} failed, {skips} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
