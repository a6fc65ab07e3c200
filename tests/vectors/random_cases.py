"""Cases made at random or by hand and judged by the real code: one file for each model in tests/vectors/random.

Each case has `id`, `source` (the upstream code that judged it), `class` (the rule it is about, or "agrees"), `inputs`,
`expected`, and sometimes a `note`.
"""

import json
from pathlib import Path

FOLDER = Path(__file__).parent / "random"
FILES = sorted(FOLDER.glob("*.json"))


def read_cases(subject: str) -> list[dict]:
    """The cases of tests/vectors/random/SUBJECT.json."""
    return json.loads((FOLDER / f"{subject}.json").read_text(encoding="utf-8"))["cases"]
