"""List facts that no page rests on, and pages that rest on a fact that changed since they were checked.

    .venv/bin/python -m scripts.list_facts
"""

import argparse
import sys
from pathlib import Path

from scripts.checks import Project, facts

ROOT = Path(__file__).resolve().parent.parent


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
