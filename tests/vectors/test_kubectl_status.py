"""kubectl-status.js and human-duration.js, and upstream's tables for printPod."""

import pytest
from model_calls import Call

NOW = "2026-01-01T00:00:00Z"


def ask(case):
    inputs = case["inputs"]
    return Call("kubectlStatus", inputs["pod"], {"now": inputs["now"], "wide": inputs["wide"]})


@pytest.mark.vectors("kubectl-status", ask=ask)
def test_the_row_agrees_with_upstream(case, answer):
    assert answer.value == case["want"]["columns"]


def row(
    models, *, phase="Running", init=(), app=(), conditions=(), deleted=False, reason=None, sidecars=(), init_total=None
):
    """READY and STATUS; init and app are lists of (state, ready)."""

    def state(text):
        kind, _, what = text.partition(" ")
        if kind == "running":
            return {"running": {}}
        if kind == "waiting":
            return {"waiting": {"reason": what} if what else {}}
        return {"terminated": {"exitCode": 0 if kind == "done" else 1, **({"reason": what} if what else {})}}

    def statuses(names, entries):
        return [
            {
                "name": name,
                "state": state(text),
                "ready": ready,
                "restartCount": 0,
                "started": text == "running" and ready,
            }
            for name, (text, ready) in zip(names, entries, strict=False)
        ]

    init_names = [f"i{index}" for index in range(init_total or len(init))]
    app_names = [f"c{index}" for index in range(max(1, len(app)))]
    pod = {
        "metadata": {"name": "p", **({"deletionTimestamp": NOW} if deleted else {})},
        "spec": {
            "initContainers": [
                {"name": n, **({"restartPolicy": "Always"} if n in sidecars else {})} for n in init_names
            ],
            "containers": [{"name": n} for n in app_names],
        },
        "status": {
            "phase": phase,
            **({"reason": reason} if reason else {}),
            "conditions": [{"type": name, "status": "True"} for name in conditions],
            "initContainerStatuses": statuses(init_names, init),
            "containerStatuses": statuses(app_names, app),
        },
    }
    got = models.call("kubectlStatus", pod, {"now": NOW})
    return f"{got['READY']} {got['STATUS']}"


OK = ("running", True)


@pytest.mark.parametrize(
    "situation, want",
    [
        ({"phase": "Pending"}, "0/1 Pending"),
        ({"phase": "Pending", "app": [("waiting ContainerCreating", False)]}, "0/1 ContainerCreating"),
        ({"phase": "Pending", "init": [("running", False)], "init_total": 2}, "0/1 Init:0/2"),
        ({"phase": "Pending", "init": [("done Completed", True), ("running", False)]}, "0/1 Init:1/2"),
        ({"phase": "Pending", "init": [("failed Error", False)]}, "0/1 Init:Error"),
        ({"phase": "Pending", "init": [("waiting CrashLoopBackOff", False)]}, "0/1 Init:CrashLoopBackOff"),
        (
            {"phase": "Pending", "init": [("done Completed", True)], "app": [("waiting PodInitializing", False)]},
            "0/1 PodInitializing",
        ),
        ({"init": [OK], "sidecars": ["i0"], "app": [OK]}, "2/2 Running"),
        ({"phase": "Pending", "init": [("running", False)], "sidecars": ["i0"]}, "0/2 Init:0/1"),
        ({"app": [("running", False)]}, "0/1 Running"),
        ({"app": [("waiting CrashLoopBackOff", False)]}, "0/1 CrashLoopBackOff"),
        ({"app": [("waiting CrashLoopBackOff", False), ("waiting ImagePullBackOff", False)]}, "0/2 CrashLoopBackOff"),
        ({"app": [OK, ("waiting CrashLoopBackOff", False)]}, "1/2 CrashLoopBackOff"),
        ({"app": [OK, ("done Completed", False)], "conditions": ["Ready"]}, "1/2 Running"),
        ({"app": [OK, ("done Completed", False)]}, "1/2 NotReady"),
        ({"phase": "Failed", "app": [("done Completed", False), ("failed Error", False)]}, "0/2 Error"),
        ({"phase": "Failed", "app": [("failed Error", False), ("done Completed", False)]}, "0/2 Error"),
        ({"phase": "Succeeded", "app": [("done Completed", False)]}, "0/1 Completed"),
        ({"app": [("failed OOMKilled", False)]}, "0/1 OOMKilled"),
        ({"phase": "Failed", "reason": "Evicted"}, "0/1 Evicted"),
        (
            {"phase": "Failed", "reason": "Evicted", "app": [("failed ContainerStatusUnknown", False)]},
            "0/1 ContainerStatusUnknown",
        ),
        ({"app": [OK], "deleted": True}, "1/1 Terminating"),
        ({"phase": "Succeeded", "app": [("done Completed", False)], "deleted": True}, "0/1 Completed"),
        ({"app": [OK], "deleted": True, "reason": "NodeLost"}, "1/1 Unknown"),
    ],
    ids=str,
)
def test_typical_situations(models, situation, want):
    assert row(models, **situation) == want


@pytest.mark.parametrize(
    "seconds, want",
    [
        (-2, "<invalid>"),
        (-1, "0s"),
        (0, "0s"),
        (119, "119s"),
        (120, "2m"),
        (330, "5m30s"),
        (599, "9m59s"),
        (600, "10m"),
        (10799, "179m"),
        (10800, "3h"),
        (11100, "3h5m"),
        (28800, "8h"),
        (172799, "47h"),
        (172800, "2d"),
        (259200 + 3600, "3d1h"),
        (691200, "8d"),
        (86400 * 729, "729d"),
        (86400 * 730, "2y"),
        (86400 * 731, "2y1d"),
        (86400 * 365 * 8, "8y"),
    ],
)
def test_a_duration_is_printed_as_kubectl_prints_it(models, seconds, want):
    assert models.call("humanDuration", seconds * 1000) == want


def test_the_age_counts_from_the_creation_and_wide_columns_come_only_when_asked_for(models):
    pod = {"metadata": {"name": "p", "creationTimestamp": "2025-12-31T23:00:00Z"}, "status": {"phase": "Pending"}}

    assert models.call("kubectlStatus", pod, {"now": NOW}) == {
        "NAME": "p",
        "READY": "0/0",
        "STATUS": "Pending",
        "RESTARTS": "0",
        "AGE": "60m",
    }


def test_bad_input_is_refused(raises):
    pod = {"metadata": {"name": "p"}}

    assert raises("kubectlStatus", pod, {}) == "now undefined: not a time such as 2026-01-01T00:00:00Z"
    assert raises("kubectlStatus", pod, {"now": "soon"}) == 'now "soon": not a time such as 2026-01-01T00:00:00Z'
    assert raises("kubectlStatus", {}, {"now": NOW}) == "pod: has no metadata.name"
    assert raises("humanDuration", "1h") == "duration 1h: not a number of milliseconds"


@pytest.mark.parametrize(
    "hours, minutes, want",
    [(3, 1, "3h1m"), (6, 0, "6h"), (6, 30, "6h30m"), (7, 59, "7h59m"), (8, 30, "8h"), (23, 59, "23h")],
)
def test_minutes_are_told_until_eight_hours(models, hours, minutes, want):
    assert models.call("humanDuration", (hours * 60 + minutes) * 60_000) == want


@pytest.mark.parametrize("days, hours, want", [(7, 23, "7d23h"), (8, 1, "8d"), (1, 23, "47h")])
def test_hours_are_told_until_eight_days(models, days, hours, want):
    assert models.call("humanDuration", (days * 24 + hours) * 3_600_000) == want
