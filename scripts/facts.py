"""Facts and what rests on them.

    python3 scripts/dev.py facts                 facts that nothing rests on, and pages older than their facts
    python3 scripts/dev.py fact DNS-001          a fact, with every page, claim, term, status and situation that rests on it
    python3 scripts/dev.py fact DNS-001 --stamp  say that its text changed today: pages that rest on it fail until they are read again

A fact is changed in docs/data/facts.yml. Exit status: 0, or 2 when there is no such fact.
"""

import argparse
import datetime
import re
import sys
from pathlib import Path

from scripts import ROOT
from scripts.checks import facts
from scripts.project import Project


def resting(project: Project, name: str) -> list[str]:
    """Whatever rests on a fact: pages, then places in the data, each with its line."""
    found = [f"{project.where(page.path)}" for page in project.pages if name in page.facts]
    return found + [
        f"{project.data_path(data)}:{line}"
        for data in project.data_names
        for line, fact in project.named(data, "facts")
        if fact == name
    ]


def stamped(text: str, name: str, day: datetime.date) -> str:
    """The text of facts.yml with `since` of one fact set to `day`; every other character stays. Raises ValueError without such a line."""
    entry = re.compile(rf"(^{re.escape(name)}:\n(?:[ ].*\n)*?  since: )\S+$", re.M)
    new, count = entry.subn(rf"\g<1>{day.isoformat()}", text)
    if count != 1:
        raise ValueError(f"docs/data/facts.yml: no line 'since:' below {name}:")
    return new


def show(project: Project, name: str) -> None:
    """Print a fact and what rests on it."""
    fact = project.data("facts")[name]
    print(f"{name} (since {fact['since']}): {fact['text']}")
    print(*(f"  {place}" for place in resting(project, name) or ["nothing rests on it"]), sep="\n")


def overview(project: Project) -> None:
    """Print facts that nothing rests on, and pages that are older than a fact they rest on."""
    texts = project.data("facts")
    for name in facts.unused(project):
        print(f"no page: {name}: {texts[name]['text'][:100]}")
    for problem in facts.check(project):
        print(problem)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("id", nargs="?", help="such as DNS-001")
    parser.add_argument("--stamp", action="store_true", help="set its `since` to today")
    parser.add_argument("--project", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.stamp and not options.id:
        parser.error("--stamp needs the id of a fact")
    try:
        return run(Project(options.project), options.id, options.stamp)
    except ValueError as error:  # a file that cannot be read or does not fit its schema
        print(error, file=sys.stderr)
        return 2


def run(project: Project, name: str | None, stamp: bool) -> int:
    """Print the overview, or one fact after stamping it; return the exit status."""
    if not name:
        overview(project)
        return 0
    path = project.data_path("facts")
    if name not in project.data("facts"):
        print(f"{path} has no fact {name}", file=sys.stderr)
        return 2
    if stamp:
        file = project.root / path
        file.write_text(stamped(file.read_text(encoding="utf-8"), name, datetime.date.today()), encoding="utf-8")
    show(project, name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
