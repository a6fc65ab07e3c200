"""Filters of the scheduler and the helpers that they use, and upstream's tables for them."""

import pytest
from model_calls import Call, read_tables

EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"]
RESOURCE_TABLES = [
    "testEnoughRequests",
    "testNotEnoughRequests",
    "testStorageRequests",
    "testRestartableInitContainers",
]
PLUGIN_TABLES = [
    "TestTaintTolerationFilter",
    "TestTaintTolerationFilterWithFeatureGate",
    "TestNodeAffinity",
    "TestNodeName",
    "TestNodePorts",
    "TestNodeUnschedulable",
]


def gates(case):
    # The models know neither SidecarContainers (always on) nor DRAExtendedResource (left out).
    return {
        name: on
        for name, on in case["inputs"].get("featureGates", {}).items()
        if name in ("PodLevelResources", "TaintTolerationComparisonOperators")
    }


def node_info(case):
    inputs = case["inputs"]
    return Call("nodeInfo.of", inputs.get("node", {}), inputs.get("existingPods", []), gates(case))


def options(case):
    chosen = {
        name: case["inputs"][name] for name in ("ignoredResources", "ignoredResourceGroups") if name in case["inputs"]
    }
    return {**chosen, "featureGates": gates(case)}


def ask_node_filter(case):
    return Call(f"nodeFilters.{case['inputs']['plugin']}.filter", case["inputs"]["pod"], node_info(case), options(case))


def ask_pre_filter(case):
    return Call(f"nodeFilters.{case['inputs']['plugin']}.preFilter", case["inputs"]["pod"], options(case))


def ask_fit(case):
    return Call("resourcesFilter.filter", case["inputs"]["pod"], node_info(case), options(case))


@pytest.mark.vectors(
    "scheduler-filter", *PLUGIN_TABLES, ask=ask_node_filter, where=lambda case: "filter" in case["want"]
)
def test_a_filter_says_what_upstream_says(case, answer):
    assert answer.value == case["want"]["filter"]


@pytest.mark.vectors(
    "scheduler-filter", *PLUGIN_TABLES, ask=ask_pre_filter, where=lambda case: "preFilter" in case["want"]
)
def test_a_pre_filter_says_what_upstream_says(case, answer):
    got = answer.value
    assert got.pop("nodeNames", None) == case["want"].get("preFilterNodeNames")
    assert got == case["want"]["preFilter"]


@pytest.mark.vectors("scheduler-filter", *RESOURCE_TABLES, ask=ask_fit)
def test_the_resources_fit_as_upstream(case, answer):
    assert answer.value == case["want"]["filter"]
    assert case["want"].get("preFilter", {"code": "Success"}) == {"code": "Success"}


def ask_insufficient(case):
    return Call("resourcesFilter.insufficient", case["inputs"]["pod"], node_info(case), options(case))


@pytest.mark.vectors(
    "scheduler-filter",
    "testEnoughRequests",
    ask=ask_insufficient,
    where=lambda case: "insufficientResources" in case["want"],
)
def test_what_is_short_is_listed_with_its_figures(case, answer):
    assert answer.value == case["want"]["insufficientResources"]


@pytest.mark.vectors("scheduler-filter", "TestIsFit", ask=ask_fit)
def test_a_pod_fits_as_upstream(case, answer):
    assert (answer.value["code"] == "Success") == case["want"]["fits"]


def ask_untolerated(case):
    inputs = case["inputs"]
    return Call(
        "taints.firstUntolerated", inputs["taintsAfterEffectFilter"], inputs["tolerations"], EFFECTS, gates(case)
    )


@pytest.mark.vectors("scheduler-filter", "TestFindMatchingUntoleratedTaint", ask=ask_untolerated)
def test_taints_are_tolerated_as_upstream(case, answer):
    assert (answer.value is None) == case["want"]["allTolerated"]


@pytest.mark.vectors(
    "scheduler-filter",
    "TestMatchNodeSelectorTerms",
    "TestNodeSelectorMatch",
    ask=lambda case: Call("nodeSelector.matches", case["inputs"]["nodeSelector"], case["inputs"]["node"]),
    where=lambda case: "match" in case["want"],
)
def test_a_node_selector_matches_as_upstream(case, answer):
    assert answer.value == case["want"]["match"]


@pytest.mark.vectors(
    "scheduler-filter",
    "TestNodeSelectorMatch",
    ask=lambda case: Call("nodeSelector.problems", case["inputs"]["nodeSelector"]),
)
def test_an_invalid_node_selector_is_an_error_as_upstream(case, answer):
    assert bool(answer.value) == case["want"]["error"]


@pytest.mark.vectors(
    "scheduler-filter",
    "TestPodMatchesNodeSelectorAndAffinityTerms",
    ask=lambda case: Call("nodeSelector.acceptsPod", case["inputs"]["pod"], case["inputs"]["node"]),
)
def test_a_node_is_accepted_as_upstream(case, answer):
    assert answer.value == case["want"]["match"]


@pytest.mark.vectors(
    "scheduler-filter",
    "TestPodResourceRequests",
    ask=lambda case: Call("podRequests.quantities", case["inputs"]["pod"], case["inputs"]["options"]),
)
def test_a_pod_requests_what_upstream_adds_up(case, answer):
    assert answer.value == case["want"]["requests"]


def test_every_case_of_the_file_is_asked_about():
    asked = {
        *PLUGIN_TABLES,
        *RESOURCE_TABLES,
        "TestIsFit",
        "TestFindMatchingUntoleratedTaint",
        "TestMatchNodeSelectorTerms",
    }
    asked |= {"TestNodeSelectorMatch", "TestPodMatchesNodeSelectorAndAffinityTerms", "TestPodResourceRequests"}
    assert asked == {table["source"]["table"] for table in read_tables("scheduler-filter")}


def node(name, *, cpu="4", memory="8Gi", labels=None, **spec):
    return {
        "metadata": {"name": name, "labels": {"kubernetes.io/hostname": name, **(labels or {})}},
        "spec": spec,
        "status": {"allocatable": {"cpu": cpu, "memory": memory, "pods": "110"}},
    }


def pod(cpu="100m", memory="100Mi", **spec):
    return {
        "metadata": {"name": "p"},
        "spec": {"containers": [{"name": "a", "resources": {"requests": {"cpu": cpu, "memory": memory}}}], **spec},
    }


def test_init_containers_and_sidecars_count_by_the_highest_moment(models):
    def container(cpu, **more):
        return {"name": f"c{cpu}", "resources": {"requests": {"cpu": cpu}}, **more}

    spec = {
        "initContainers": [container("500m"), container("101m", restartPolicy="Always"), container("300m")],
        "containers": [container("200m"), container("100m")],
        "overhead": {"cpu": "50m"},
    }

    assert models.call("podRequests.quantities", {"spec": spec}) == {"cpu": "550m"}


def test_only_the_first_filter_that_rejects_a_node_is_heard(models):
    cordoned = node("n1", unschedulable=True, taints=[{"key": "a", "effect": "NoSchedule"}])
    got = models.call("schedulerFilter", pod(cpu="8"), {"nodes": [cordoned]})

    assert got["nodes"]["n1"] == {
        "code": "UnschedulableAndUnresolvable",
        "reasons": ["node(s) were unschedulable"],
        "plugin": "NodeUnschedulable",
    }


def test_a_pod_that_names_its_node_leaves_the_others_out(models):
    term = {"matchFields": [{"key": "metadata.name", "operator": "In", "values": ["n2"]}]}
    affinity = {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [term]}}}
    got = models.call("schedulerFilter", pod(affinity=affinity), {"nodes": [node("n1"), node("n2")]})

    assert got["feasible"] == ["n2"]
    assert set(got["nodes"]) == {"n2"}
    assert got["absentNodesStatus"]["reasons"] == ["node(s) didn't satisfy plugin(s) [NodeAffinity]"]


def test_what_refused_the_nominated_node_is_named_beside_what_narrowed_the_others(models):
    """Both stand in one set upstream; the nominated node is asked although the Pod names another."""
    term = {"matchFields": [{"key": "metadata.name", "operator": "In", "values": ["n2"]}]}
    affinity = {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [term]}}}
    asked = {**pod(cpu="8", affinity=affinity), "status": {"nominatedNodeName": "n1"}}
    nodes = [node("n1", unschedulable=True), node("n2"), node("n3")]

    got = models.call("schedulingCycle", asked, {"nodes": nodes})

    assert got["event"] == (
        "0/3 nodes are available: 1 Insufficient cpu, 1 node(s) didn't satisfy plugin(s) [NodeAffinity NodeUnschedulable], "
        "1 node(s) were unschedulable. no new claims to deallocate, "
        "preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling."
    )


def test_a_gated_pod_does_not_reach_the_filters(models):
    got = models.call("schedulerFilter", pod(schedulingGates=[{"name": "a"}, {"name": "b"}]), {"nodes": [node("n1")]})

    assert got == {"gated": "waiting for scheduling gates: [a b]", "feasible": [], "nodes": {}}


def test_what_does_not_fit_does_not_fit_on_a_fuller_node_either(models):
    used = [{**pod(cpu="500m"), "metadata": {"name": f"u{i}"}} for i in range(8)]
    calls = []
    for count in range(9):
        pods = [{**one, "spec": {**one["spec"], "nodeName": "n1"}} for one in used[:count]]
        calls.append(Call("schedulerFilter", pod(cpu="1"), {"nodes": [node("n1")], "pods": pods}))
    fits = [bool(one.value["feasible"]) for one in models.batch(calls)]

    assert fits == [True] * 7 + [False] * 2


def test_what_an_empty_node_could_hold_is_only_unschedulable(models):
    used = {**pod(cpu="1"), "metadata": {"name": "u"}}
    used["spec"]["nodeName"] = "n1"
    state = {"nodes": [node("n1", cpu="4")], "pods": [used]}

    assert models.call("schedulerFilter", pod(cpu="4"), state)["nodes"]["n1"]["code"] == "Unschedulable"
    assert (
        models.call("schedulerFilter", pod(cpu="4001m"), state)["nodes"]["n1"]["code"] == "UnschedulableAndUnresolvable"
    )


def test_resources_of_kubernetes_itself_cannot_be_ignored(models):
    asked = {
        "spec": {
            "containers": [{"name": "a", "resources": {"requests": {"x.kubernetes.io/a": "1", "example.com/b": "1"}}}]
        }
    }
    ignored = {"ignoredResources": ["x.kubernetes.io/a", "example.com/b"]}
    got = models.call("schedulerFilter", asked, {"nodes": [node("n1")]}, {"args": {"NodeResourcesFit": ignored}})

    assert got["nodes"]["n1"]["reasons"] == ["Insufficient x.kubernetes.io/a"]


def test_requests_of_the_pod_replace_those_of_its_containers_unless_the_gate_is_off(models):
    asked = pod(cpu="1", resources={"requests": {"cpu": "5"}})
    off = {"featureGates": {"PodLevelResources": False}}

    assert models.call("schedulerFilter", asked, {"nodes": [node("n1")]})["feasible"] == []
    assert models.call("schedulerFilter", asked, {"nodes": [node("n1")], **off})["feasible"] == ["n1"]


def test_one_taken_port_of_two_is_enough(models):
    def ports(*wanted):
        return {"containers": [{"name": "a", "ports": [{"hostPort": port} for port in wanted]}]}

    other = {"metadata": {"name": "u"}, "spec": {**ports(80), "nodeName": "n1"}}
    state = {"nodes": [node("n1")], "pods": [other]}

    assert models.call("schedulerFilter", {"spec": ports(80, 81)}, state)["nodes"]["n1"]["plugin"] == "NodePorts"
    assert models.call("schedulerFilter", {"spec": ports(81, 82)}, state)["feasible"] == ["n1"]


@pytest.mark.parametrize(
    "operator, bound, value, want",
    [
        ("Gt", "5", "6", True),
        ("Gt", "5", "5", False),
        ("Lt", "5", "5", False),
        ("Lt", "5", "4", True),
        ("Gt", "5", "x", False),
        ("Gt", "-1", "0007", True),
        ("Lt", "9223372036854775807", "9223372036854775806", True),
        ("Lt", "5", "-9223372036854775809", False),
    ],
)
def test_labels_are_compared_as_64_bit_numbers(models, operator, bound, value, want):
    requirement = {"key": "k", "operator": operator, "values": [bound]}

    assert models.call("labelSelector.matches", [requirement], {"k": value}) is want


@pytest.mark.parametrize(
    "key, valid",
    [("a" * 63, True), ("a" * 64, False), ("x.y/a", True), ("X/a", False), ("/a", False), ("a/b/c", False)],
)
def test_label_keys_are_checked(models, key, valid):
    found = models.call("labelSelector.problems", {"key": key, "operator": "Exists"})

    assert (found == []) is valid


@pytest.mark.parametrize(
    "value, valid", [("", True), ("a" * 63, True), ("a" * 64, False), ("-a", False), ("a b", False)]
)
def test_label_values_are_checked(models, value, valid):
    found = models.call("labelSelector.problems", {"key": "k", "operator": "In", "values": [value]})

    assert (found == []) is valid


def test_bad_input_is_refused(raises):
    assert raises("schedulerFilter", pod(), {}) == "cluster: nodes is not a list"
    assert raises("schedulerFilter", pod(), {"nodes": [node("n1"), node("n1")]}).startswith(
        "cluster: node names must be there and differ"
    )
    assert raises("schedulerFilter", pod(), {"nodes": []}, {"plugins": ["VolumeZone"]}).startswith(
        'filter "VolumeZone": not one of '
    )
    assert raises("schedulerFilter", pod(cpu="1x"), {"nodes": [node("n1")]}).startswith('quantity "1x": ')
    assert raises("taints.firstUntolerated", [{"key": "a", "effect": "Never"}], []) == (
        'taint "a": effect "Never" is not one of NoSchedule, PreferNoSchedule, NoExecute'
    )
    assert raises("labelSelector.parse", {"matchExpressions": [{"key": "a", "operator": "Gt", "values": ["1"]}]}) == (
        '"Gt" is not a valid label selector operator'
    )
