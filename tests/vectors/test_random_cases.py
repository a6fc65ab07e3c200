"""Every case of tests/vectors/random, asked of the models; those of `store` and `pasted-clusters` in their own files."""

from collections import Counter
from decimal import Decimal

import pytest
from model_calls import Answer, Call
from random_cases import FILES, read_cases

CONDITIONS = {"ContainersReady": "containersReady", "Ready": "ready", "Initialized": "initialized"}
COUNTS = {
    "dns": 20,
    "kubectl-status": 12,
    "pasted-clusters": 43,
    "pod-conditions": 12,
    "pod-phase": 18,
    "pod-requests": 2,
    "quantity": 6,
    "scheduling-cycle": 87,
    "store": 30,
}


def every_case(subject):
    return pytest.mark.parametrize("case", read_cases(subject), ids=lambda case: case["id"])


def test_no_case_is_lost_and_all_have_one_form():
    assert {path.stem: len(read_cases(path.stem)) for path in FILES} == COUNTS
    cases = [case for path in FILES for case in read_cases(path.stem)]
    assert Counter(case["id"] for case in cases).most_common(1)[0][1] == 1
    assert all(set(case) - {"note"} == {"id", "source", "class", "inputs", "expected"} for case in cases)


def stored(models, kind, objects):
    """The objects as the API server keeps them."""
    answers = models.batch([Call("store", one, {"kind": kind}) for one in objects])
    assert [one.value["problems"] for one in answers] == [[]] * len(objects)
    return [one.value["object"] for one in answers]


def cycle(models, inputs) -> Answer:
    pod, nodes, pods = inputs["pod"], inputs["nodes"], inputs["existingPods"]
    if inputs["objectsAre"].startswith("manifests"):
        [pod], nodes, pods = stored(models, "Pod", [pod]), stored(models, "Node", nodes), stored(models, "Pod", pods)
    others = {name: inputs[name] for name in ("namespaces", "services", "controllers") if name in inputs}
    config = {"args": inputs["pluginConfig"]} if "pluginConfig" in inputs else {}
    return models.batch([Call("schedulingCycle", pod, {"nodes": nodes, "pods": pods, **others}, config)])[0]


@every_case("scheduling-cycle")
def test_a_scheduling_cycle_ends_as_in_the_real_scheduler(models, case):
    got, want = cycle(models, case["inputs"]).value, case["expected"]

    if "error" in want:
        assert got["message"] == want["error"]
        return
    filtered = got["filtered"]
    assert filtered["feasible"] == want["feasible"]
    rejected = {name: status for name, status in filtered["nodes"].items() if status["code"] != "Success"}
    assert rejected == want.get("nodeStatuses", {})
    assert got.get("message") == want.get("message")
    if "preemptionNominates" in want:
        assert want["preemptionNominates"] in got["preemption"]["nominated"]
    if "nodeScores" in want:
        scored = got["scored"]
        assert scored["nodes"] == want["nodeScores"]
        assert scored["best"] == want["best"]
        ran = {name: one for name, one in scored["plugins"].items() if one["preScore"]["code"] == "Success"}
        assert sorted(set(scored["plugins"]) - set(ran)) == want["skippedScores"]
        assert {name: one["raw"] for name, one in ran.items()} == want["rawScores"]


@every_case("dns")
def test_a_pod_gets_the_resolv_conf_and_the_events_of_the_real_kubelet(models, case):
    inputs, want = case["inputs"], case["expected"]
    known = ("namespace", "dnsPolicy", "hostNetwork", "dnsConfig")
    pod = {"name": "p", "uid": "u"} | {name: inputs[name] for name in known if name in inputs}
    kubelet = {"clusterDNS": inputs["clusterDNS"], "clusterDomain": inputs["clusterDomain"]}
    kubelet |= {"resolvConf": inputs.get("nodeResolvConf"), "addresses": inputs.get("nodeAddresses", [])}
    answer = models.batch([Call("podDns.resolve", pod, kubelet)])[0]

    if want.get("error"):
        assert answer.error.endswith(
            want["errorText"].removeprefix("Encountered error while parsing resolv conf file. Error: ").strip()
        )
        return
    got = answer.value
    assert (got["nameservers"], got["searches"]) == (want["nameservers"], want["searches"])
    assert sorted(got["options"]) == sorted(want["optionsUnordered"])
    assert [{name: one[name] for name in ("type", "reason", "message")} for one in got["events"]] == want["events"]
    about_node = [one["object"] == "Node" for one in got["events"]]
    assert about_node == [
        one["reason"] == "MissingClusterDNS" and not one["message"].startswith("pod: ") for one in want["events"]
    ]


@every_case("pod-phase")
def test_a_phase_is_that_of_the_real_kubelet(models, case):
    assert models.call("podPhase", case["inputs"])["phase"] == case["expected"]["phase"]


@every_case("pod-conditions")
def test_a_condition_is_that_of_the_real_kubelet(models, case):
    inputs = dict(case["inputs"])
    name = CONDITIONS[inputs.pop("conditionType")]
    if not inputs.pop("containerStatusesKnown"):
        inputs["containerStatuses"] = None

    assert models.call(f"podConditions.{name}", inputs) == case["expected"]["condition"]


@every_case("kubectl-status")
def test_a_row_is_that_of_the_real_printer(models, case):
    inputs = case["inputs"]

    got = models.call("kubectlStatus", inputs["pod"], {"now": inputs["now"], "wide": inputs["wide"]})

    assert got == case["expected"]["columns"]


@every_case("quantity")
def test_a_quantity_is_read_compared_and_added_as_upstream(models, case):
    x, y = case["inputs"]["x"], case["inputs"]["y"]
    calls = {
        "canonical": Call("quantity.canonical", x),
        "format": Call("quantity.parse", x),
        "cmp": Call("quantity.compare", x, y),
        "sum": Call("quantity.add", x, y),
        "milliValue": Call("quantity.milliValue", x),
        "value": Call("quantity.wholeValue", x),
    }
    got = dict(zip(calls, [one.value for one in models.batch(calls.values())], strict=True))
    got["format"] = got["format"]["format"]

    assert {name: str(value) for name, value in got.items()} == {
        name: str(value) for name, value in case["expected"].items()
    }


@every_case("pod-requests")
def test_requests_are_printed_as_upstream_prints_them(models, case):
    inputs = case["inputs"]

    got = models.call("podRequests.quantities", inputs["pod"], inputs["options"])

    assert got == case["expected"]["requests"]
    assert all(Decimal(text.rstrip("mKMGTPEi")) > 0 for text in got.values())
