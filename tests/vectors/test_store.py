"""store.js: a manifest as the API server would store it, held against what the real one writes."""

import pytest
from model_calls import Call
from random_cases import read_cases

SYSTEM = {"kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": [{"name": "a"}]}}
QUANTITIES = ("requests", "limits", "overhead", "capacity", "allocatable")


def stored(models, manifest, **options):
    return models.call("store", manifest, options)


def pod(**spec):
    return {**SYSTEM, "spec": {**SYSTEM["spec"], **spec}}


def container(**more):
    return pod(containers=[{"name": "a", **more}])


def amounts(value):
    """All quantities of an object, in a fixed order, as lists of (mapping, name)."""
    if isinstance(value, list):
        return [found for one in value for found in amounts(one)]
    if not isinstance(value, dict):
        return []
    own = [(value[field], name) for field in QUANTITIES if isinstance(value.get(field), dict) for name in value[field]]
    return own + [found for key, one in value.items() if key not in QUANTITIES for found in amounts(one)]


def cut(value, shape):
    """The fields of `value` that `shape` has; nothing else is compared."""
    if isinstance(shape, dict) and isinstance(value, dict):
        return {key: cut(value[key], one) for key, one in shape.items() if key in value}
    if isinstance(shape, list) and isinstance(value, list) and len(shape) == len(value):
        return [cut(one, like) for one, like in zip(value, shape, strict=True)]
    return value


@pytest.mark.parametrize("case", read_cases("store"), ids=lambda case: case["id"])
def test_an_object_is_stored_as_the_real_api_server_stores_it(models, case):
    got = stored(models, case["inputs"]["manifest"])
    assert got["problems"] == []

    same = cut(got["object"], case["expected"]["object"])
    found = amounts(same)
    texts = models.batch([Call("quantity.canonical", mapping[name]) for mapping, name in found])
    for (mapping, name), text in zip(found, texts, strict=True):
        mapping[name] = text.value
    assert same == case["expected"]["object"]


def test_limits_become_requests_resource_by_resource(models):
    got = stored(models, container(resources={"limits": {"cpu": "2", "memory": "1Gi"}, "requests": {"cpu": "1"}}))

    assert got["object"]["spec"]["containers"][0]["resources"]["requests"] == {"cpu": "1", "memory": "1Gi"}
    assert {"path": "spec.containers[0].resources.requests.memory", "value": "1Gi", "by": "defaults"} in got["changes"]


def test_a_pod_as_a_whole_requests_what_its_containers_do_or_else_its_limits(models):
    whole = {"limits": {"cpu": "4", "memory": "1Gi", "hugepages-2Mi": "4Mi", "ephemeral-storage": "1Gi"}}
    manifest = container(resources={"requests": {"cpu": "1"}})
    manifest["spec"]["resources"] = whole

    got = stored(models, manifest)["object"]["spec"]["resources"]

    assert got["requests"] == {"cpu": "1", "memory": "1Gi", "hugepages-2Mi": "4Mi"}


def test_huge_pages_of_the_containers_are_a_limit_of_the_pod(models):
    manifest = container(resources={"limits": {"hugepages-2Mi": "4Mi", "cpu": "1"}})
    manifest["spec"]["resources"] = {"requests": {"cpu": "2"}}

    got = stored(models, manifest)["object"]["spec"]["resources"]

    assert got == {"limits": {"hugepages-2Mi": "4Mi"}, "requests": {"cpu": "2", "hugepages-2Mi": "4Mi"}}


@pytest.mark.parametrize(
    "ports, want",
    [
        ([{"containerPort": 80}], [80]),
        ([{"containerPort": 80, "hostPort": 8080}], [8080]),
        ([{"containerPort": 80, "hostPort": 0}], [80]),
    ],
)
def test_every_port_of_a_pod_on_the_hosts_network_is_a_port_of_the_host(models, ports, want):
    manifest = {**container(ports=ports)}
    manifest["spec"]["hostNetwork"] = True

    got = stored(models, manifest)["object"]["spec"]["containers"][0]["ports"]

    assert [one["hostPort"] for one in got] == want
    assert [one["protocol"] for one in got] == ["TCP"]


@pytest.mark.parametrize(
    "name, priority", [("system-cluster-critical", 2000000000), ("system-node-critical", 2000001000)]
)
def test_the_two_classes_that_are_always_there_give_their_priority(models, name, priority):
    got = stored(models, pod(priorityClassName=name))["object"]["spec"]

    assert (got["priority"], got["preemptionPolicy"]) == (priority, "PreemptLowerPriority")


def test_a_class_of_the_cluster_gives_its_priority_and_an_unknown_one_none(models):
    batch = {"metadata": {"name": "batch"}, "value": -5, "preemptionPolicy": "Never"}
    usual = {"metadata": {"name": "usual"}, "value": 7, "globalDefault": True}
    classes = {"priorityClasses": [batch, usual]}

    assert stored(models, pod(priorityClassName="batch"), **classes)["object"]["spec"]["priority"] == -5
    assert stored(models, pod(), **classes)["object"]["spec"]["priorityClassName"] == "usual"
    assert stored(models, pod())["object"]["spec"]["priority"] == 0
    assert "priority" not in stored(models, pod(priorityClassName="other"), **classes)["object"]["spec"]


def test_two_tolerations_come_from_admission_and_are_told(models):
    got = stored(models, pod(tolerations=[{"key": "node.kubernetes.io/not-ready", "operator": "Exists"}]))
    added = [one for one in got["changes"] if one["by"] == "DefaultTolerationSeconds"]

    assert [one["value"]["key"] for one in added] == ["node.kubernetes.io/unreachable"]
    assert [one["path"] for one in added] == ["spec.tolerations[1]"]
    assert got["object"]["spec"]["tolerations"][1]["tolerationSeconds"] == 300


def test_a_gated_pod_has_its_condition_from_the_beginning(models):
    got = stored(models, pod(schedulingGates=[{"name": "a"}]))["object"]["status"]

    assert got["phase"] == "Pending"
    assert [(one["type"], one["reason"]) for one in got["conditions"]] == [("PodScheduled", "SchedulingGated")]


def test_what_was_stored_before_is_not_created_again(models):
    term = {
        "topologyKey": "zone",
        "labelSelector": {"matchExpressions": [{"key": "app", "operator": "In", "values": ["web"]}]},
        "matchLabelKeys": ["app"],
    }
    manifest = pod(affinity={"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [term]}})
    manifest["metadata"] = {"name": "p", "uid": "1", "labels": {"app": "web"}}
    manifest["status"] = {"phase": "Running"}

    got = stored(models, manifest)["object"]

    assert got["spec"]["affinity"] == manifest["spec"]["affinity"]
    assert "tolerations" not in got["spec"]
    assert got["status"] == {"phase": "Running"}


def test_a_namespace_carries_its_name_as_a_label_and_a_node_offers_what_it_has(models):
    assert stored(models, {"kind": "Namespace", "metadata": {"name": "a"}})["object"]["metadata"]["labels"] == {
        "kubernetes.io/metadata.name": "a"
    }
    node = stored(models, {"kind": "Node", "metadata": {"name": "n"}, "status": {"capacity": {"cpu": "1.5m"}}})
    assert node["object"]["status"]["allocatable"] == {"cpu": "2m"}


def test_nothing_that_was_given_is_changed(models):
    manifest = container(resources={"limits": {"cpu": "1"}})

    twice = models.call("store", stored(models, manifest)["object"])

    assert twice["object"] == stored(models, manifest)["object"]
    assert twice["changes"] == []


@pytest.mark.parametrize(
    "manifest, message",
    [
        (
            container(resources={"requests": {"cpu": "1x"}}),
            'spec.containers[0].resources.requests.cpu: "1x" is not a quantity such as 500m, 2 or 1.5Gi',
        ),
        (pod(containers={"name": "a"}), "spec.containers: a mapping is not a list"),
        (pod(hostNetwork="true"), 'spec.hostNetwork: "true" is not true or false'),
        (pod(priority=3_000_000_000), "spec.priority: 3000000000 is not a whole number of 32 bits"),
        (pod(nodeSelector={"example.com/a": 1}), 'spec.nodeSelector["example.com/a"]: 1 is not a text'),
        (
            container(ports=[{"containerPort": "80"}]),
            'spec.containers[0].ports[0].containerPort: "80" is not a whole number of 32 bits',
        ),
        (
            {**SYSTEM, "metadata": {"name": "p", "deletionTimestamp": "soon"}},
            'metadata.deletionTimestamp: "soon" is not a time such as 2026-01-01T00:00:00Z',
        ),
        ({**SYSTEM, "spec": "x"}, 'spec: "x" is not a mapping of names to values'),
        ([], "the object: a list is not a mapping of names to values"),
    ],
)
def test_a_wrong_type_is_told_with_its_path_and_left_out(models, manifest, message):
    got = models.call("store", manifest, {"kind": "Pod"})

    assert [one["message"] for one in got["problems"]] == [message]
    assert models.call("store", got["object"], {"kind": "Pod"})["problems"] == []


def test_what_no_model_reads_is_left_as_it_is(models):
    odd = {"name": "a", "args": [None, 1], "x": {"y": None}, "lifecycle": "odd"}

    assert stored(models, pod(containers=[odd]))["object"]["spec"]["containers"] == [odd]


@pytest.mark.parametrize("labels, want", [({"app": None}, {"app": ""}), (None, None)])
def test_a_key_without_a_value_is_empty_in_a_map_and_missing_elsewhere(models, labels, want):
    manifest = {**SYSTEM, "metadata": {"name": "p", "labels": labels}}

    assert stored(models, manifest)["object"]["metadata"].get("labels") == want


def test_a_kind_that_the_models_do_not_know_is_refused(raises):
    assert raises("store", {"kind": "Secret"}).startswith('kind "Secret": not one of Pod, Node, Service, ')
