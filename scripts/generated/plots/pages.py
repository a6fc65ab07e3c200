"""The plots that pages include, with their words in both languages: numbers from `rules.py`.

Each becomes `.generated/<language>/plots/<name>.md`; a plot that no page includes is not an error, a page that includes a
missing one is.
"""

from scripts.generated.plots.curve import curve
from scripts.generated.plots.rules import (
    CONTAINER_BACK_OFF,
    GRACE_PERIOD,
    NODE_MONITOR_GRACE_PERIOD,
    SCHEDULER_BACK_OFF,
    UNREACHABLE_TOLERATION,
    back_off,
    nodes_to_score,
    scheduler_back_off,
)
from scripts.generated.plots.spread import Case, spread
from scripts.generated.plots.timeline import Mark, Span, timeline
from scripts.pages import LANGUAGES

PRE_STOP = 10
EXIT_AFTER = 5


def plots(language: str) -> dict[str, str]:
    """Map the name of each plot to its SVG in one language."""
    side = LANGUAGES.index(language)

    def say(*words: str) -> str:
        return words[side]

    return {
        "back-off": restarts(say),
        "termination": termination(say),
        "node-loss": node_loss(say),
        "nodes-scored": nodes_scored(say),
        "scheduler-back-off": refusals(say),
        "no-execute": no_execute(say),
        "max-skew": max_skew(say),
    }


def restarts(say) -> str:
    """Waiting before each restart of a container that fails at once."""
    spans, now = [], 0
    waits = back_off(*CONTAINER_BACK_OFF, 8)
    for count, wait in enumerate(waits, 1):
        spans.append(
            Span(
                now,
                now + wait,
                say(f"第 {count} 次重启前等 {wait} 秒", f"{wait} s before restart {count}"),
                "bad" if wait == CONTAINER_BACK_OFF[1] else "accent",
            )
        )
        now += wait
    return timeline(
        say("容器每次立刻失败时，各次重启前的等待", "Waiting before each restart of a container that fails at once"),
        say(
            f"第一次立刻重启，之后 10 秒起翻倍，到 300 秒封顶。{len(waits)} 次重启共 {now} 秒。",
            f"The first restart is immediate, then 10 s doubling up to the cap of 300 s. {len(waits)} restarts take {now} s.",
        ),
        [span for span in spans if span.end > span.start],
        [Mark(0, say("第一次失败，立刻重启", "first failure, restarted at once"))],
        now,
        height=560,
    )


def termination(say) -> str:
    """A deletion with preStop, for a process that ends and for one that does not."""
    ends = PRE_STOP + EXIT_AFTER
    return timeline(
        say("删除一个 Pod：宽限期 30 秒，preStop 10 秒", "Deleting a Pod: grace period 30 s, preStop 10 s"),
        say(
            f"preStop 用掉 {PRE_STOP} 秒，SIGTERM 在第 {PRE_STOP} 秒。处理信号的进程第 {ends} 秒退出；不理会的在第 {GRACE_PERIOD} 秒收到 SIGKILL。",
            f"preStop takes {PRE_STOP} s, SIGTERM comes at {PRE_STOP} s. A process that handles it ends at {ends} s; one that ignores it gets SIGKILL at {GRACE_PERIOD} s.",
        ),
        [
            Span(0, GRACE_PERIOD, say("宽限期，从删除那一刻起算", "grace period, counted from the delete"), "muted"),
            Span(0, PRE_STOP, say("preStop 在宽限期之内", "preStop, inside the grace period"), "accent"),
            Span(PRE_STOP, ends, say("处理 SIGTERM 的进程收尾", "a process that handles SIGTERM cleans up"), "good"),
            Span(
                PRE_STOP,
                GRACE_PERIOD,
                say("不理会 SIGTERM 的进程还在", "a process that ignores SIGTERM lives on"),
                "bad",
            ),
        ],
        [
            Mark(0, say("0 秒：删除；端点同时更新", "0 s: delete; endpoints are updated in parallel")),
            Mark(PRE_STOP, say(f"{PRE_STOP} 秒：SIGTERM", f"{PRE_STOP} s: SIGTERM")),
            Mark(ends, say(f"{ends} 秒：退出", f"{ends} s: it has ended")),
            Mark(
                GRACE_PERIOD,
                say(f"{GRACE_PERIOD} 秒：SIGKILL，退出码 137", f"{GRACE_PERIOD} s: SIGKILL, exit code 137"),
            ),
        ],
        GRACE_PERIOD,
        lanes=4,
    )


def node_loss(say) -> str:
    """A silent node with the default settings."""
    unreachable, tolerated = NODE_MONITOR_GRACE_PERIOD, UNREACHABLE_TOLERATION
    return timeline(
        say("节点失联，默认设置", "A node goes silent, with the defaults"),
        say(
            f"最后一次心跳后 {unreachable} 秒节点被标为 NotReady 并打上污点；再过 {tolerated} 秒，容忍期满，Pod 被删除。",
            f"{unreachable} s after its last heartbeat the node is marked NotReady and tainted; {tolerated} s later the toleration ends and its Pods are deleted.",
        ),
        [
            Span(
                0,
                unreachable,
                say(f"node-monitor-grace-period，{unreachable} 秒", f"node-monitor-grace-period, {unreachable} s"),
                "accent",
            ),
            Span(
                unreachable,
                unreachable + tolerated,
                say(f"自动加上的容忍度，{tolerated} 秒", f"the toleration that admission added, {tolerated} s"),
                "bad",
            ),
        ],
        [
            Mark(0, say("最后一次心跳", "last heartbeat")),
            Mark(unreachable, say("NotReady，污点 unreachable", "NotReady, taint unreachable")),
            Mark(
                unreachable + tolerated,
                say("Pod 被标记删除；Deployment 造新的", "Pods are marked for deletion; a Deployment makes new ones"),
            ),
        ],
        unreachable + tolerated,
    )


def nodes_scored(say) -> str:
    """How many feasible nodes the scheduler looks for, by the size of the cluster."""
    sizes = [0, 100, *range(125, 6001, 125)]
    return curve(
        say("调度器找够多少个可调度节点就停", "How many feasible nodes the scheduler looks for"),
        say(
            "不足 100 个节点全找；之后按 50 − n/125 的百分比，至少 5%，至少 100 个。",
            "All of fewer than 100 nodes; beyond that 50 − n/125 per cent, at least 5 per cent, at least 100 nodes.",
        ),
        [(size, nodes_to_score(size)) for size in sizes],
        say("集群的节点数", "nodes in the cluster"),
        say("可调度节点数", "feasible nodes"),
    )


def refusals(say) -> str:
    """The scheduler's back-off, each attempt refused at once and each wait ended by an event as early as possible."""
    waits = scheduler_back_off(*SCHEDULER_BACK_OFF, 6)
    spans, now = [], 0
    for count, wait in enumerate(waits, 1):
        spans.append(
            Span(
                now,
                now + wait,
                say(f"第 {count} 次被拒后至少等 {wait} 秒", f"at least {wait} s after refusal {count}"),
                "bad" if wait == SCHEDULER_BACK_OFF[1] else "accent",
            )
        )
        now += wait
    return timeline(
        say("每次都立刻被拒时，最早的各次重试", "The earliest retries of a Pod that is refused each time"),
        say(
            f"1 秒起翻倍，到 10 秒封顶。{len(waits)} 次被拒共 {now} 秒。",
            f"From 1 s, doubling, up to the cap of 10 s. {len(waits)} refusals take {now} s.",
        ),
        spans,
        [Mark(0, say("第 1 次被拒", "first refusal"))],
        now,
    )


def no_execute(say) -> str:
    """A NoExecute taint that stands for 45 s, met by four Pods with a grace period of 30 s."""
    gone, tolerated = 45, 30
    return timeline(
        say(
            "NoExecute 污点存在 45 秒，四个 Pod 各怎样", "A NoExecute taint stands for 45 s: what happens to four Pods"
        ),
        say(
            f"没有容忍度的 Pod 在第 0 秒被删除；tolerationSeconds {tolerated} 的在第 {tolerated} 秒；60 的没等到，污点第 {gone} 秒就没了；不写秒数的一直留着。删除之后还有 {GRACE_PERIOD} 秒宽限期。",
            f"A Pod without toleration is deleted at 0 s, one with tolerationSeconds {tolerated} at {tolerated} s; one with 60 is spared, as the taint is gone at {gone} s; one without seconds stays. After the delete comes a grace period of {GRACE_PERIOD} s.",
        ),
        [
            Span(
                0,
                GRACE_PERIOD,
                say("A 没有容忍度：立刻删除，宽限期", "A, no toleration: deleted at once, grace"),
                "bad",
            ),
            Span(0, tolerated, say(f"B 容忍 {tolerated} 秒：等", f"B, {tolerated} s tolerated: waits"), "accent"),
            Span(0, gone, say("C 容忍 60 秒：等到污点没了", "C, 60 s tolerated: outlasts the taint"), "accent"),
            Span(0, 2 * tolerated, say("D 容忍，没写秒数：一直留着", "D, tolerated without seconds: stays"), "good"),
            Span(tolerated, tolerated + GRACE_PERIOD, say("B 被删除，宽限期", "B is deleted, grace"), "bad"),
            Span(gone, 2 * tolerated, say("C 照常运行", "C runs on"), "good"),
        ],
        [
            Mark(0, say("0 秒：打上污点", "0 s: the taint is set")),
            Mark(gone, say(f"{gone} 秒：污点拿掉", f"{gone} s: the taint is removed")),
        ],
        2 * tolerated,
        lanes=6,
        height=480,
    )


SKEWS = [
    ({"A": 3, "B": 1, "C": 1}, 1, 1),
    ({"A": 3, "B": 1, "C": 1}, 1, 4),
    ({"A": 2, "B": 2, "C": 2}, 1, 1),
    ({"A": 2, "B": 2, "C": 0}, 1, 1),
    ({"A": 2, "B": 2, "C": 0}, 3, 1),
]


def max_skew(say) -> str:
    """Five cases of a hard spread constraint over three zones."""
    cases = []
    for counts, skew, domains in SKEWS:
        heading = f"{'/'.join(str(count) for count in counts.values())}, maxSkew {skew}" + (
            f", minDomains {domains}" if domains > 1 else ""
        )
        cases.append(Case(heading, counts, skew, domains))
    return spread(
        say("三个可用区，新来的 Pod 能去哪里", "Three zones: where the new Pod may go"),
        say(
            "实心方块是已有的 Pod，虚线方块是新来的。列下是算式：已有 + 1 − 最少 ≤ maxSkew。",
            "Solid squares are Pods that are there, the dashed one is the newcomer. Below each column the sum: there + 1 − least ≤ maxSkew.",
        ),
        cases,
        say("可以", "yes"),
        say("不行", "no"),
    )
