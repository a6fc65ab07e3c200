"""Every gate of the project, fast to slow, stopping at nothing. Called by `dev.py test`.

1. the checks of the sources, 2. the online site and the bundle, built as people build them, 3. their links, 4. the tools that labs lack,
fetched where they can be had, 5. the tests. With PATHs only 5, and only the tests there: `dev.py test tests/unit/links`.
The last line counts: `N passed, N failed, N skipped`; a check, a build and a test count one each, and each skip says why. The ten
slowest tests are printed. Exit status: 0 when nothing failed, else 1.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from scripts import ROOT, debian
from scripts.browser import find_chromium
from scripts.checks.catalogue import CHECKS, limits, run
from scripts.labs.files import labs_in
from scripts.labs.needs import allowed_docker, fetch_tools
from scripts.problems import report
from scripts.project import Project
from scripts.site.both import KINDS, build_sites, sites_in


@dataclass
class Tally:
    """What passed, failed and was skipped so far."""

    passed: int = 0
    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def gate(self, name: str, fine: bool) -> None:
        print(f"{'ok  ' if fine else 'FAIL'} {name}", flush=True)
        if fine:
            self.passed += 1
        else:
            self.failed.append(name)


def check_sources(tally: Tally) -> None:
    """Run every check of the sources."""
    project = Project(ROOT)
    for name in CHECKS:
        problems = run(name, project)
        report(problems)
        tally.gate(f"check {name}", not problems)
        tally.skipped += [f"check {name}: {reason}" for reason in limits(name, project)]


def command(name: str, *arguments: object) -> bool:
    """Run one of our commands; tell whether it went well."""
    return subprocess.run([sys.executable, "-m", f"scripts.{name}", *map(str, arguments)], cwd=ROOT).returncode == 0


def check_and_build(tally: Tally, folder: Path) -> dict[str, str]:
    """Check the sources while both sites are built into `folder`; check the links of these; return where tests find them."""
    with ThreadPoolExecutor(1) as beside:
        building = beside.submit(build_sites, folder)
        check_sources(tally)
        failed = building.result()
    for kind in KINDS:
        print(failed.get(kind, ""), end="")
        tally.gate(f"build {kind}", kind not in failed)
    sites = sites_in(folder)
    checks = (
        "--strict",
        "--docs",
        ROOT / "docs",
        "--unused-files",
        "--ignore",
        ROOT / "tests/site/link-exceptions.yml",
    )
    tally.gate("links online", command("links.command", sites.online, *checks))
    tally.gate("links offline", command("links.command", sites.bundle, "--mode", "offline", *checks))
    return sites.environment


def needed_tools() -> tuple[str, ...]:
    """The needs of every lab that the tests will run."""
    labs = [lab for lab in labs_in(ROOT / "docs") if lab.runs and (allowed_docker() or "docker" not in lab.needs)]
    return tuple(dict.fromkeys(need for lab in labs for need in lab.all_needs))


def run_pytest(tally: Tally, folder: Path, places: dict[str, str], paths: list[str]) -> None:
    """Run the tests at `paths` on all cores and add them to the tally.

    Each process gets the next test when it has done one, in the order of tests/conftest.py: long ones first.
    """
    results = folder / "results.xml"
    workers = str(max(2, os.cpu_count() or 2))
    scheduling = ("-n", workers, "--dist", "loadgroup", "--no-loadscope-reorder")
    command = [sys.executable, "-m", "pytest", *paths, "-q", *scheduling, "--durations=10", f"--junitxml={results}"]
    status = subprocess.run(command, cwd=ROOT, env={**os.environ, **places}).returncode
    # 0 and 1: all tests ran; others: none was found, or pytest broke off
    if status not in (0, 1) or not results.exists():
        tally.gate(f"pytest, which left with status {status}", False)
    if not results.exists():
        return
    for case in ElementTree.parse(results).iter("testcase"):
        name = f"{case.get('classname')}::{case.get('name')}"
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            tally.failed.append(name)
        elif skipped is not None:
            tally.skipped.append(f"{name}: {skipped.get('message')}")
        else:
            tally.passed += 1


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="a folder, file or test for pytest; all gates when none"
    )
    parser.add_argument("--with-docker", action="store_true")
    options = parser.parse_args(argv)
    if options.with_docker:
        os.environ["WITH_DOCKER"] = "1"
    os.environ["CHROMIUM"] = find_chromium()
    if not shutil.which("shellcheck"):
        debian.install("shellcheck")
    if not any(map(shutil.which, ("firefox-esr", "firefox"))):
        debian.install("firefox-esr")
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="k8s-notes-") as temporary:
        folder = Path(temporary)
        if options.paths:
            run_pytest(tally, folder, {}, options.paths)
        else:
            places = check_and_build(tally, folder)
            print(fetch_tools(needed_tools()), flush=True)
            run_pytest(tally, folder, places, ["tests"])
    for text in tally.skipped:
        print(f"skipped: {text}")
    for text in tally.failed:
        print(f"failed: {text}")
    print(f"{tally.passed} passed, {len(tally.failed)} failed, {len(tally.skipped)} skipped")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
