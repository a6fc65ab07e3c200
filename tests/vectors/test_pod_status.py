"""pod-status.js: one Pod object in the four vocabularies."""

import json

import pytest
import yaml

from tests.conftest import ROOT

NOW = "2026-01-01T00:01:00Z"
RUNNING, WAITING = {"running": {}}, {"waiting": {"reason": "ContainerCreating"}}
ENDED = {"terminated": {"exitCode": 0, "reason": "Completed"}}


def pod(states, *, init=None, sidecar=None, policy="Always", **status):
    """A bound Pod; states: by name of the regular containers."""

    def one(name, state):
        last = {"lastState": {"terminated": {"exitCode": 1}}} if "CrashLoopBackOff" in json.dumps(state) else {}
        return {"name": name, "state": state, "ready": "running" in state, "started": "running" in state, **last}

    first = ([{"name": "init"}] if init else []) + ([{"name": "car", "restartPolicy": "Always"}] if sidecar else [])
    before = ([one("init", init)] if init else []) + ([one("car", sidecar)] if sidecar else [])
    return {
        "metadata": {"name": "p", "creationTimestamp": "2026-01-01T00:00:00Z"},
        "spec": {
            "nodeName": "n",
            "restartPolicy": policy,
            "initContainers": first,
            "containers": [{"name": name} for name in states],
        },
        "status": {
            "initContainerStatuses": before,
            "containerStatuses": [one(name, state) for name, state in states.items()],
            **status,
        },
    }


def status(models, one, **options):
    return models.call("podStatus", one, {"now": NOW, **options})


def conditions(got):
    return {one["type"]: one["status"] for one in got["conditions"]}


def test_a_running_pod_in_all_four(models):
    got = status(models, pod({"a": RUNNING}))

    assert (got["phase"]["value"], got["phase"]["decidedBy"]) == ("Running", "running")
    assert [(one["type"], one["status"]) for one in got["conditions"]] == [
        ("PodReadyToStartContainers", "True"),
        ("Initialized", "True"),
        ("Ready", "True"),
        ("ContainersReady", "True"),
        ("PodScheduled", "True"),
    ]
    assert [(one["role"], one["name"], one["state"]) for one in got["containers"]] == [("app", "a", "running")]
    assert got["row"] == {"NAME": "p", "READY": "1/1", "STATUS": "Running", "RESTARTS": "0", "AGE": "60s"}


def test_a_container_in_back_off_has_started_before_so_a_sidecar_no_longer_holds_the_pod_back(models):
    """HasAnyActiveRegularContainerStarted asks the runtime, which still has the container that ended."""
    back_off = {"waiting": {"reason": "CrashLoopBackOff"}}

    assert status(models, pod({"a": back_off}, sidecar={"waiting": {}}))["phase"]["value"] == "Pending"
    starting = pod({"a": back_off}, sidecar={"running": {}})
    starting["status"]["initContainerStatuses"][0]["started"] = False
    assert status(models, starting)["phase"] == {
        "value": "Running",
        "decidedBy": "running",
        "counts": status(models, starting)["phase"]["counts"],
    }
    never = json.loads(json.dumps(starting))
    never["status"]["containerStatuses"][0] = {"name": "a", "state": WAITING}
    assert status(models, never)["phase"]["decidedBy"] == "sidecar-pending"


@pytest.mark.parametrize("phase", ["Succeeded", "Failed"])
def test_a_pod_that_has_ended_stays_so(models, phase):
    got = status(models, pod({"a": RUNNING}, phase=phase))

    assert got["phase"] == {"value": phase, "decidedBy": "ended-stays"}


def test_a_pod_that_is_deleted_ends_when_all_its_containers_have(models):
    leaving = pod({"a": ENDED})
    assert status(models, leaving)["phase"]["value"] == "Running"

    leaving["metadata"]["deletionTimestamp"] = NOW
    assert status(models, leaving)["phase"]["value"] == "Succeeded"


@pytest.mark.parametrize(
    "spec, phase, decided",
    [({}, {}, "not-bound"), ({"nodeName": "n"}, {}, "not-reported"), ({}, {"phase": "Pending"}, "not-bound")],
)
def test_a_pod_of_which_no_kubelet_has_told_shows_what_stands_there(models, spec, phase, decided):
    scheduled = {"type": "PodScheduled", "status": "False", "reason": "Unschedulable"}
    one = {
        "metadata": {"name": "p"},
        "spec": {"containers": [{"name": "a"}], **spec},
        "status": {**phase, "conditions": [scheduled]},
    }

    got = status(models, one)

    assert got["phase"] == {"value": "Pending", "decidedBy": decided}
    assert got["conditions"] == [{**scheduled, "from": "recorded"}]
    assert got["containers"] == [{"role": "app", "name": "a", "state": "unknown"}]
    assert (got["row"]["READY"], got["row"]["STATUS"]) == ("0/1", "Pending")


@pytest.mark.parametrize(
    "state, policy, want",
    [
        (RUNNING, "Always", ("True", "inferred")),
        ({"waiting": {"reason": "ImagePullBackOff"}}, "Always", ("True", "inferred")),
        (WAITING, "Always", None),
        (ENDED, "Never", ("False", "inferred")),
    ],
)
def test_whether_there_is_a_sandbox_is_told_as_far_as_a_pod_shows_it(models, state, policy, want):
    got = status(models, pod({"a": state}, policy=policy))

    found = [(one["status"], one["from"]) for one in got["conditions"] if one["type"] == "PodReadyToStartContainers"]
    assert found == ([want] if want else [])


def test_what_the_kubelet_wrote_of_the_sandbox_comes_before_what_is_inferred(models):
    recorded = {"type": "PodReadyToStartContainers", "status": "False"}

    got = status(models, pod({"a": RUNNING}, conditions=[recorded]))

    assert got["conditions"][0] == {**recorded, "from": "recorded"}


def test_conditions_of_others_stay_and_gates_look_at_them(models):
    gate = {"type": "example.com/gate", "status": "True"}
    one = pod({"a": RUNNING}, conditions=[gate, {"type": "Ready", "status": "False"}])
    one["spec"]["readinessGates"] = [{"conditionType": "example.com/gate"}]

    got = status(models, one)

    assert got["conditions"][0] == {**gate, "from": "recorded"}
    assert conditions(got)["Ready"] == "True"
    one["status"]["conditions"] = []
    assert conditions(status(models, one))["Ready"] == "False"


RULE = {"action": "RestartAllContainers", "exitCodes": {"operator": "In", "values": [42]}}


@pytest.mark.parametrize(
    "state, want",
    [
        (RUNNING, {"status": "False"}),
        ({"terminated": {"exitCode": 1}}, {"status": "False"}),
        (
            {"terminated": {"exitCode": 42}},
            {
                "status": "True",
                "reason": "RestartAllContainersStarted",
                "message": "container exited with restart policy rule",
            },
        ),
    ],
)
def test_a_pod_that_restarts_all_its_containers_says_so(models, state, want):
    one = pod({"a": state, "b": RUNNING})
    one["spec"]["containers"][0] |= {"restartPolicy": "Never", "restartPolicyRules": [RULE]}

    got = status(models, one)

    assert got["conditions"][-1] == {"type": "AllContainersRestarting", "from": "computed", **want}
    off = status(models, one, featureGates={"RestartAllContainersOnContainerExits": False})
    assert "AllContainersRestarting" not in conditions(off)


def test_a_pod_without_such_a_rule_has_no_such_condition(models):
    assert "AllContainersRestarting" not in conditions(status(models, pod({"a": RUNNING})))


def test_what_the_object_says_itself_is_told_beside_it(models):
    got = status(models, pod({"a": {"waiting": {"reason": "CrashLoopBackOff"}}}, phase="Pending"))

    assert (got["phase"]["value"], got["recorded"]["phase"]) == ("Running", "Pending")
    assert got["recorded"]["row"]["STATUS"] == "CrashLoopBackOff"


def test_each_container_has_a_role_and_its_state(models):
    got = status(models, pod({"a": WAITING}, init=ENDED, sidecar=RUNNING))["containers"]

    assert [(one["role"], one["state"], one.get("reason"), one.get("exitCode")) for one in got] == [
        ("init", "terminated", "Completed", 0),
        ("sidecar", "running", None, None),
        ("app", "waiting", "ContainerCreating", None),
    ]


def test_a_recorded_pod_is_worked_out_as_its_kubelet_did(models):
    """The one Pod that a recording printed whole: an init container runs."""
    recording = json.loads((ROOT / "evidence/recordings/lifecycle/conditions.json").read_text(encoding="utf-8"))
    [printed] = [one["stdout"] for one in recording["steps"] if one["cmd"] == "kubectl get pod slow -o yaml"]
    recorded = yaml.safe_load(printed)["status"]

    pasted = models.call("manifests", yaml.safe_load(printed))
    got = status(models, pasted["pods"][0])

    assert pasted["problems"] == []
    assert got["phase"] == {"value": "Pending", "decidedBy": "init-pending", "counts": got["phase"]["counts"]}
    fields = ("type", "status", "reason", "message")
    assert [[one.get(name) for name in fields] for one in got["conditions"]] == [
        [one.get(name) for name in fields] for one in recorded["conditions"]
    ]
    assert (got["row"]["READY"], got["row"]["STATUS"]) == ("0/1", "Init:0/1")
    assert got["row"] == got["recorded"]["row"]
