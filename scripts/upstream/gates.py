"""Upstream's feature gates as values, from `evidence/gates.yml`.

The file has the gates of the version that the site was checked against (`gates`, made by `read_gates.py`), and states of later
versions that a person read (`newer`). A state is written `beta on` or `GA on locked`; a gate that is gone, `removed`.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from scripts.yaml_files import read_yaml

EVIDENCE = Path("evidence/gates.yml")
LIST = "test/compatibility_lifecycle/reference/versioned_feature_list.yaml"
STATE = re.compile(r"(alpha|beta|GA|deprecated) (on|off)( locked)?|removed")
WORDS = {
    "zh": {
        "on": "默认开",
        "off": "默认关",
        "locked": "不能改",
        "since": "{version} 起 {state}",
        "join": "，",
        "next": "；",
    },
    "en": {
        "on": "on",
        "off": "off",
        "locked": "locked",
        "since": "since {version} {state}",
        "join": ", ",
        "next": "; ",
    },
}


@dataclass(frozen=True)
class State:
    """What a gate is from a version on: stage (`removed` when it is gone), whether it is on by default, whether that is fixed."""

    since: tuple[int, int]
    stage: str
    on: bool
    locked: bool


@dataclass(frozen=True)
class Gates:
    """The gates of one version. `states` maps a name to its states, oldest first; `newest` is the last version that they tell of."""

    version: str
    states: dict[str, list[State]]
    newest: dict[str, tuple[int, int]]

    def at(self, name: str, version: tuple[int, int]) -> State | None:
        """The state of a gate in a version; None before its first one. Raises KeyError for a gate that is not known."""
        return next((state for state in reversed(self.states[name]) if state.since <= version), None)


def minor(version: object) -> tuple[int, int]:
    """`v1.30.1` and `"1.30"` as (1, 30)."""
    first, second = re.findall(r"\d+", str(version))[:2]
    return int(first), int(second)


def read_gates(root: Path) -> Gates:
    """Read `evidence/gates.yml`. Raises ValueError with path when a state is spelled otherwise than above."""
    data = read_yaml(root / EVIDENCE)
    states: dict[str, list[State]] = {}
    base = minor(data["version"])
    newest = dict.fromkeys(data["gates"], base)
    for name, given in [*data["gates"].items(), *(data.get("newer") or {}).items()]:
        known = states.setdefault(name, [])
        known += [state(root, name, version, text) for version, text in given.items() if version != "read"]
        known.sort(key=lambda one: one.since)
        newest[name] = max(newest.get(name, base), known[-1].since)
    return Gates(str(data["version"]), states, newest)


def state(root: Path, name: str, version: str, text: str) -> State:
    """Read one state, such as `GA on locked`."""
    if not STATE.fullmatch(str(text)):
        raise ValueError(
            f"{root / EVIDENCE}:1: {name} {version}: a state is such as `beta on`, `GA on locked`, `removed`"
        )
    words = str(text).split()
    return State(minor(version), words[0], "on" in words, "locked" in words)


def sources(root: Path) -> dict[str, dict]:
    """A source for each gate, `gate-<Name>`, as footnotes cite it: title with all states, and the place of upstream's list."""
    gates = read_gates(root)
    base = minor(gates.version)
    return {
        f"gate-{name}": {
            "title": {
                language: title(name, [one for one in states if one.since <= base], language) for language in WORDS
            },
            "repo": "kubernetes/kubernetes",
            "path": LIST,
            "symbol": name,
            "version": gates.version,
        }
        for name, states in gates.states.items()
        if states[0].since <= base
    }


def title(name: str, states: list[State], language: str) -> str:
    """`Feature gate X: since 1.34 alpha, off; since 1.35 beta, on`."""
    words = WORDS[language]
    parts = [
        words["since"].format(
            version=f"{one.since[0]}.{one.since[1]}",
            state=words["join"].join(
                [one.stage, words["on" if one.on else "off"], *([words["locked"]] if one.locked else [])]
            ),
        )
        for one in states
    ]
    head = {"zh": f"特性门控 {name}：", "en": f"Feature gate {name}: "}[language]
    return head + words["next"].join(parts)
