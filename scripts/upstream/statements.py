"""What a sentence says of a feature gate: in which version it has which stage and default. Reads Chinese and English.

A sentence is read by its words alone: versions (`v1.34`), stages (alpha, beta, GA, 正式发布), defaults (on by default, 默认开, off,
默认关) and whether it is locked. Each of these belongs to the version before it; in English also to the one after it, when
"since", "in" or "from" leads there ("GA since v1.33"). Without a version it is said of the version that the site was checked against.
"""

import re
from dataclasses import dataclass

from scripts.upstream.gates import State

VERSION = r"\bv?(?P<version>1\.\d{1,2})(?:\.\d+)?(?![\d.]*\d)(?P<begin>(?: |\s)*(?:起|以后|以来))?"
STAGE = r"(?P<alpha>\balpha\b)|(?P<beta>\bbeta\b)|(?P<ga>\bGA\b|\bstable\b|正式发布)"
ON = (
    r"(?P<on>(?:\b(?:on|available|there) )?(?<!off )\bby default\b|(?<=alpha, )on\b|(?<=beta, )on\b|(?<=beta\) is )on\b"
    r"|默认(?:就)?(?:打开|启用|可用|开着|如此|有|开)(?!关))"
)
OFF = r"(?P<off>\boff by default\b|(?<=alpha, )off\b|(?<=beta, )off\b|(?<=alpha and )off\b|默认(?:不开|关闭|关着|关))"
LOCKED = r"(?P<locked>不能(?:再)?关掉?|cannot be switched off|can no longer be switched off|cannot be turned off)"
TOKEN = re.compile("|".join((VERSION, STAGE, ON, OFF, LOCKED)), re.I)
# Between a state and the version after it, when that is where it belongs: other states, joints, and a word that leads there.
AHEAD = re.compile(
    r"[\s,()]*(?:(?:and|both|it is|is|have been|has been)[\s,]+)*(since|in|from|as of)\s+(?:Kubernetes\s+)?$", re.I
)
BEGIN_AFTER = re.compile(r"(?:since|from|as of)\s+(?:Kubernetes\s+)?$", re.I)


@dataclass(frozen=True)
class Statement:
    """What is said of one version (None: the version checked against); `begins` when it is said to be so from there on."""

    version: tuple[int, int] | None
    stage: str | None = None
    on: bool | None = None
    locked: bool = False
    begins: bool = False


def statements(sentence: str) -> list[Statement]:
    """Read a sentence. One statement for each version that something is said of; none when it holds no state."""
    tokens = list(TOKEN.finditer(sentence))
    found: dict[tuple[int, int] | None, dict] = {}
    for index, token in enumerate(tokens):
        if token["version"]:
            continue
        place = owner(sentence, tokens, index)
        version = parsed(place["version"]) if place else None
        said = found.setdefault(version, {})
        if place and (place["begin"] or BEGIN_AFTER.search(sentence[: place.start()])):
            said["begins"] = True
        if token["on"] or token["off"]:
            said["on"] = bool(token["on"])
        elif token["locked"]:
            said["locked"] = True
        else:
            said["stage"] = next(stage for stage in ("alpha", "beta", "ga") if token[stage]).replace("ga", "GA")
            if place and token["ga"]:  # "GA in v1.34" is said of its first version
                said["begins"] = True
    return [Statement(version, **said) for version, said in found.items()]


def owner(sentence: str, tokens: list[re.Match], index: int) -> re.Match | None:
    """The version that a state belongs to."""
    after = next((other for other in range(index + 1, len(tokens)) if tokens[other]["version"]), None)
    if after is not None:
        between = sentence[tokens[index].end() : tokens[after].start()]
        for token in reversed(tokens[index + 1 : after]):
            start = token.start() - tokens[index].end()
            between = between[:start] + between[start + len(token[0]) :]
        if AHEAD.match(between):
            return tokens[after]
    return next((tokens[other] for other in reversed(range(index)) if tokens[other]["version"]), None)


def parsed(version: str) -> tuple[int, int]:
    first, second = version.split(".")
    return int(first), int(second)


def disagreement(statement: Statement, states: list[State], base: tuple[int, int]) -> str:
    """Where a statement and the states of a gate (oldest first) disagree, as words; "" when they agree."""
    version = statement.version or base
    at = in_force(states, version)
    name = f"{version[0]}.{version[1]}"
    if at is None or at.stage == "removed":
        return f"in {name} there is no such gate"
    if not says(statement, at):
        return f"in {name} it is {words(at)}"
    before = in_force(states, (version[0], version[1] - 1))
    if statement.begins and before is not None and says(statement, before):
        return f"it is so before {name} already: {words(before)} since {before.since[0]}.{before.since[1]}"
    return ""


def in_force(states: list[State], version: tuple[int, int]) -> State | None:
    return next((state for state in reversed(states) if state.since <= version), None)


def says(statement: Statement, state: State) -> bool:
    """Whether a statement is true of a state."""
    return (
        statement.stage in (None, state.stage)
        and statement.on in (None, state.on)
        and (state.locked or not statement.locked)
    )


def words(state: State) -> str:
    return f"{state.stage}, {'on' if state.on else 'off'}{', locked' if state.locked else ''}"
