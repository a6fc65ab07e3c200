"""The table of situations as Markdown: one Pod a row, in the four vocabularies.

`tests/vectors/test_situations.py` works phase, conditions and STATUS out with the models, and holds this table against it.
"""

HEADS = {
    "zh": ["情形", "READY 与 STATUS", "阶段", "状况", "容器状态"],
    "en": ["Situation", "READY and STATUS", "Phase", "Conditions", "Container states"],
}
WORDS = {
    "zh": {"none": "无", "unknown": "未打印", "of": "：", "join": "，"},
    "en": {"none": "none", "unknown": "not printed", "of": ": ", "join": ", "},
}


def table(situations: list[dict], language: str) -> str:
    """One row per situation, in the order of the data."""
    rows = [HEADS[language], ["---"] * len(HEADS[language])]
    rows += [row(situation, language) for situation in situations]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows) + "\n"


def row(situation: dict, language: str) -> list[str]:
    """The cells of one situation. Its evidence stands below its title: the Pod of a recording, or sources."""
    words, shown = WORDS[language], situation["shown"]
    proof = f"`{situation['recording']}` `{situation['as']}`" if "recording" in situation else ""
    proof += "".join(f"[^{source}]" for source in situation.get("sources", []))
    conditions = "<br>".join(f"`{condition}`" for condition in shown["conditions"]) or words["unknown"]
    return [
        f"{situation['title'][language]}<br>{proof}",
        f"`{shown['ready']} {shown['status']}`",
        f"`{shown['phase']}`",
        conditions,
        containers(situation["pod"], words),
    ]


def statuses(pod: dict) -> list[dict]:
    """The statuses of init containers, then of the others."""
    status = pod.get("status", {})
    return [*status.get("initContainerStatuses", []), *status.get("containerStatuses", [])]


def containers(pod: dict, words: dict) -> str:
    """The state of each container; with names where there are several."""
    found = statuses(pod)
    return (
        "<br>".join(
            (f"{one['name']}{words['of']}" if len(found) > 1 else "") + state(one["state"], words) for one in found
        )
        or words["none"]
    )


def state(states: dict, words: dict) -> str:
    """One of Waiting, Running, Terminated, with reason and exit code."""
    ((kind, more),) = states.items()
    parts = [f"`{kind.capitalize()}`"]
    if more.get("reason"):
        parts.append(f"`{more['reason']}`")
    if "exitCode" in more:
        parts.append(str(more["exitCode"]))
    return words["join"].join(parts)
