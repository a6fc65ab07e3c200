"""Write down the feature gates of a Kubernetes checkout: name, and for each version stage, default and whether that is fixed.

    python3 scripts/dev.py gates CHECKOUT

CHECKOUT is the folder of the version that `docs/data/checked.yml` names. Upstream's own list is read, and the gates that
`pkg/features/kube_features.go` defines are held against it; a difference stops the command. States of later versions, which
a person wrote under `newer`, stay as they are.
"""

import argparse
import re
import sys
from pathlib import Path

import yaml

from scripts import ROOT
from scripts.upstream.gates import EVIDENCE, LIST, minor
from scripts.yaml_files import read_yaml

CODE = "pkg/features/kube_features.go"
GATE = re.compile(r"^\t(?:\w+\.)?(\w+): \{\n(.*?)^\t\},", re.M | re.S)
SPEC = re.compile(r'\{(Version: version\.MustParse\("([\d.]+)"\)[^}]*)\}')
HEAD = """\
# yaml-language-server: $schema=../docs/data/schema/gates.json
# The feature gates of Kubernetes {version}: from which version on a gate is what. Made from upstream's
# {path} by
#     python3 scripts/dev.py gates CHECKOUT
# Below, under `newer`: states of later versions, read by a person at the source that `read` names.
"""


def listed(checkout: Path) -> dict[str, dict[str, str]]:
    """The gates of upstream's list. Raises ValueError when the folder has none."""
    path = checkout / LIST
    if not path.is_file():
        raise ValueError(f"{checkout} is no checkout of Kubernetes: it has no {LIST}")
    return {
        gate["name"]: {
            spec["version"]: state(spec["preRelease"], spec["default"], spec["lockToDefault"])
            for spec in gate["versionedSpecs"]
        }
        for gate in yaml.safe_load(path.read_text(encoding="utf-8"))
    }


def coded(checkout: Path) -> dict[str, dict[str, str]]:
    """The gates as `kube_features.go` spells them, those whose name is a constant of the same name."""
    text = (checkout / CODE).read_text(encoding="utf-8")
    table = text.partition("defaultVersionedKubernetesFeatureGates = ")[2]
    return {name: dict(map(spec, SPEC.findall(body))) for name, body in GATE.findall(table)}


def spec(found: tuple[str, str]) -> tuple[str, str]:
    """Version and state of one line of the code, in whatever order it names its fields."""
    fields, version = found
    stage = re.search(r"PreRelease: featuregate\.(\w+)", fields)
    return version, state(
        stage[1] if stage else "GA", bool(re.search(r"\bDefault: true", fields)), "LockToDefault: true" in fields
    )


def state(stage: str, default: bool, locked: object) -> str:
    """One state as it is written down: `beta on`, `GA on locked`."""
    word = {"GA": "GA", "": "GA"}.get(stage, stage.lower())
    return f"{word} {'on' if default else 'off'}{' locked' if locked else ''}"


def differences(names: dict[str, dict[str, str]], code: dict[str, dict[str, str]]) -> list[str]:
    """Where the code says otherwise than the list."""
    return [
        f"{name}: {CODE} says {specs}, the list {names.get(name)}"
        for name, specs in sorted(code.items())
        if names.get(name) != specs
    ]


def text(version: str, gates: dict[str, dict[str, str]], newer: dict) -> str:
    """The file as it is written: one gate a line."""

    def rows(found: dict) -> str:
        return "".join(
            f"  {name}: {{{', '.join(f'{key!r}: {value}'.replace(chr(39), chr(34)) for key, value in given.items())}}}\n"
            for name, given in sorted(found.items())
        )

    return f"{HEAD.format(version=version, path=LIST)}version: {version}\ngates:\n{rows(gates)}newer:\n{rows(newer)}"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkout", type=Path, metavar="CHECKOUT")
    checkout = parser.parse_args(argv).checkout
    version = read_yaml(ROOT / "docs/data/checked.yml")["kubernetes"]
    try:
        gates, code = listed(checkout), coded(checkout)
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    last = max(minor(one) for specs in gates.values() for one in specs)
    wrong = differences(gates, code)
    if last != minor(version):
        wrong.append(f"the list goes to {last[0]}.{last[1]}, and docs/data/checked.yml says {version}")
    if not code:
        wrong.append(f"{CODE} could not be read: no gate found in it")
    for message in wrong:
        print(message, file=sys.stderr)
    if wrong:
        return 1
    target = ROOT / EVIDENCE
    newer = (read_yaml(target).get("newer") or {}) if target.exists() else {}
    target.parent.mkdir(exist_ok=True)
    target.write_text(text(version, gates, newer), encoding="utf-8")
    print(f"{len(gates)} gates of {version} in {EVIDENCE}, {len(code)} of them held against {CODE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
