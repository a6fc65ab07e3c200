"""Run the checks of the sources, all or one by name.

    python3 scripts/dev.py check            all
    python3 scripts/dev.py check sources    one

Prints each problem as `path:line: code: text`. Exit status: 0 clean, 1 problems, 2 no such check.
"""

import argparse
import sys

from scripts import ROOT
from scripts.checks.catalogue import CHECKS, NOT_CHECKED, run
from scripts.problems import report
from scripts.project import Project


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
        print(
            f"{'ok  ' if not found else 'FAIL'} {name}: {CHECKS[name][1]}"
            + (f": {len(found)} problem(s)" if found else "")
        )
        for reason in NOT_CHECKED[name](project) if name in NOT_CHECKED else ():
            print(f"     not checked here: {reason}")
    return report(problems)


if __name__ == "__main__":
    sys.exit(main())
