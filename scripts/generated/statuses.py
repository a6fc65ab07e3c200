"""The dictionary of statuses as Markdown: every word of the STATUS column and every reason, one linkable heading each."""

from scripts.pages import LANGUAGES

# Where a name is met: id of the group's heading, and the heading in each language.
PLACES = {
    "status column": ("status-words", "STATUS 列拼出的词", "Words that the STATUS column composes"),
    "waiting reason": ("waiting-reasons", "容器在等：等待原因", "A container waits: waiting reasons"),
    "terminated reason": (
        "terminated-reasons",
        "容器结束了：结束原因",
        "A container has ended: reasons of termination",
    ),
    "pod reason": ("pod-reasons", "整个 Pod 的原因：status.reason", "The whole Pod: status.reason"),
    "condition reason": ("condition-reasons", "状况的原因", "Reasons of conditions"),
    "event": ("event-reasons", "事件的原因", "Reasons of events"),
}
WRITERS = {
    "printer": ("API 服务器打印时现拼", "the API server, composed for printing"),
    "api-server": ("API 服务器", "the API server"),
    "scheduler": ("调度器", "the scheduler"),
    "kubelet": ("kubelet", "the kubelet"),
    "runtime": ("容器运行时", "the container runtime"),
    "node-lifecycle": ("节点生命周期控制器", "the node lifecycle controller"),
    "taint-eviction": ("污点驱逐控制器", "the taint eviction controller"),
    "podgc": ("PodGC 控制器", "the PodGC controller"),
    "attach-detach": ("挂接控制器", "the attach-detach controller"),
    "workload": ("ReplicaSet、StatefulSet 等控制器", "controllers such as those of ReplicaSet and StatefulSet"),
    "job": ("Job 控制器", "the Job controller"),
    "nobody": ("今天没有组件再写它", "no component writes it today"),
}
WORDS = {
    "zh": {"writer": "谁写", "next": "下一步", "also": "也会看到", "see": "详见", "colon": "：", "join": "、"},
    "en": {"writer": "Written by", "next": "Next", "also": "Also seen as", "see": "More", "colon": ": ", "join": ", "},
}


def dictionary(statuses: list[dict], language: str, titles: dict[str, str]) -> str:
    """One heading per entry below the heading of its place, both in the order of the data. `titles` are those of the pages, by name."""
    side = 1 + LANGUAGES.index(language)
    parts = []
    for place, heading in PLACES.items():
        own = [status for status in statuses if status["where"] == place]
        if own:
            parts.append(f"## {heading[side]} {{#{heading[0]}}}\n")
            parts += [entry(status, language, titles) for status in own]
    return "\n".join(parts)


def entry(status: dict, language: str, titles: dict[str, str]) -> str:
    """The name, what it means with its sources, who writes it, what to run next, other spellings, and the page."""
    words = WORDS[language]
    cited = "".join(f"[^{source}]" for source in status["sources"])
    lines = [
        f"{words['writer']}{words['colon']}{WRITERS[status['writer']][LANGUAGES.index(language)]}",
        f"{words['next']}{words['colon']}{status['next'][language]}",
    ]
    if status["variants"]:
        lines.append(
            f"{words['also']}{words['colon']}{words['join'].join(f'`{variant}`' for variant in status['variants'])}"
        )
    page = status["see"].partition("#")[0]
    lines.append(f"{words['see']}{words['colon']}[{titles.get(page, page)}](../{status['see']})")
    return (
        f"### `{status['name']}` {{#{status['id']}}}\n\n{status['meaning'][language]}{cited}\n\n"
        + "\n".join(f"- {line}" for line in lines)
        + "\n"
    )
