"""Write into the check script of the labs what `docs/data` says of versions.

    python3 scripts/dev.py setup-script

The check `changes` fails while the script says something else than the data.
"""

import argparse

from scripts import ROOT
from scripts.generated.setup_script import PATH, carry
from scripts.yaml_files import read_yaml


def main(argv: list[str] | None = None) -> int:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args(argv)
    docs = ROOT / "docs"
    path = docs / PATH
    text = carry(
        path.read_text(encoding="utf-8"), read_yaml(docs / "data/changes.yml"), read_yaml(docs / "data/checked.yml")
    )
    path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
