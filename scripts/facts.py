"""List facts that no page rests on, and pages that rest on a fact that changed since they were checked.

.venv/bin/python -m scripts.facts
"""

import argparse
import sys

from scripts import ROOT
from scripts.checks import facts
from scripts.project import Project


def main(argv: list[str] | None = None) -> int:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args(argv)
    project = Project(ROOT)
    texts = project.data("facts")
    for name in facts.unused(project):
        print(f"no page: {name}: {texts[name]['text'][:100]}")
    for problem in facts.check(project):
        print(problem)
    return 0


if __name__ == "__main__":
    sys.exit(main())
