"""interpod-affinity*.js and upstream's tables for InterPodAffinity."""

import pytest
from model_calls import Call

FILTER_TABLES = ["TestRequiredAffinitySingleNode", "TestRequiredAffinityMultipleNodes"]
SCORE_TABLES = ["TestPreferredAffinity", "TestPreferredAffinityWithHardPodAffinitySymmetricWeight"]


def cluster(inputs):
    return {"nodes": inputs["nodes"], "pods": inputs.get("existingPods", []), "namespaces": inputs["namespaces"]}


def ask_filter(case):
    return Call("interpodAffinity", case["inputs"]["pod"], cluster(case["inputs"]))


def ask_score(case):
    inputs = case["inputs"]
    names = [node["metadata"]["name"] for node in inputs["nodes"]]
    return Call("interpodAffinityScore", inputs["pod"], cluster(inputs), names, inputs["args"])


@pytest.mark.vectors("interpod-affinity", *FILTER_TABLES, ask=ask_filter)
def test_the_filter_says_what_upstream_says(case, answer):
    assert answer.value["preFilter"] == case["want"]["preFilter"]
    if "filter" in case["want"]:
        assert answer.value["nodes"] == case["want"]["filter"]


@pytest.mark.vectors("interpod-affinity", *SCORE_TABLES, ask=ask_score)
def test_the_score_is_upstreams_score(case, answer):
    got, want = answer.value["preScore"], case["want"]["preScore"]
    assert got["code"] == want["code"]
    for reason in want.get("reasons", []):
        assert reason in got["reasons"][0]
    assert answer.value["scores"] == {one["name"]: one["score"] for one in case["want"].get("scores", [])}


def node(name, **labels):
    return {"metadata": {"name": name, "labels": labels}}


def pod(name="p", labels=None, on=None, **affinity):
    spec = {"affinity": affinity, **({"nodeName": on} if on else {})}
    return {"metadata": {"name": name, "labels": labels or {}}, "spec": spec}


def term(key="zone", **labels):
    return {"topologyKey": key, "labelSelector": {"matchLabels": labels}}


def required(*terms):
    return {"requiredDuringSchedulingIgnoredDuringExecution": list(terms)}


def preferred(weight, one):
    return {"preferredDuringSchedulingIgnoredDuringExecution": [{"weight": weight, "podAffinityTerm": one}]}


def codes(result):
    return [status["code"] for status in result["nodes"].values()]


def test_the_first_pod_of_a_group_may_start_anywhere(models):
    nodes = [node("n1", zone="a"), node("n2", zone="b"), node("n3")]
    alone = pod(labels={"app": "web"}, podAffinity=required(term(app="web")))
    joined = pod("q", {"app": "web"}, on="n1")

    assert codes(models.call("interpodAffinity", alone, {"nodes": nodes})) == [
        "Success",
        "Success",
        "UnschedulableAndUnresolvable",
    ]
    assert codes(models.call("interpodAffinity", alone, {"nodes": nodes, "pods": [joined]})) == [
        "Success",
        "UnschedulableAndUnresolvable",
        "UnschedulableAndUnresolvable",
    ]


def test_anti_affinity_works_in_both_directions(models):
    nodes = [node("n1", zone="a"), node("n2", zone="b")]
    there = pod("q", {"app": "web"}, on="n1", podAntiAffinity=required(term(app="web")))
    got = models.call("interpodAffinity", pod(labels={"app": "web"}), {"nodes": nodes, "pods": [there]})

    assert codes(got) == ["Unschedulable", "Success"]
    assert got["nodes"]["n1"]["reasons"] == ["node(s) didn't satisfy existing pods anti-affinity rules"]


def test_a_worked_normalisation(models):
    nodes = [node("n1", zone="a"), node("n2", zone="b"), node("n3", zone="c")]
    pods = [
        pod("q", {"app": "web"}, on="n1"),
        pod("r", on="n3", podAntiAffinity=preferred(20, term(app="me"))),
    ]
    asked = pod(labels={"app": "me"}, podAffinity=preferred(50, term(app="web")))
    got = models.call("interpodAffinityScore", asked, {"nodes": nodes, "pods": pods})

    assert list(got["raw"].values()) == [50, 0, -20]
    assert list(got["scores"].values()) == [100, 28, 0]


@pytest.mark.parametrize("weight", [1, 10, 100])
def test_affinity_and_anti_affinity_mirror_each_other(models, weight):
    nodes = [node("n1", zone="a"), node("n2", zone="b")]
    state = {"nodes": nodes, "pods": [pod("q", {"app": "web"}, on="n1")]}
    towards = models.call("interpodAffinityScore", pod(podAffinity=preferred(weight, term(app="web"))), state)
    away = models.call("interpodAffinityScore", pod(podAntiAffinity=preferred(weight, term(app="web"))), state)

    assert towards["raw"] == {"n1": weight, "n2": 0}
    assert away["raw"] == {"n1": -weight, "n2": 0}
    assert towards["scores"] == {"n1": 100, "n2": 0}
    assert away["scores"] == {"n1": 0, "n2": 100}


def test_the_preferences_of_others_can_be_ignored(models):
    nodes = [node("n1", zone="a"), node("n2", zone="b")]
    state = {"nodes": nodes, "pods": [pod("q", on="n1", podAffinity=preferred(5, term(app="me")))]}
    asked = pod(labels={"app": "me"})

    assert models.call("interpodAffinityScore", asked, state)["scores"] == {"n1": 100, "n2": 0}
    ignoring = {"ignorePreferredTermsOfExistingPods": True}
    assert models.call("interpodAffinityScore", asked, state, ["n1", "n2"], ignoring)["preScore"] == {"code": "Skip"}


def test_a_namespace_selector_replaces_the_namespace_of_the_pod(models):
    nodes = [node("n1", zone="a"), node("n2", zone="b")]
    elsewhere = pod("q", {"app": "web"}, on="n1")
    elsewhere["metadata"]["namespace"] = "team"
    namespaces = [{"metadata": {"name": "team", "labels": {"kind": "app"}}}]
    here = pod("r", {"app": "web"}, on="n2")
    asked = pod(podAffinity=required({**term(app="web"), "namespaceSelector": {"matchLabels": {"kind": "app"}}}))
    got = models.call("interpodAffinity", asked, {"nodes": nodes, "pods": [elsewhere, here], "namespaces": namespaces})

    assert codes(got) == ["Success", "UnschedulableAndUnresolvable"]


def test_a_preference_of_the_pod_itself_is_never_ignored(models):
    state = {"nodes": [node("n1", zone="a"), node("n2", zone="b")], "pods": [pod("q", {"app": "web"}, on="n1")]}
    asked = pod(podAffinity=preferred(5, term(app="web")))
    args = {"ignorePreferredTermsOfExistingPods": True, "hardPodAffinityWeight": 100}

    assert models.call("interpodAffinityScore", asked, state, ["n1", "n2"], args)["scores"] == {"n1": 100, "n2": 0}


def test_bad_input_is_refused(raises):
    assert raises("interpodAffinityScore", pod(), {"nodes": []}, [], {"hardPodAffinityWeight": 101}) == (
        "hardPodAffinityWeight 101: not in 0 to 100"
    )
    assert raises("interpodAffinity", pod(), {"nodes": [{"metadata": {}}]}).startswith(
        "cluster: node names must be there and differ"
    )
