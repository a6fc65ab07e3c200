"""The worked numbers of the pages scheduling/topology-spread and scheduling/pod-affinity, held against the models."""

import re

import pytest
from page_tables import LANGUAGES, read_page, table

SPREAD_WEIGHT = AFFINITY_WEIGHT = 2
VERDICTS = {"可以": True, "yes": True, "不行": False, "no": False, "被封": None, "closed": None}
ZONES = ["A", "B", "C"]

every_language = pytest.mark.parametrize("language", LANGUAGES)


def page(language, name):
    return read_page(language, f"scheduling/{name}")


def number(text):
    return int(text.replace("−", "-"))


def verdict(cell):
    """`3, no` or `3，不行`: the skew, if one is given, and whether the Pod may go there (None: closed)."""
    *skew, word = re.split(r"[，,] ?", cell)
    return (number(skew[0]) if skew else None), VERDICTS[word]


def counts_in(cell, zones=ZONES):
    """`3/1/1`, or `a=3, b=2`."""
    if named := re.findall(r"(\w)=(\d+)", cell):
        return {zone: int(count) for zone, count in named}
    return dict(zip(zones, map(int, re.search(r"\d+(?:/\d+)+", cell)[0].split("/")), strict=True))


def named(name, labels=None, **spec):
    return {"metadata": {"name": name, "labels": labels or {}}, "spec": spec}


def cluster(*revisions, closed=()):
    """One node for each zone; a revision is its hash and how many of its Pods each zone has."""
    zones = revisions[0][1]
    nodes = []
    for zone in zones:
        cordon = (
            {"taints": [{"key": "node.kubernetes.io/unschedulable", "effect": "NoSchedule"}]} if zone in closed else {}
        )
        nodes.append(named(zone, {"zone": zone, "kubernetes.io/hostname": zone}, **cordon))
    pods = [
        named(f"{revision}-{zone}-{index}", {"app": "web", "pod-template-hash": revision}, nodeName=zone)
        for revision, counts in revisions
        for zone, count in counts.items()
        for index in range(count)
    ]
    return {"nodes": nodes, "pods": pods}


def newcomer(**constraint):
    selector = {"matchLabels": {"app": "web"}}
    base = {"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule", "labelSelector": selector}
    return named("p", {"app": "web", "pod-template-hash": "new"}, topologySpreadConstraints=[base | constraint])


def spread(models, pod, state):
    """The minimum, the skew of the Pod in each zone that counts, and the zones that would take it."""
    got = models.call("topologySpread", pod, state)
    (one,) = got["spreads"]
    skews = {zone: count + one["self"] - one["minimum"] for zone, count in one["counts"].items()}
    return one["minimum"], skews, [zone for zone, status in got["nodes"].items() if status["code"] == "Success"]


def wrong_cases(models, text):
    """Cells of the table of cases that do not say what the model says."""
    wrong = []
    for case, minimum, *cells in table(text, "topology-spread"):
        constraint = {key: int(value) for key, value in re.findall(r"(maxSkew|minDomains): (\d+)", case)}
        least, skews, allowed = spread(models, newcomer(**constraint), cluster(("old", counts_in(case))))
        if number(minimum) != least:
            wrong.append(f"{case}: {minimum}")
        wrong += [
            f"{case}: {zone} {cell}"
            for zone, cell in zip(ZONES, cells, strict=True)
            if verdict(cell) != (skews[zone], zone in allowed)
        ]
    return wrong


@every_language
def test_the_cases_of_max_skew(models, language):
    text = page(language, "topology-spread")

    assert len(table(text, "topology-spread")) == 5
    assert wrong_cases(models, text) == []


@every_language
def test_a_wrong_number_in_a_case_is_noticed(models, language):
    text = page(language, "topology-spread")
    (right,) = [row for row in text.splitlines() if row.startswith("| 2/2/0") and "maxSkew: 1" in row]
    wrong = right.replace("| 0 |", "| 1 |", 1).replace("| 1, yes |", "| 1, no |").replace("| 1，可以 |", "| 1，不行 |")

    found = wrong_cases(models, text.replace(right, wrong))

    assert len(found) == 2
    assert found[0].endswith(": 1") and " C 1" in found[1]


@every_language
def test_a_closed_zone_counts_unless_taints_are_honoured(models, language):
    rows = table(page(language, "topology-spread"), "closed-zone")
    state = cluster(("old", {"a": 3, "b": 2}), closed="b")

    assert [re.match(r"\w+", row[0])[0] for row in rows] == ["Ignore", "Honor"]
    for policy, domains, minimum, in_a, in_b in rows:
        pod = newcomer(nodeTaintsPolicy=re.match(r"\w+", policy)[0])
        least, skews, allowed = spread(models, pod, state)
        counted = models.call("topologySpread", pod, state)["spreads"][0]["counts"]
        assert (counts_in(domains), number(minimum)) == (counted, least)
        assert verdict(in_a) == (skews["a"], "a" in allowed)
        assert verdict(in_b) == (None, None)


@every_language
def test_the_scores_of_a_soft_constraint(models, language):
    rows = table(page(language, "topology-spread"), "soft")

    for max_skew in (1, 5):
        pod = newcomer(maxSkew=max_skew, whenUnsatisfiable="ScheduleAnyway")
        got = models.call("topologySpreadScore", pod, cluster(("old", {"A": 4, "B": 2, "C": 0})))
        raw, scores = list(got["raw"].values()), list(got["scores"].values())
        shown = [list(map(number, row[2:])) for row in rows if row[0] == str(max_skew)]
        assert shown == [raw, scores, [score * SPREAD_WEIGHT for score in scores]]


@every_language
def test_a_rolling_update_with_and_without_match_label_keys(models, language):
    rows = table(page(language, "topology-spread"), "rolling-update")
    for keys, columns, chosen in (([], (1, 2), "AAB"), (["pod-template-hash"], (3, 4), "ABC")):
        old, new = dict.fromkeys(ZONES, 1), dict.fromkeys(ZONES, 0)
        for row, choice, deleted in zip(rows, chosen, ZONES, strict=False):
            pod, state = newcomer(matchLabelKeys=keys), cluster(("old", old), ("new", new))
            counted = models.call("topologySpread", pod, state)["spreads"][0]["counts"]
            allowed = spread(models, pod, state)[2]
            assert counts_in(row[columns[0]]) == counted
            assert re.findall("[ABC]", row[columns[1]]) == allowed
            assert choice in allowed
            new[choice] += 1
            old[deleted] -= 1
        assert counts_in(rows[3][columns[0]]) == new


def rule(kind, required=True, weight=1, **term):
    one = {"topologyKey": "kubernetes.io/hostname", **term}
    field = (
        "requiredDuringSchedulingIgnoredDuringExecution"
        if required
        else "preferredDuringSchedulingIgnoredDuringExecution"
    )
    return {"affinity": {kind: {field: [one if required else {"weight": weight, "podAffinityTerm": one}]}}}


def app(name):
    return {"labelSelector": {"matchLabels": {"app": name}}}


def hosts(*names):
    return [named(name, {"kubernetes.io/hostname": name}) for name in names]


REASONS = {
    "1": "node(s) didn't match pod affinity rules",
    "2": "node(s) didn't match pod anti-affinity rules",
    "3": "node(s) didn't satisfy existing pods anti-affinity rules",
}
NEWCOMERS = [
    named("p", {"app": "web"}),
    named("p", {"app": "web"}, **rule("podAntiAffinity", **app("web"))),
    named("p", {"app": "side"}, **rule("podAffinity", **app("web"))),
]


@every_language
def test_who_refuses_whom(models, language):
    text = page(language, "pod-affinity")
    guard = named("guard", {"app": "guard"}, nodeName="n1", **rule("podAntiAffinity", **app("web")))
    state = {"nodes": hosts("n1", "n2", "n3"), "pods": [guard, named("web", {"app": "web"}, nodeName="n2")]}

    for reason, message in REASONS.items():
        assert re.search(rf"^\| {reason} \| `{re.escape(message)}` \|", text, re.M)
    for pod, (_, *cells) in zip(NEWCOMERS, table(text, "reasons", -1), strict=True):
        verdicts = models.call("interpodAffinity", pod, state)["nodes"].values()
        for cell, status in zip(cells, verdicts, strict=True):
            reason = re.search(r"\d", cell)
            assert status.get("reasons") == ([REASONS[reason[0]]] if reason else None)
            assert reason or VERDICTS[cell]


@every_language
def test_the_scores_of_pod_affinity(models, language):
    rows = table(page(language, "pod-affinity"), "score")
    asked = named("p", {"app": "me"}, **rule("podAffinity", required=False, weight=50, **app("web")))
    there = [
        named("web", {"app": "web"}, nodeName="n1"),
        named("plain", {"app": "other"}, nodeName="n2"),
        named("shy", {}, nodeName="n3", **rule("podAntiAffinity", required=False, weight=20, **app("me"))),
        named("fan", {}, nodeName="n4", **rule("podAffinity", **app("me"))),
    ]
    got = models.call("interpodAffinityScore", asked, {"nodes": hosts("n1", "n2", "n3", "n4"), "pods": there})

    shown = [(row[0], *map(number, row[2:])) for row in rows]
    scores = got["scores"]
    assert shown == [(name, got["raw"][name], scores[name], scores[name] * AFFINITY_WEIGHT) for name in scores]


@every_language
def test_spread_and_anti_affinity_differ_as_compared(models, language):
    rows = table(page(language, "topology-spread"), "compare")
    full = cluster(("old", dict.fromkeys(ZONES, 1)))
    apart = named("p", {"app": "web"}, **rule("podAntiAffinity", **app("web")))
    away = models.call("interpodAffinity", apart, full)["nodes"].values()
    fourth = [bool(spread(models, newcomer(), full)[2]), any(one["code"] == "Success" for one in away)]
    assert [VERDICTS[cell] for cell in rows[1][1:]] == fourth

    leaving = cluster(("old", {"A": 1, "B": 0}))
    leaving["pods"][0]["metadata"]["deletionTimestamp"] = "2026-01-01T00:00:00Z"
    assert spread(models, newcomer(), leaving)[1] == {"A": 1, "B": 1}
    assert models.call("interpodAffinity", apart, leaving)["nodes"]["A"]["reasons"] == [REASONS["2"]]

    for selector in ({"labelSelector": {}}, {"labelSelector": None}):
        assert spread(models, newcomer(**selector), cluster(("old", {"A": 5, "B": 0})))[2] == ["A", "B"]
    everybody = named("p", {}, **rule("podAntiAffinity", labelSelector={}))
    assert models.call("interpodAffinity", everybody, full)["nodes"]["A"]["reasons"] == [REASONS["2"]]


def test_a_null_selector_matches_nobody_and_a_missing_key_stops_only_affinity(models):
    state = {"nodes": [*hosts("n1"), named("bare")], "pods": [named("web", {"app": "web"}, nodeName="bare")]}
    near_nobody = named("p", {}, **rule("podAffinity", labelSelector=None))
    near, away = NEWCOMERS[2], NEWCOMERS[1]

    assert models.call("interpodAffinity", near_nobody, state)["nodes"]["n1"]["reasons"] == [REASONS["1"]]
    assert models.call("interpodAffinity", near, state)["nodes"]["bare"]["reasons"] == [REASONS["1"]]
    assert models.call("interpodAffinity", away, state)["nodes"]["bare"] == {"code": "Success"}


def replica(of, with_keys, node=None):
    """A replica that keeps apart from `app=web`, with matchLabelKeys as the API server merges them: from its own revision."""
    selector = {"app": "web", "pod-template-hash": of} if with_keys else {"app": "web"}
    spec = rule("podAntiAffinity", labelSelector={"matchLabels": selector})
    return named(
        f"{of}-{node}", {"app": "web", "pod-template-hash": of}, **spec, **({"nodeName": node} if node else {})
    )


@pytest.mark.parametrize(
    "old_has_keys, new_has_keys, reason",
    [(False, False, "2"), (True, True, None), (False, True, "3")],
)
def test_an_update_of_as_many_replicas_as_nodes_needs_the_revision_on_both_sides(
    models, old_has_keys, new_has_keys, reason
):
    names = ("n1", "n2", "n3")
    state = {"nodes": hosts(*names), "pods": [replica("old", old_has_keys, name) for name in names]}
    verdicts = models.call("interpodAffinity", replica("new", new_has_keys), state)["nodes"].values()

    assert {tuple(one.get("reasons", [])) for one in verdicts} == {(REASONS[reason],) if reason else ()}
