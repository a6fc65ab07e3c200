"""The versions as Markdown: the table of all changes, what the site was checked against, and the sentences that differ since."""

import re

from scripts.generated.changes import NAMES, cited, stage, versions
from scripts.pages import LANGUAGES, Page

AREAS = {
    "containers": ("容器", "Containers"),
    "pods": ("Pod", "Pods"),
    "scheduling": ("调度", "Scheduling"),
    "lifecycle": ("生命周期", "Lifecycle"),
    "dns": ("DNS", "DNS"),
    "start": ("搭环境", "Setting up"),
}
HEADS = (
    ("改了什么", "哪些版本", "阶段", "意味着什么", "在哪一页"),
    ("Feature", "Versions", "Stage", "What it means", "Pages"),
)
NOWHERE = ("不影响页面", "no page differs")
BASIS = (
    ("依据", "核对的版本", "已知的最新版本"),
    ("Basis", "Checked against", "Newest known"),
)
CHECKED = ("日期", "Date")
SAME = ("没有已知不成立的句子。", "No sentence is known not to hold.")


def table(changes: list[dict] | None, language: str, pages: dict[str, Page]) -> str:
    """A table for each area, one row a change. `pages` are those of the language, by name, for titles and headings."""
    side = LANGUAGES.index(language)
    points = breaks(changes or [])
    parts = []
    for area, names in AREAS.items():
        own = [change for change in changes or [] if change["area"] == area]
        if not own:
            continue
        rows = [HEADS[side], ["---"] * len(HEADS[side]), *(row(change, language, pages, points) for change in own)]
        table = "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
        parts.append(f"## {names[side]} {{#{area}}}\n\n{table}\n")
    return "\n".join(parts)


def row(change: dict, language: str, pages: dict[str, Page], points: dict[str, list[str]]) -> list[str]:
    """The cells of one change. The first carries the anchor and, for the filter, the versions that behave so."""
    side = LANGUAGES.index(language)
    runs = " ".join(
        f"{change['component']}-{version}" for version in points[change["component"]] if holds(change, version)
    )
    gate = f"<br>`{change['gate']}`" if change.get("gate") else ""
    places = "<br>".join(place(name, pages) for name in change["pages"])
    return [
        f'**{change["feature"][language]}**{gate} {{: #{change["id"]} data-runs="{runs}" }}',
        versions(change, side),
        stage(change, side),
        f"{change['text'][language]}{cited(change)}",
        places or NOWHERE[side],
    ]


def place(name: str, pages: dict[str, Page]) -> str:
    """A link to a page, or to a heading of it, by their own titles. Raises ValueError when there is no such page."""
    page, _, anchor = name.partition("#")
    if f"{page}.md" not in pages:
        raise ValueError(f"docs/data/changes.yml:1: pages names {name}, and docs/ has no {page}.md")
    found = pages[f"{page}.md"]
    heading = next((one.text for one in found.headings if anchor and one.id == anchor and one.level > 1), "")
    text = found.meta["title"] + (f" · {heading}" if heading else "")
    return f"[{text}](../{page}.md{f'#{anchor}' if anchor else ''})"


def number(version: str) -> tuple[int, ...]:
    """A version for comparing: `1.36.3` before `1.37`."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def breaks(changes: list[dict]) -> dict[str, list[str]]:
    """The versions of each component at which something changes, in their order: what a reader can choose from."""
    found: dict[str, set[str]] = {}
    for change in changes:
        found.setdefault(change["component"], set()).update(
            str(change[key]) for key in ("since", "until") if change.get(key)
        )
    return {component: sorted(given, key=number) for component, given in found.items()}


def holds(change: dict, version: str) -> bool:
    """Whether a change is in force in a version."""
    until = change.get("until")
    return number(str(change["since"])) <= number(version) and not (until and number(version) >= number(str(until)))


def basis(checked: dict, language: str) -> str:
    """What the site was checked against, and the newest release known of each, with the days of both."""
    side = LANGUAGES.index(language)
    rows = [BASIS[side], ["---"] * 3]
    rows += [(name, checked[key], checked["newest"][key]) for key, name in NAMES.items()]
    rows.append((CHECKED[side], checked["date"], checked["newest"]["seen"]))
    return "\n".join(f"| {' | '.join(str(cell) for cell in cells)} |" for cells in rows) + "\n"


def differing(changes: list[dict] | None, language: str, pages: dict[str, Page]) -> str:
    """The sentences that do not hold on a version after the basis: versions, what changed, and where the sentence stands."""
    side = LANGUAGES.index(language)
    wrong = [change for change in changes or [] if change["effect"] == "wrong"]
    lines = [
        f"- {versions(change, side)}{('：', ': ')[side]}{change['feature'][language]} · "
        + " · ".join(place(name, pages) for name in change["pages"])
        for change in wrong
    ]
    return "\n".join(lines or [SAME[side]]) + "\n"
