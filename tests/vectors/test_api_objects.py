"""No model throws on an object that the API server accepts: random objects, the same ones on every run."""

import pytest
from api_objects import NOW, clusters, pods
from hypothesis import HealthCheck, example, given, settings
from model_calls import Call

KUBELET = {"resolvConf": "nameserver 192.0.2.53\n", "clusterDNS": ["10.96.0.10"], "clusterDomain": "cluster.local"}
PLUGINS = [
    "TaintToleration",
    "NodeAffinity",
    "NodeResourcesFit",
    "PodTopologySpread",
    "InterPodAffinity",
    "NodeResourcesBalancedAllocation",
    "ImageLocality",
]
reproducibly = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


def answers(models, calls):
    """What each call returns; one that throws is told with the call."""
    got = models.batch(calls)
    thrown = [f"{call.name}: {one.error}" for call, one in zip(calls, got, strict=True) if one.error is not None]
    assert thrown == []
    return [one.value for one in got]


def about_one_pod(pod):
    """Everything that is asked of a Pod alone; it need not have been stored."""
    spec, status = pod["spec"], pod.get("status") or {}
    listed = [*(status.get("initContainerStatuses") or []), *(status.get("containerStatuses") or [])]
    inputs = {"spec": spec, "phase": status.get("phase") or "Pending", "containerStatuses": listed}
    return [
        Call("podStatus", pod, {"now": NOW}),
        Call("kubectlStatus", pod, {"now": NOW, "wide": True}),
        Call("podPhase", {"pod": pod, "containerStatuses": listed}),
        *[Call(f"podConditions.{name}", inputs) for name in ("containersReady", "ready", "initialized")],
        Call("podDns.resolve", pod, KUBELET),
        Call("podDns.refusals", pod),
        Call("podRequests.quantities", Call("withoutNulls", pod)),
    ]


@reproducibly
@given(clusters())
@example({"documents": [], "pod": {"kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": [{"name": "a"}]}}})
def test_no_model_throws_on_what_the_api_server_accepts(models, cluster):
    """First as it was written, nulls and all; then as it was stored, alone and in a scheduling cycle."""
    documents, pod = cluster["documents"], cluster["pod"]
    raw_pods = [pod, *[one for one in documents if one["kind"] == "Pod"]]
    raw = {"nodes": [one for one in documents if one["kind"] == "Node"], "pods": raw_pods[1:]}
    pasted, stored, *_ = answers(
        models,
        [
            Call("manifests", documents),
            Call("store", pod),
            *[call for one in raw_pods for call in about_one_pod(one)],
            Call("schedulerFilter", pod, raw),
            Call("schedulingCycle", pod, raw),
        ],
    )
    assert pasted["problems"] == [] and stored["problems"] == []
    asked = stored["object"]

    names = [one["metadata"]["name"] for one in pasted["nodes"]]
    cycle, *_ = answers(
        models,
        [
            Call("schedulingCycle", asked, pasted),
            *[Call("schedulerScore.plugin", name, asked, pasted, names) for name in PLUGINS],
            *[call for one in [asked, *pasted["pods"]] for call in about_one_pod(one)],
        ],
    )
    filtered = cycle["filtered"]
    assert set(filtered["feasible"]) <= set(names)
    placed = bool(filtered["feasible"]) and "message" not in cycle
    assert placed or "gated" in filtered or cycle["event"]


@reproducibly
@given(pods())
def test_storing_twice_writes_nothing_new(models, pod):
    first = models.call("store", pod)["object"]
    first["metadata"]["uid"] = "1"

    again = models.call("store", first)

    assert (again["object"], again["changes"]) == (first, [])


@pytest.mark.parametrize("name", ["constructor", "toString", "valueOf", "hasOwnProperty"])
def test_names_that_javascript_has_itself_are_names_like_others(models, name):
    node = {"metadata": {"name": name, "labels": {name: "a"}}, "status": {"allocatable": {"pods": "9"}}}
    other = {"metadata": {"name": "other"}, "status": {"allocatable": {"pods": "9"}}}
    asked = {"metadata": {"name": name}, "spec": {"containers": [{"name": name}], "nodeSelector": {name: "a"}}}

    got = models.call("schedulingCycle", asked, {"nodes": [other, node]})

    assert got["filtered"]["feasible"] == [name]
    assert models.call("podPhase", {"pod": asked, "containerStatuses": []})["phase"] == "Pending"
