"""What changed after the versions that the site was checked against, as Markdown.

Here: the quiet line at the sentence concerned, and the box at the head of a page that has an entry with `effect: wrong`. The
table of all of them is made in `versions.py`.
"""

import re

from scripts.pages import LANGUAGES

NAMES = {
    "kubernetes": "Kubernetes",
    "docker": "Docker Engine",
    "containerd": "containerd",
    "coredns": "CoreDNS",
    "kind": "kind",
}
STAGES = {
    "alpha": ("alpha", "alpha"),
    "beta": ("beta", "beta"),
    "stable": ("正式发布（GA）", "GA"),
    "removed": ("去掉", "removed"),
    "deprecated": ("弃用", "deprecated"),
    "fix": ("修正", "fix"),
    "change": ("改动", "change"),
}
DEFAULTS = {"on": ("默认开", "on by default"), "off": ("默认关", "off by default")}
SINCE = ("{name} {since} 起", "From {name} {since}")
UNTIL = ("{name} {since} 起、{until} 之前", "From {name} {since}, before {until}")
BOX = ("较新的版本里，本页有说法不成立", "On newer versions some of this page does not hold")
SENTENCE = ("看那一句", "the sentence")
ENTRY = ("看版本表", "the table of versions")
JOIN = ("，", ", ")


def versions(change: dict, side: int) -> str:
    """Which versions behave so: `From Kubernetes 1.37`, with `before …` when a later one no longer does."""
    words = (UNTIL if change.get("until") else SINCE)[side]
    return words.format(name=NAMES[change["component"]], since=change["since"], until=change.get("until"))


def stage(change: dict, side: int) -> str:
    """Stage and default of a gate, or the kind of change."""
    words = [STAGES[change["stage"]][side]]
    if change.get("default"):
        words.append(DEFAULTS[change["default"]][side])
    return JOIN[side].join(words)


def cited(change: dict) -> str:
    return "".join(f"[^{source}]" for source in change["sources"])


def line(change: dict, language: str) -> str:
    """One paragraph of class `since`: the component and version, what it does now, and its sources."""
    side = LANGUAGES.index(language)
    head = versions(change, side) + ("：", ":")[side]
    return (
        f"**{head}**{('', ' ')[side]}{change['text'][language]}{cited(change)}\n{{: .since #since-{change['id']} }}\n"
    )


def lines(changes: list[dict] | None, language: str) -> dict[str, str]:
    """Map `changes/<id>.md` to the line of each change."""
    return {f"changes/{change['id']}.md": line(change, language) for change in changes or []}


def box(changes: list[dict] | None, name: str, language: str) -> str:
    """The box at the head of the page `name` (such as `dns/names`): its entries with `effect: wrong`; "" when there is none."""
    side = LANGUAGES.index(language)
    own = [
        change
        for change in changes or []
        if change["effect"] == "wrong" and name in {page.partition("#")[0] for page in change["pages"]}
    ]
    if not own:
        return ""
    up = "../" * name.count("/")
    items = [
        f"    - {versions(change, side)}{('：', ': ')[side]}{change['feature'][language]}"
        f"{('（', ' (')[side]}[{SENTENCE[side]}](#since-{change['id']}){JOIN[side]}"
        f"[{ENTRY[side]}]({up}reference/versions.md#{change['id']}){('）', ')')[side]}"
        for change in own
    ]
    return "\n".join([f'!!! warning "{BOX[side]}"', "", *items, ""])


def with_box(markdown: str, found: str) -> str:
    """Put a box below the first heading of a page."""
    return re.sub(r"(?m)^# .*\n", lambda heading: f"{heading[0]}\n{found}\n", markdown, count=1) if found else markdown
