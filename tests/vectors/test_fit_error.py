"""fit-error.js, preemption-message.js and feasible-nodes.js, and upstream's tables for them."""

import pytest
from cluster import explain, node, pod
from model_calls import Call


def ask_message(case):
    return Call("fitError.message", {name: value for name, value in case["inputs"].items() if name != "function"})


@pytest.mark.vectors("fit-error", "TestFitError_Error", "TestSchedulerSchedulePod", ask=ask_message)
def test_the_text_is_upstreams_text(case, answer):
    assert answer.value == case["want"]["message"]


def ask_preemption(case):
    inputs = case["inputs"]
    cluster = {"nodes": inputs["nodes"], "pods": inputs["existingPods"]}
    return Call(
        "preemptionMessage",
        inputs["pod"],
        cluster,
        inputs["filterStatuses"],
        {"plugins": inputs["filterPluginsEnabled"]},
    )


@pytest.mark.vectors("fit-error", "TestPostFilter", ask=ask_preemption)
def test_preemption_says_what_upstream_says(case, answer):
    want = case["want"]["postFilterStatus"]
    assert answer.value["code"] == want["code"]
    assert answer.value["message"] == "".join(want.get("reasons", []))


def ask_nodes(case):
    inputs = case["inputs"]
    percentages = {name: inputs[name] for name in ("profilePercentage", "globalPercentage") if name in inputs}
    return Call("numFeasibleNodesToFind", inputs["numAllNodes"], percentages)


@pytest.mark.vectors("feasible-nodes", "TestNumFeasibleNodesToFind", ask=ask_nodes)
def test_as_many_nodes_are_looked_for_as_upstream(case, answer):
    assert answer.value == case["want"]["numNodes"]


@pytest.mark.parametrize(
    "nodes, want",
    [
        (50, 50),
        (99, 99),
        (100, 100),
        (125, 100),
        (250, 120),
        (500, 230),
        (1000, 420),
        (2000, 680),
        (3000, 780),
        (4999, 549),
        (5000, 500),
        (5625, 281),
        (6000, 300),
        (10000, 500),
        (15000, 750),
    ],
)
def test_the_adaptive_number_of_nodes(models, nodes, want):
    assert models.call("numFeasibleNodesToFind", nodes) == want


def test_never_more_nodes_than_there_are_and_never_fewer_than_a_hundred(models):
    for nodes in range(0, 3000, 37):
        assert min(nodes, 100) <= models.call("numFeasibleNodesToFind", nodes) <= nodes


def test_a_worked_message(models):
    tainted = node(
        "control-plane", "4", taints=[{"key": "node-role.kubernetes.io/control-plane", "effect": "NoSchedule"}]
    )
    nodes = [tainted, node("n1", "4"), node("n2", "4", "2Gi")]
    pods = [pod("3", nodeName="n1"), pod("3", "1536Mi", nodeName="n2")]

    assert explain(models, pod("2"), {"nodes": nodes, "pods": pods}) == (
        "0/3 nodes are available: 1 Insufficient memory, 1 node(s) had untolerated taint(s), 2 Insufficient cpu. "
        "preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, "
        "2 No preemption victims found for incoming pod."
    )


def test_a_request_larger_than_any_node_cannot_be_helped_by_preemption(models):
    cluster = {"nodes": [node("n1", "4")], "pods": [pod("1", nodeName="n1")]}

    assert explain(models, pod("8", priority=1000), cluster) == (
        "0/1 nodes are available: 1 Insufficient cpu. "
        "preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling."
    )


def test_a_pod_that_must_not_preempt_says_so(models):
    cluster = {"nodes": [node("n1", "4")], "pods": [pod("3", nodeName="n1")]}
    asked = pod("2", priority=1000, preemptionPolicy="Never")

    assert explain(models, asked, cluster).endswith(". preemption: not eligible due to preemptionPolicy=Never.")


def test_a_pod_waits_for_the_victim_that_already_leaves_its_node(models):
    leaving = pod("3", nodeName="n1")
    leaving["metadata"]["deletionTimestamp"] = "2026-01-01T00:00:00Z"
    leaving["status"] = {
        "conditions": [{"type": "DisruptionTarget", "status": "True", "reason": "PreemptionByScheduler"}]
    }
    asked = {**pod("2", priority=1000), "status": {"nominatedNodeName": "n1"}}

    assert explain(models, asked, {"nodes": [node("n1", "4")], "pods": [leaving]}).endswith(
        "preemption: not eligible due to a terminating pod on the nominated node."
    )


def test_counts_are_sorted_as_text(models):
    statuses = {f"n{index}": {"code": "Unschedulable", "reasons": ["a" if index < 10 else "b"]} for index in range(12)}

    assert (
        models.call("fitError.message", {"numAllNodes": 12, "nodeStatuses": statuses})
        == "0/12 nodes are available: 10 a, 2 b."
    )


def test_an_event_is_cut_at_1024_bytes(models):
    cut = models.call("fitError.truncate", "x" * 2000)

    assert len(cut) == 1024
    assert cut.endswith("x ...")
    assert models.call("fitError.truncate", "x" * 1024) == "x" * 1024


def test_a_pod_that_leaves_for_another_reason_is_not_waited_for(models):
    leaving = pod("3", nodeName="n1")
    leaving["metadata"]["deletionTimestamp"] = "2026-01-01T00:00:00Z"
    leaving["status"] = {
        "conditions": [{"type": "DisruptionTarget", "status": "True", "reason": "EvictionByEvictionAPI"}]
    }
    asked = {**pod("2", priority=1000), "status": {"nominatedNodeName": "n1"}}
    cluster = {"nodes": [node("n1", "4")], "pods": [leaving]}
    found = models.call("schedulerFilter", asked, cluster)

    assert models.call("preemptionMessage", asked, cluster, found["nodes"]) == {
        "code": "Success",
        "message": "",
        "candidates": ["n1"],
    }


def test_bad_input_is_refused(raises):
    assert raises("numFeasibleNodesToFind", -1) == "nodes -1: not a whole number from 0"
    assert raises("numFeasibleNodesToFind", 100, {"profilePercentage": 101}) == (
        "percentageOfNodesToScore 101: not a whole number from 0 to 100"
    )
    assert raises("fitError.message", {}) == "numAllNodes undefined: not a whole number from 0"
