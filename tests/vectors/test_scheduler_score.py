"""Scores of the scheduler, and upstream's tables for them."""

import random

import pytest
from model_calls import Call, read_tables

PLUGIN_TABLES = [
    "TestTaintTolerationScore",
    "TestNodeAffinityPriority",
    "testNodeResourcesBalancedAllocation",
    "testFitScore",
    "TestLeastAllocatedScoringStrategy",
    "TestMostAllocatedScoringStrategy",
    "TestImageLocalityPriority",
]


def cluster(inputs):
    return {
        "nodes": inputs["nodes"],
        "pods": inputs.get("existingPods", []),
        "featureGates": inputs.get("featureGates", {}),
    }


def names(inputs):
    return [node["metadata"]["name"] for node in inputs["nodes"]]


def ask_plugin(case):
    inputs = case["inputs"]
    args = {name: inputs[name] for name in ("scoringStrategy", "resources") if name in inputs}
    return Call("schedulerScore.plugin", inputs["plugin"], inputs["pod"], cluster(inputs), names(inputs), args)


@pytest.mark.vectors("scheduler-score", *PLUGIN_TABLES, ask=ask_plugin)
def test_a_score_is_upstreams_score(case, answer):
    inputs, want = case["inputs"], case["want"]
    pre_score = want.get("preScore", {"code": want.get("preScoreCode")})
    if pre_score["code"]:
        assert answer.value["preScore"] == pre_score
    # Where upstream's test scores without PreScore, a Pod that prefers nothing gets 0; in a real cycle it is skipped.
    got = answer.value["scores"]
    if inputs.get("runPreScore") is False and answer.value["preScore"]["code"] == "Skip":
        got = dict.fromkeys(names(inputs), 0)
    assert got == {one["name"]: one["score"] for one in want.get("scores", [])}


def ask_preferred(case):
    inputs = case["inputs"]
    return Call(
        "nodeSelector.preferredScore", inputs["preferredTerms"], *([inputs["node"]] if "node" in inputs else [])
    )


@pytest.mark.vectors("scheduler-score", "TestPreferredSchedulingTermsScore", ask=ask_preferred)
def test_preferred_terms_add_up_as_upstream(case, answer):
    if case["want"]["error"]:
        assert "invalid key" in answer.error
    else:
        assert answer.value == case["want"]["score"]


def ask_all(case):
    inputs = case["inputs"]
    return Call("schedulerScore.run", inputs["pod"], cluster(inputs), names(inputs), {"plugins": inputs["plugins"]})


@pytest.mark.vectors("scheduler-score", "Test_prioritizeNodes", ask=ask_all)
def test_scores_are_weighted_and_added_up(case, answer):
    assert answer.value["nodes"] == case["want"]["nodeScores"]


def test_every_case_of_the_file_is_asked_about():
    asked = {*PLUGIN_TABLES, "TestPreferredSchedulingTermsScore", "Test_prioritizeNodes"}
    assert asked == {table["source"]["table"] for table in read_tables("scheduler-score")}


def node(name, cpu="4", memory="8Gi", taints=()):
    return {
        "metadata": {"name": name, "labels": {"kubernetes.io/hostname": name}},
        "spec": {"taints": list(taints)},
        "status": {"allocatable": {"cpu": cpu, "memory": memory, "pods": "110"}},
    }


def pod(cpu=None, memory=None, on=None):
    requests = {name: value for name, value in (("cpu", cpu), ("memory", memory)) if value}
    spec = {"containers": [{"name": "a", "resources": {"requests": requests}}]}
    return {"metadata": {"name": "p"}, "spec": {**spec, **({"nodeName": on} if on else {})}}


@pytest.mark.parametrize(
    "offered, used, asked, least, balanced",
    [
        (("4", "8Gi"), ("1", "2Gi"), ("500m", "1Gi"), 62, 75),
        (("4", "8Gi"), ("3", "1Gi"), ("500m", "1Gi"), 43, 75),
        (("4", "8Gi"), None, ("500m", "1Gi"), 87, 75),
        (("4", "16Gi"), None, ("2", "1Gi"), 71, 64),
        (("4", "8Gi"), ("2", "1Gi"), (None, "3Gi"), None, 84),
    ],
)
def test_worked_resource_scores(models, offered, used, asked, least, balanced):
    state = {"nodes": [node("n1", *offered)], "pods": [pod(*used, on="n1")] if used else []}
    if least is not None:
        assert models.call("schedulerScore.plugin", "NodeResourcesFit", pod(*asked), state, ["n1"])["scores"] == {
            "n1": least
        }
    got = models.call("schedulerScore.plugin", "NodeResourcesBalancedAllocation", pod(*asked), state, ["n1"])
    assert got["scores"] == {"n1": balanced}


def ranking(models, taints=()):
    nodes = [node("a"), node("b"), node("c", taints=taints)]
    pods = [pod("1", "2Gi", on="a"), pod("3", "1Gi", on="b")]
    return models.call("schedulerScore.run", pod("500m", "1Gi"), {"nodes": nodes, "pods": pods}, ["a", "b", "c"])


def test_the_totals_of_a_plain_pod(models):
    got = ranking(models)

    assert {one["name"]: one["totalScore"] for one in got["nodes"]} == {"a": 437, "b": 418, "c": 462}
    assert got["best"] == ["c"]


def test_a_soft_taint_costs_the_winner_the_first_place(models):
    got = ranking(models, [{"key": "k", "effect": "PreferNoSchedule"}])

    assert got["nodes"][2]["totalScore"] == 162
    assert got["best"] == ["a"]


def test_a_single_feasible_node_is_not_scored(models):
    got = models.call("schedulerScore.run", pod(), {"nodes": [node("a"), node("b")]}, ["b"])

    assert got == {"plugins": {}, "nodes": [], "best": ["b"]}


@pytest.mark.parametrize(
    "mebibytes, having, want", [(250, 10, 23), (250, 5, 10), (500, 2, 7), (1200, 10, 100), (20, 10, 0)]
)
def test_an_image_counts_by_its_size_and_how_many_nodes_have_it(models, mebibytes, having, want):
    nodes = [node(f"n{index}") for index in range(10)]
    for one in nodes[:having]:
        one["status"]["images"] = [{"names": ["registry:5000/app:latest"], "sizeBytes": mebibytes * 1024 * 1024}]
    asked = {"spec": {"containers": [{"name": "a", "image": "registry:5000/app"}]}}

    assert models.call("schedulerScore.plugin", "ImageLocality", asked, {"nodes": nodes}, ["n0"])["scores"] == {
        "n0": want
    }


def test_every_score_lies_between_0_and_100_and_less_used_never_scores_less(models):
    rng = random.Random(7)
    calls = []
    for _ in range(60):
        used = sorted(rng.randrange(0, 4000) for _ in range(3))
        nodes = [node(f"n{index}") for index in range(3)]
        pods = [pod(f"{cpu}m", f"{cpu}Mi", on=f"n{index}") for index, cpu in enumerate(used)]
        asked = pod(f"{rng.randrange(1, 500)}m", f"{rng.randrange(1, 500)}Mi")
        calls.append(Call("schedulerScore.run", asked, {"nodes": nodes, "pods": pods}, ["n0", "n1", "n2"]))
    for one in models.batch(calls):
        for plugin in one.value["plugins"].values():
            assert all(0 <= score <= 100 for score in plugin["scores"].values())
        least = one.value["plugins"]["NodeResourcesFit"]["scores"]
        assert least["n0"] >= least["n1"] >= least["n2"]


def test_more_than_two_resources_are_balanced_by_their_standard_deviation(models):
    one = node("n1", "10", "10Gi")
    one["status"]["allocatable"]["example.com/gpu"] = "10"
    asked = pod("1", "2Gi")
    asked["spec"]["containers"][0]["resources"]["requests"]["example.com/gpu"] = "6"
    resources = [{"name": name, "weight": 1} for name in ("cpu", "memory", "example.com/gpu")]
    got = models.call(
        "schedulerScore.plugin",
        "NodeResourcesBalancedAllocation",
        asked,
        {"nodes": [one]},
        ["n1"],
        {"resources": resources},
    )

    # Fractions 0.1, 0.2 and 0.6 deviate by 0.216 from their mean: 78 after, 100 before.
    assert got["scores"] == {"n1": 50 + (50 + 78 - 100) // 2}


def test_bad_input_is_refused(raises):
    state = {"nodes": [node("a"), node("b")]}
    shape = [{"utilization": 50, "score": 1}, {"utilization": 50, "score": 2}]
    ratio = {"scoringStrategy": {"type": "RequestedToCapacityRatio", "requestedToCapacityRatio": {"shape": shape}}}

    assert raises("schedulerScore.run", pod(), state, ["a", "z"]) == 'feasible node "z": not in the cluster'
    assert (
        raises("schedulerScore.run", pod(), state, ["a", "b"], {"plugins": [{"name": "Luck"}]})
        == 'score "Luck": not one of the models'
    )
    assert raises(
        "schedulerScore.run", pod(), state, ["a", "b"], {"plugins": [{"name": "NodeAffinity", "weight": 0}]}
    ) == ('score "NodeAffinity": weight 0 is not a whole number from 1')
    assert raises(
        "schedulerScore.plugin", "NodeResourcesFit", pod(), state, ["a"], {"scoringStrategy": {"type": "Best"}}
    ) == ('scoring strategy "Best": not one of LeastAllocated, MostAllocated, RequestedToCapacityRatio')
    assert raises("schedulerScore.plugin", "NodeResourcesFit", pod(), state, ["a"], ratio) == (
        "requestedToCapacityRatio: the utilization of the points must rise"
    )
