"""Bring the verified facts (Markdown files with ids) into `docs/data/facts.yml`.

    python3 scripts/import_facts.py FOLDER [--date YYYY-MM-DD]

A fact is a list item, a table row or a paragraph that begins with its id (`DNS-020`). Each keeps the date since which it
has read as it does: a fact whose text changed gets today's date, and the check `facts` then names the pages that rest on it
and were last checked before. Refuses an id that occurs twice; nothing is written then.
"""

import argparse
import datetime
import re
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from scripts.own_python import need

    need(sys.argv, "yaml")

import yaml

ROOT = Path(__file__).resolve().parent.parent
FACT = re.compile(r"^(?:- |\| )?(?:\*\*)?([A-Z]{2,5}-\d{3}[a-z]?)(?:\*\*)?(?: \||:)? +(.+?)(?: \|)?$")


def read_facts(folder: Path) -> dict[str, str]:
    """Map the id of each fact in `*.md` to its text. Raises ValueError when an id occurs twice."""
    facts = {}
    for path in sorted(folder.glob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = FACT.match(line)
            if not match:
                continue
            if match[1] in facts:
                raise ValueError(f"{path}:{number}: {match[1]} occurs twice; every fact needs an id of its own")
            facts[match[1]] = match[2].strip()
    return facts


def merge(old: dict, new: dict[str, str], date: datetime.date) -> dict:
    """Keep the date of each fact that reads as before; give `date` to new and changed ones."""
    return {
        name: {"since": old[name]["since"] if name in old and old[name]["text"] == text else date, "text": text}
        for name, text in sorted(new.items())
    }


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--date", type=datetime.date.fromisoformat, default=datetime.date.today())
    parser.add_argument("--out", type=Path, default=ROOT / "docs/data/facts.yml")
    options = parser.parse_args(argv)
    old = (yaml.safe_load(options.out.read_text(encoding="utf-8")) if options.out.exists() else None) or {}
    try:
        facts = merge(old, read_facts(options.folder), options.date)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    if not facts:
        print(f"{options.folder}: no facts here; want *.md with lines that begin with an id such as DNS-020", file=sys.stderr)
        return 2
    options.out.write_text(yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8")
    changed = sum(facts[name] != old.get(name) for name in facts)
    print(f"{len(facts)} facts, {changed} new or changed, {len(set(old) - set(facts))} gone")
    return 0


if __name__ == "__main__":
    sys.exit(main())
