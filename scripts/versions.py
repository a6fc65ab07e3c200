"""List every place that states the version of Kubernetes, of Docker or of Mermaid, by kind: what a new version has to visit.

    python3 scripts/dev.py versions [--docker | --mermaid] [--counts | --kind KIND]

Kubernetes and Docker are those of `docs/data/checked.yml`, Mermaid the vendored one. Kubernetes is found whole and by its first two numbers, with or
without v. Each place prints as `path:line: text`; recordings and recorded output state what they were recorded on and stay.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts import ROOT
from scripts.site.diagrams import MERMAID
from scripts.yaml_files import read_yaml

# Kinds in the order in which a new version visits them, each with the beginnings of its paths; the first that fits counts.
KINDS = (
    ("basis", ("docs/data/checked.yml",)),
    ("sources", ("docs/data/sources.yml",)),
    ("evidence", ("evidence/", "docs/labs/")),
    ("data", ("docs/data/",)),
    ("models", ("docs/assets/models/", "models/")),
    ("vectors", ("tests/vectors/",)),
    ("tests", ("tests/",)),
    ("manifests", ("docs/manifests/",)),
    ("pages zh", ("docs/zh/",)),
    ("pages en", ("docs/en/",)),
    ("scripts", ("scripts/", "overrides/", "docs/assets/site/", "mkdocs.yml", "pyproject.toml")),
    ("documents", ("",)),
)
WIDTH = 100


def pattern(version: str, minor: bool) -> re.Pattern[str]:
    """A pattern for a version, and for its first two numbers when these count, too."""
    numbers = re.findall(r"\d+", version)
    whole = re.escape(".".join(numbers))
    if minor:
        patch = re.escape("." + ".".join(numbers[2:]))
        whole = f"{re.escape('.'.join(numbers[:2]))}(?:{patch})?"
    return re.compile(rf"(?<![\w.])(?:docker-)?v?{whole}(?!\.?\d)")


def places(root: Path, names: list[str], wanted: re.Pattern[str]) -> Iterator[tuple[str, str, int, str]]:
    """Every line that states the version: kind, path, line, text. Vendored files and pictures are left out."""
    for name in names:
        if "/vendor/" in name:
            kind = kind_of(name)
            if wanted.search(name.replace("-", " ")) and not name.endswith("LICENSE"):
                yield kind, name, 1, "(the name of the folder)"
            continue
        try:
            lines = (root / name).read_text(encoding="utf-8").splitlines()
        except (UnicodeDecodeError, OSError):
            continue
        for number, text in enumerate(lines, 1):
            if wanted.search(text):
                yield kind_of(name), name, number, text.strip()[:WIDTH]


def kind_of(name: str) -> str:
    return next(kind for kind, beginnings in KINDS if name.startswith(beginnings))


def tracked(root: Path) -> list[str]:
    """The files of the project: those that git tracks."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True)
    if listed.returncode:
        raise ValueError(f"{root} is no git repository: {listed.stderr.strip()}")
    return [name for name in listed.stdout.split("\0") if name]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--docker", action="store_true", help="the Docker Engine of docs/data/checked.yml")
    which.add_argument("--mermaid", action="store_true", help="the vendored Mermaid")
    told = parser.add_mutually_exclusive_group()
    told.add_argument("--counts", action="store_true", help="how many places of each kind, and no more")
    told.add_argument("--kind", choices=[kind for kind, _ in KINDS], help="one kind alone")
    options = parser.parse_args(argv)
    checked = read_yaml(ROOT / "docs/data/checked.yml")
    name, version = (
        ("Mermaid", MERMAID)
        if options.mermaid
        else ("Docker Engine", str(checked["docker"]))
        if options.docker
        else ("Kubernetes", str(checked["kubernetes"]))
    )
    try:
        found = list(places(ROOT, tracked(ROOT), pattern(version, minor=name == "Kubernetes")))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{name} {version}: {len(found)} places")
    for kind, _ in KINDS:
        own = [place for place in found if place[0] == kind]
        if not own or options.kind not in (None, kind):
            continue
        print(f"\n{kind}: {len(own)}")
        if not options.counts:
            for _, path, line, text in own:
                print(f"{path}:{line}: {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
