"""pod-conditions.js and upstream's tables for the conditions of a Pod."""

import pytest
from model_calls import Call

MODELS = {"ContainersReady": "containersReady", "Ready": "ready", "Initialized": "initialized"}


def ask(case):
    inputs = dict(case["inputs"])
    name = MODELS[inputs.pop("conditionType")]
    if not inputs.pop("containerStatusesKnown"):
        inputs["containerStatuses"] = None
    return Call(f"podConditions.{name}", inputs)


@pytest.mark.vectors("pod-conditions", ask=ask)
def test_the_condition_agrees_with_upstream(case, answer):
    got = answer.value
    if "message not asserted" in case.get("assertion", ""):
        got.pop("message", None)
    assert got == case["want"]["condition"]


SPEC = {"initContainers": [{"name": "init"}], "containers": [{"name": "app"}]}


def test_all_problems_stand_in_one_message(models):
    spec = {"containers": [{"name": "a"}, {"name": "b"}, {"name": "c"}]}
    statuses = [{"name": "c", "ready": False}]
    got = models.call("podConditions.ready", {"spec": spec, "phase": "Running", "containerStatuses": statuses})

    assert got["message"] == "containers with unknown status: [a b], containers with unready status: [c]"


def test_initialized_stays_true_while_all_containers_are_restarted(models):
    asked = {"spec": SPEC, "phase": "Running", "containerStatuses": [{"name": "init", "ready": False}]}
    before = [{"type": "Initialized", "status": "True"}]
    off = {"RestartAllContainersOnContainerExits": False}

    assert models.call("podConditions.initialized", asked)["status"] == "False"
    assert models.call("podConditions.initialized", {**asked, "oldConditions": before})["status"] == "True"
    assert (
        models.call("podConditions.initialized", {**asked, "oldConditions": before, "featureGates": off})["status"]
        == "False"
    )


@pytest.mark.parametrize("name", MODELS.values())
def test_bad_input_is_refused(raises, name):
    assert raises(f"podConditions.{name}", {"phase": "Running"}) == "spec: missing"
    assert raises(f"podConditions.{name}", {"spec": SPEC, "phase": "Happy"}) == (
        'phase "Happy": not one of Pending, Running, Succeeded, Failed, Unknown'
    )
