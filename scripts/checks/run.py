"""Run the checks of the sources, all or one by name.

    python3 scripts/dev.py check            all
    python3 scripts/dev.py check sources    one

Prints each problem as `path:line: code: text`. Exit status: 0 clean, 1 problems, 2 no such check.
"""

import argparse
import sys

from scripts import ROOT
from scripts.checks.catalogue import CHECKS, limits, run
from scripts.problems import SKIPPED, Problem, report
from scripts.project import Project


def outcome(name: str, found: list[Problem]) -> str:
    """One line on a check: ok, what it found, or the file for which it could not run."""
    if [problem.code for problem in found] == [SKIPPED]:
        return f"SKIP {name}: {found[0].message}"
    return f"{'FAIL' if found else 'ok  '} {name}: {CHECKS[name][1]}" + (f": {len(found)} problem(s)" if found else "")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(CHECKS)}; all when none is named")
    names = parser.parse_args(argv).names or list(CHECKS)
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"no check called {', '.join(unknown)}; there are: {', '.join(CHECKS)}", file=sys.stderr)
        return 2
    project = Project(ROOT)
    problems = []
    for name in names:
        found = run(name, project)
        problems += found
        print(outcome(name, found))
        for reason in limits(name, project):
            print(f"     not checked here: {reason}")
    return report(problems)


if __name__ == "__main__":
    sys.exit(main())
