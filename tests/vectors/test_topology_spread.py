"""topology-spread*.js and upstream's tables for PodTopologySpread."""

import pytest
from model_calls import Call


def cluster(inputs):
    nodes = inputs["nodes"] + inputs.get("failedNodes", [])
    return {"nodes": nodes, "pods": inputs.get("existingPods", []), "featureGates": inputs["featureGates"]}


def ask_filter(case):
    return Call("topologySpread", case["inputs"]["pod"], cluster(case["inputs"]))


def ask_score(case):
    inputs = case["inputs"]
    return Call(
        "topologySpreadScore", inputs["pod"], cluster(inputs), [node["metadata"]["name"] for node in inputs["nodes"]]
    )


@pytest.mark.vectors("topology-spread", "TestSingleConstraint", "TestMultipleConstraints", ask=ask_filter)
def test_the_filter_says_what_upstream_says(case, answer):
    assert answer.value["nodes"] == case["want"]["filter"]


@pytest.mark.vectors("topology-spread", "TestPodTopologySpreadScore", ask=ask_score)
def test_the_score_is_upstreams_score(case, answer):
    assert answer.value["scores"] == {one["name"]: one["score"] for one in case["want"]["scores"]}


def zones(counts):
    """One node for each zone, with so many Pods of one app on it."""
    nodes = [
        {"metadata": {"name": f"n-{zone}", "labels": {"zone": zone, "kubernetes.io/hostname": f"n-{zone}"}}}
        for zone in counts
    ]
    pods = [
        {"metadata": {"name": f"p-{zone}-{index}", "labels": {"app": "web"}}, "spec": {"nodeName": f"n-{zone}"}}
        for zone, count in counts.items()
        for index in range(count)
    ]
    return {"nodes": nodes, "pods": pods}


def pod(**constraint):
    wanted = {
        "maxSkew": 1,
        "topologyKey": "zone",
        "whenUnsatisfiable": "DoNotSchedule",
        "labelSelector": {"matchLabels": {"app": "web"}},
    }
    return {
        "metadata": {"name": "p", "labels": {"app": "web"}},
        "spec": {"topologySpreadConstraints": [{**wanted, **constraint}]},
    }


@pytest.mark.parametrize(
    "counts, constraint, allowed",
    [
        ({"a": 3, "b": 1, "c": 1}, {}, ["n-b", "n-c"]),
        ({"a": 3, "b": 1, "c": 1}, {"minDomains": 4}, []),
        ({"a": 2, "b": 2, "c": 2}, {}, ["n-a", "n-b", "n-c"]),
        ({"a": 2, "b": 2, "c": 0}, {}, ["n-c"]),
    ],
)
def test_worked_examples_of_the_hard_constraint(models, counts, constraint, allowed):
    got = models.call("topologySpread", pod(**constraint), zones(counts))

    assert [name for name, status in got["nodes"].items() if status["code"] == "Success"] == allowed
    assert got["spreads"][0]["counts"] == counts


@pytest.mark.parametrize("max_skew, scores", [(1, [0, 50, 100]), (5, [40, 70, 100])])
def test_worked_examples_of_the_soft_constraint(models, max_skew, scores):
    asked = pod(whenUnsatisfiable="ScheduleAnyway", maxSkew=max_skew)
    got = models.call("topologySpreadScore", asked, zones({"a": 4, "b": 2, "c": 0}))

    assert list(got["scores"].values()) == scores


def test_a_pod_of_a_service_is_spread_without_any_constraint_of_its_own(models):
    plain = {"metadata": {"name": "p", "labels": {"app": "web"}}, "spec": {}}
    state = zones({"a": 2, "b": 0})
    service = {"metadata": {"name": "web"}, "spec": {"selector": {"app": "web"}}}

    assert models.call("topologySpreadScore", plain, state)["preScore"] == {"code": "Skip"}
    got = models.call("topologySpreadScore", plain, {**state, "services": [service]})["scores"]
    assert got["n-b"] > got["n-a"]


def test_the_pods_of_a_replica_set_are_spread_as_well(models):
    owner = {"kind": "ReplicaSet", "name": "web-1", "controller": True}
    plain = {"metadata": {"name": "p", "labels": {"app": "web"}, "ownerReferences": [owner]}, "spec": {}}
    state = zones({"a": 2, "b": 0})
    replica_set = {
        "kind": "ReplicaSet",
        "metadata": {"name": "web-1"},
        "spec": {"selector": {"matchLabels": {"app": "web"}}},
    }
    got = models.call("topologySpreadScore", plain, {**state, "controllers": [replica_set]})["scores"]

    assert got["n-b"] > got["n-a"]


def test_with_a_larger_skew_no_node_is_lost(models):
    state = zones({"a": 5, "b": 3, "c": 0})
    allowed = []
    for max_skew in range(1, 8):
        got = models.call("topologySpread", pod(maxSkew=max_skew), state)
        allowed.append({name for name, status in got["nodes"].items() if status["code"] == "Success"})

    assert all(small <= large for small, large in zip(allowed, allowed[1:], strict=False))
    assert allowed[-1] == {"n-a", "n-b", "n-c"}


def test_a_service_without_a_selector_spreads_nothing(models):
    plain = {"metadata": {"name": "p", "labels": {"app": "web"}}, "spec": {}}
    service = {"metadata": {"name": "external"}, "spec": {}}

    assert models.call("topologySpreadScore", plain, {**zones({"a": 1}), "services": [service]})["preScore"] == {
        "code": "Skip"
    }


def test_a_node_without_one_of_the_keys_does_not_count_for_the_others(models):
    state = zones({"a": 2, "b": 1})
    for one in state["nodes"]:
        one["metadata"]["labels"]["rack"] = "r1"
    state["nodes"].append({"metadata": {"name": "n-c", "labels": {"zone": "c"}}})
    zone = pod()["spec"]["topologySpreadConstraints"][0]
    both = pod()
    both["spec"]["topologySpreadConstraints"] = [zone, {**zone, "topologyKey": "rack", "maxSkew": 9}]

    assert models.call("topologySpread", pod(), state)["spreads"][0]["counts"] == {"a": 2, "b": 1, "c": 0}
    assert models.call("topologySpread", both, state)["spreads"][0]["counts"] == {"a": 2, "b": 1}


def test_pods_of_another_namespace_do_not_count(models):
    state = zones({"a": 2, "b": 0})
    for one in state["pods"]:
        one["metadata"]["namespace"] = "other"

    assert models.call("topologySpread", pod(), state)["spreads"][0]["counts"] == {"a": 0, "b": 0}


@pytest.mark.parametrize(
    "action, plugin, message",
    [
        (
            "DoNotSchedule",
            "topologySpread",
            "get constraints from pod: obtaining pod's hard topology spread constraints: ",
        ),
        (
            "ScheduleAnyway",
            "topologySpreadScore",
            "calculating preScoreState: obtaining pod's soft topology spread constraints: ",
        ),
    ],
)
def test_a_selector_that_is_none_is_an_error_of_the_plugin(models, action, plugin, message):
    """Upstream answers with a status; the scheduling cycle makes the event of it."""
    asked = pod(whenUnsatisfiable=action, labelSelector={"matchLabels": {"a b": "c"}})
    got = models.call(plugin, asked, zones({"a": 1, "b": 1}))
    [status] = [got[name] for name in ("preFilter", "preScore") if name in got]

    assert status["code"] == "Error"
    assert status["reasons"][0].startswith(message + 'key: Invalid value: "a b": name part must consist of ')


def test_bad_input_is_refused(raises):
    state = zones({"a": 1})

    assert (
        raises("topologySpread", pod(maxSkew=0), state)
        == 'topologySpreadConstraints "zone": maxSkew 0 is not a whole number from 1'
    )
    assert (
        raises("topologySpread", pod(minDomains=0), state)
        == 'topologySpreadConstraints "zone": minDomains 0 is not a whole number from 1'
    )
    assert (
        raises("topologySpread", pod(topologyKey=""), state) == 'topologySpreadConstraints "": topologyKey is missing'
    )
    assert raises("topologySpread", pod(whenUnsatisfiable="Maybe"), state) == (
        'topologySpreadConstraints "zone": whenUnsatisfiable is not one of DoNotSchedule, ScheduleAnyway'
    )
