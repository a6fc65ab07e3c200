"""Look up in checkouts whether the sources that pages cite are there, and write down where.

    python3 scripts/dev.py symbols OWNER/NAME=REPOSITORY … OWNER/NAME@VERSION=FOLDER …

REPOSITORY is a git repository, bare or not, that has the tags and commits that `docs/data/sources.yml` names; FOLDER the files of
one version. Every source of a repository that is given is looked up; one that is not there is told, and the command fails.
What earlier runs found of other repositories stays, as long as a source asks for it.
"""

import argparse
import subprocess
import sys
from pathlib import Path

import yaml

from scripts import ROOT
from scripts.upstream.symbols import EVIDENCE, Asked, asked, find, read_symbols
from scripts.yaml_files import read_yaml

HEAD = """\
# yaml-language-server: $schema=../docs/data/schema/symbols.json
# Where the symbols of docs/data/sources.yml stand: repository and version, path, symbol with its line. Made from checkouts by
#     python3 scripts/dev.py symbols OWNER/NAME=REPOSITORY …
# `unread`: repositories in versions that were not at hand; nothing here speaks for their sources.
"""


class Checkout:
    """One argument: the files of a repository, in one version (a folder) or in all that git has."""

    def __init__(self, text: str):
        name, _, place = text.partition("=")
        self.repo, _, self.version = name.partition("@")
        self.place = Path(place)
        if self.repo.count("/") != 1 or not place or not self.place.is_dir():
            raise argparse.ArgumentTypeError(f"{text}: wants OWNER/NAME=FOLDER or OWNER/NAME@VERSION=FOLDER")

    def has(self, repo: str, version: str) -> bool:
        if self.repo != repo:
            return False
        return self.version == version or (not self.version and not self.git("cat-file", "-e", f"{version}^{{commit}}"))

    def git(self, *words: str) -> int:
        return subprocess.run(["git", "-C", self.place, *words], capture_output=True).returncode

    def text(self, version: str, path: str) -> str | None:
        """A file of a version ("" for a folder); None when it is not there."""
        if self.version:
            file = self.place / path
            return (
                file.read_text(encoding="utf-8", errors="replace") if file.is_file() else "" if file.is_dir() else None
            )
        shown = subprocess.run(["git", "-C", self.place, "show", f"{version}:{path}"], capture_output=True)
        return shown.stdout.decode("utf-8", "replace") if shown.returncode == 0 else None


def look(question: Asked, checkout: Checkout) -> tuple[int | None, str]:
    """The line of a symbol (1 for a path alone), or None with what is missing."""
    text = checkout.text(question.version, question.path)
    if text is None:
        return None, f"{question.place} has no {question.path}"
    line = find(text, question.symbol, question.path) if question.symbol else 1
    return line, f"{question.place} has no {question.symbol} in {question.path}"


def written(found: dict, unread: list[str]) -> str:
    """The file as it is written: a path a line, so that two people's changes join."""
    lines = yaml.safe_dump({"found": found}, default_flow_style=None, allow_unicode=True, width=10_000)
    return HEAD + lines + yaml.safe_dump({"unread": unread}, default_flow_style=False, width=10_000)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkouts", nargs="+", type=Checkout, metavar="OWNER/NAME[@VERSION]=FOLDER")
    checkouts = parser.parse_args(argv).checkouts
    earlier = read_symbols(ROOT) if (ROOT / EVIDENCE).exists() else None
    found: dict[str, dict[str, dict[str, int]]] = {}
    unread, wrong, looked = set(), [], 0
    for question in asked(read_yaml(ROOT / "docs/data/sources.yml")):
        checkout = next((one for one in checkouts if one.has(question.repo, question.version)), None)
        if checkout:
            looked += 1
            line, message = look(question, checkout)
            if line is None:
                wrong.append(f"{question.id}: {message}")
        else:
            line = earlier.line(question) if earlier else None
            if line is None:
                unread.add(question.place)
        if line is not None:
            symbols = found.setdefault(question.place, {}).setdefault(question.path, {})
            if question.symbol:
                symbols[question.symbol] = line
    (ROOT / EVIDENCE).parent.mkdir(exist_ok=True)
    (ROOT / EVIDENCE).write_text(written(found, sorted(unread)), encoding="utf-8")
    for message in wrong:
        print(message, file=sys.stderr)
    print(
        f"{looked} sources looked up, {len(wrong)} of them not there; {len(unread)} repositories in versions not at hand"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
