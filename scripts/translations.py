"""Write into each English page the fingerprint of the Chinese page that it follows.

    python3 scripts/dev.py stamp [PAGE …]     PAGE such as dns/policies; all pages when none is named

Run it after a person has brought the English words in step: the stamp is that person's word.
"""

import argparse
import re
import sys

from scripts import ROOT
from scripts.checks.parity import fingerprint
from scripts.project import Project


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="such as dns/policies; all pages when none is named")
    names = {name.removesuffix(".md") for name in parser.parse_args(argv).pages}
    project = Project(ROOT)
    unknown = names - {first.name.removesuffix(".md") for first, _ in project.pairs()}
    if unknown:
        print(f"no such pair of pages: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    for first, second in project.pairs():
        stamp = fingerprint(first)
        if second.meta.get("translates") == stamp or (names and first.name.removesuffix(".md") not in names):
            continue
        text = second.path.read_text(encoding="utf-8")
        if "translates" in second.meta:
            text = re.sub(r"^translates:.*$", f"translates: {stamp}", text, count=1, flags=re.M)
        else:
            text = text.replace("\n---\n", f"\ntranslates: {stamp}\n---\n", 1)
        second.path.write_text(text, encoding="utf-8")
        print(f"{project.where(second.path)}: {stamp}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
