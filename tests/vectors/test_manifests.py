"""manifests.js and scheduling-cycle.js: what people paste, and what the real scheduler does with it."""

import pytest
from model_calls import Call
from random_cases import read_cases

NODE = {
    "apiVersion": "v1",
    "kind": "Node",
    "metadata": {"name": "n1"},
    "status": {"capacity": {"cpu": "4", "pods": "9"}},
}


def pod(name, **more):
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": name},
        "spec": {"containers": [{"name": "a"}], **more},
    }


def names(objects):
    return [one["metadata"]["name"] for one in objects]


@pytest.fixture(scope="module")
def cycles(models):
    """What the models make of every pasted case: documents taken apart, the Pod stored, one cycle."""
    cases = read_cases("pasted-clusters")
    objects = models.batch([Call("store", case["inputs"]["pod"]) for case in cases])
    assert [one.value["problems"] for one in objects] == [[]] * len(cases)
    calls = [
        Call("schedulingCycle", one.value["object"], Call("manifests", case["inputs"]["documents"]))
        for case, one in zip(cases, objects, strict=True)
    ]
    return dict(zip([case["id"] for case in cases], models.batch(calls), strict=True))


@pytest.mark.parametrize("case", read_cases("pasted-clusters"), ids=lambda case: case["id"])
def test_a_pod_fares_among_pasted_objects_as_in_the_real_scheduler(cycles, case):
    got, want = cycles[case["id"]].value, case["expected"]

    assert sorted(got["filtered"]["feasible"]) == sorted(want["feasible"])
    rejected = {name: one for name, one in got["filtered"]["nodes"].items() if one["code"] != "Success"}
    assert rejected == want["nodeStatuses"]
    assert (got.get("message"), got.get("event")) == (want.get("message"), want.get("event"))
    nominated = got.get("preemption", {}).get("nominated", [])
    assert want["nominated"] in nominated if "nominated" in want else not nominated
    if "nodeScores" in want:
        assert {one["name"]: one["scores"] for one in got["scored"]["nodes"]} == want["nodeScores"]


def test_lists_of_every_form_are_opened(models):
    bare = {key: value for key, value in pod("c").items() if key not in ("kind", "apiVersion")}
    given = [
        NODE,
        {"kind": "List", "items": [pod("a"), {"kind": "Service", "metadata": {"name": "s"}}]},
        {"kind": "PodList", "items": [bare]},
        {"kind": "ReplicaSetList", "items": [{"metadata": {"name": "r"}}]},
        None,
    ]

    got = models.call("manifests", given)

    assert (names(got["nodes"]), names(got["pods"]), names(got["services"])) == (["n1"], ["a", "c"], ["s"])
    assert [(one["kind"], one["metadata"]["name"]) for one in got["controllers"]] == [("ReplicaSet", "r")]
    assert got["problems"] == []


def test_lists_in_lists_end_somewhere(models):
    nested = pod("deep")
    for _ in range(5):
        nested = {"kind": "List", "items": [nested]}

    assert models.call("manifests", nested["items"])["pods"][0]["metadata"]["name"] == "deep"
    got = models.call("manifests", nested)
    assert (got["pods"], got["others"]) == ([], {"List": 1})


def test_one_object_needs_no_list_around_it(models):
    assert names(models.call("manifests", pod("a"))["pods"]) == ["a"]


def test_kinds_that_no_model_knows_are_counted_and_not_kept(models):
    secret = {"kind": "Secret", "metadata": {"name": "s"}, "data": {"password": "aGk="}}

    got = models.call("manifests", [secret, {"kind": "List", "items": [secret, {"kind": "constructor"}]}, pod("a")])

    assert got["others"] == {"Secret": 2, "constructor": 1}
    assert "aGk=" not in str(got)


def test_what_is_wrong_is_told_with_its_place_and_the_rest_is_kept(models):
    bad = pod("b", nodeName=7)

    got = models.call("manifests", [7, {"metadata": {}}, {"kind": "List", "items": [bad, {"kind": "Pod"}]}, pod("a")])

    assert [one["message"] for one in got["problems"]] == [
        "object 1: not a mapping of names to values",
        "object 2: kind is missing",
        "object 3, items[0], spec.nodeName: 7 is not a text",
        "object 3, items[1]: metadata.name is missing",
    ]
    assert names(got["pods"]) == ["b", "a"]


def test_the_last_of_two_objects_of_one_name_counts(models):
    got = models.call("manifests", [pod("a", priority=1), pod("b"), pod("a", priority=2)])

    assert [(one["metadata"]["name"], one["spec"]["priority"]) for one in got["pods"]] == [("a", 2), ("b", 0)]
    assert got["repeated"] == ["Pod/default/a"]


def test_a_priority_class_in_the_paste_counts_wherever_it_stands(models):
    usual = {"kind": "PriorityClass", "metadata": {"name": "high"}, "value": 9}

    assert models.call("manifests", [pod("a", priorityClassName="high"), usual])["pods"][0]["spec"]["priority"] == 9


def test_changes_say_whose_they_are(models):
    changes = models.call("manifests", [NODE])["changes"]

    assert [(one["object"], one["path"]) for one in changes] == [("Node/n1", "status.allocatable")]


def cycle(models, asked, documents):
    return models.call("schedulingCycle", asked, models.call("manifests", documents))


def test_the_whole_event_is_told(models):
    got = cycle(models, pod("p", containers=[{"name": "a", "resources": {"requests": {"cpu": "8"}}}]), [NODE])

    assert got["event"] == (
        "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, "
        "preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling."
    )


def test_a_pre_filter_that_refuses_leaves_no_room_for_preemption(models):
    terms = [{"matchFields": [{"key": "metadata.name", "operator": "In", "values": [name]} for name in ("n1", "n2")]}]
    affinity = {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": terms}}}

    got = cycle(models, pod("p", affinity=affinity), [NODE])

    assert got["event"] == "0/1 nodes are available: pod affinity terms conflict. not found"
    assert "preemption" not in got


def test_without_nodes_there_is_one_sentence(models):
    assert cycle(models, pod("p"), [])["event"] == "no nodes available to schedule pods"


def test_a_long_message_is_cut_for_the_event_alone(models):
    nodes = [{**NODE, "metadata": {"name": f"n{index}"}, "status": {"capacity": {"pods": "9"}}} for index in range(3)]
    wanted = {f"example.com/{'x' * 60}-{index}": "1" for index in range(20)}
    asked = pod("p", containers=[{"name": "a", "resources": {"requests": wanted, "limits": wanted}}])

    got = cycle(models, asked, nodes)

    assert len(got["event"]) == 1024 and got["event"].endswith(" ...")
    assert got["message"].startswith(got["event"].removesuffix(" ..."))
    assert got["message"].endswith("3 Preemption is not helpful for scheduling.")


def running(name, cpu, priority, start):
    one = pod(name, nodeName="n1", priority=priority)
    one["spec"]["containers"][0]["resources"] = {"requests": {"cpu": cpu}}
    return {**one, "status": {"phase": "Running", "startTime": f"2026-01-01T00:00:0{start}Z"}}


def test_whom_preemption_takes_away_is_told(models):
    existing = [running("old", "1500m", 0, 1), running("young", "1500m", 0, 2), running("high", "500m", 10, 3)]
    asked = pod("p", priority=100, containers=[{"name": "a", "resources": {"requests": {"cpu": "1500m"}}}])

    got = cycle(models, asked, [NODE, *existing])["preemption"]

    # The most important stay as long as the new Pod fits: 4 − 0.5 − 1.5 leaves 2 cpu.
    assert got["victims"] == {"n1": ["default/young"]}
    assert got["nominated"] == ["n1"]


def test_a_higher_priority_is_spared_before_a_longer_life(models):
    existing = [running("old", "1500m", 0, 1), running("high", "1500m", 10, 2)]
    asked = pod("p", priority=100, containers=[{"name": "a", "resources": {"requests": {"cpu": "2"}}}])

    assert cycle(models, asked, [NODE, *existing])["preemption"]["victims"] == {"n1": ["default/old"]}
