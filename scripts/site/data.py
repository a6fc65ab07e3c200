"""The data that templates and generated text share, and what a page was recorded on."""

import re
from pathlib import Path

from scripts.upstream import gates
from scripts.yaml_files import read_yaml

LAB = re.compile(r'--8<--\s+"(labs/[\w-]+/[\w-]+)/')


def load(docs: Path) -> dict:
    """Read every data file below `docs/data`, and a source for each feature gate; a missing file is an error, not silence."""
    data = {
        name: read_yaml(docs / "data" / f"{name}.yml")
        for name in (
            "checked",
            "sources",
            "glossary",
            "claims",
            "onboarding",
            "statuses",
            "situations",
            "changes",
            "errata",
            "machines",
            "words",
        )
    }
    return data | {"gates": gates.sources(docs.parent)}


def recordings(markdown: str, docs: Path) -> list[dict]:
    """What the transcripts that a page includes were recorded on: one entry per set of versions."""
    found = {}
    for folder in dict.fromkeys(LAB.findall(markdown)):
        machine = docs / folder / "recorded.yml"
        if machine.exists():
            data = read_yaml(machine)
            found[str((data["versions"], str(data["date"])))] = {"versions": data["versions"], "date": data["date"]}
    return list(found.values())
