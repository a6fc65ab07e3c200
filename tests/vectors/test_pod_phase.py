"""pod-phase.js and container-restart.js, and upstream's tables for getPhase."""

import itertools

import pytest
from model_calls import Call


@pytest.mark.vectors("pod-phase", ask=lambda case: Call("podPhase", case["inputs"]))
def test_the_phase_agrees_with_upstream(case, answer):
    assert answer.value["phase"] == case["want"]["phase"]


def status(name, text):
    """A status from a word: "running", "waiting", "exit 1", "back-off 1"."""
    kind, _, code = text.partition(" ")
    states = {
        "running": {"state": {"running": {}}, "started": True},
        "starting": {"state": {"running": {}}, "started": False},
        "waiting": {"state": {"waiting": {}}},
        "exit": {"state": {"terminated": {"exitCode": int(code or 0)}}},
        "back-off": {"state": {"waiting": {}}, "lastState": {"terminated": {"exitCode": int(code or 0)}}},
    }
    return {"name": name, **states[kind]}


def phases(models, *, init=None, a=None, b=None, ends=False, sidecar=None):
    """The phase under Always, OnFailure and Never."""
    names = {"init": init, "sidecar": sidecar, "a": a, "b": b}
    init_containers = [{"name": "init"}] if init else []
    init_containers += [{"name": "sidecar", "restartPolicy": "Always"}] if sidecar else []
    calls = []
    for policy in ("Always", "OnFailure", "Never"):
        spec = {
            "restartPolicy": policy,
            "initContainers": init_containers,
            "containers": [{"name": "a"}, {"name": "b"}],
        }
        statuses = [status(name, text) for name, text in names.items() if text]
        active = any((text or "waiting") != "waiting" for text in (a, b))
        calls.append(
            Call(
                "podPhase",
                {
                    "pod": {"spec": spec},
                    "containerStatuses": statuses,
                    "podIsTerminal": ends,
                    "podHasInitialized": active,
                },
            )
        )
    return [one.value["phase"] for one in models.batch(calls)]


@pytest.mark.parametrize(
    "situation, want",
    [
        ({}, "Pending Pending Pending"),
        ({"a": "running", "b": "waiting"}, "Pending Pending Pending"),
        ({"a": "running", "b": "running"}, "Running Running Running"),
        ({"a": "running", "b": "exit 1"}, "Running Running Running"),
        ({"a": "back-off 1", "b": "back-off 1"}, "Running Running Failed"),
        ({"a": "exit 0", "b": "exit 0"}, "Running Succeeded Succeeded"),
        ({"a": "exit 0", "b": "exit 1"}, "Running Running Failed"),
        ({"a": "exit 0", "b": "exit 0", "ends": True}, "Succeeded Succeeded Succeeded"),
        ({"a": "exit 0", "b": "exit 143", "ends": True}, "Failed Failed Failed"),
        ({"init": "running"}, "Pending Pending Pending"),
        ({"init": "exit 1"}, "Pending Pending Failed"),
        ({"init": "back-off 1"}, "Pending Pending Failed"),
        ({"init": "exit 0", "a": "waiting", "b": "waiting"}, "Pending Pending Pending"),
        ({"sidecar": "starting", "a": "waiting", "b": "waiting"}, "Pending Pending Pending"),
        ({"sidecar": "back-off 1", "a": "running", "b": "running"}, "Running Running Running"),
        ({"sidecar": "running", "a": "exit 0", "b": "exit 0"}, "Running Running Running"),
        ({"sidecar": "exit 137", "a": "exit 0", "b": "exit 0"}, "Running Succeeded Succeeded"),
    ],
    ids=str,
)
def test_typical_situations_of_a_pod_with_two_containers(models, situation, want):
    assert phases(models, **situation) == want.split()


def test_every_combination_of_two_containers_has_a_phase(models):
    states = [None, "running", "waiting", "exit 0", "exit 1", "back-off 0", "back-off 1"]
    seen = set()
    for a, b in itertools.product(states, states):
        got = phases(models, a=a, b=b)
        assert got == phases(models, a=b, b=a), "the order of containers must not matter"
        seen.update(got)
    assert seen == {"Pending", "Running", "Succeeded", "Failed"}


def test_a_static_pod_does_not_end_early(models):
    pod = {
        "metadata": {"annotations": {"kubernetes.io/config.source": "file"}},
        "spec": {"restartPolicy": "Always", "containers": [{"name": "a"}]},
    }
    asked = {"pod": pod, "containerStatuses": [status("a", "exit 0")], "podIsTerminal": True}

    assert models.call("podPhase", asked)["phase"] == "Running"


@pytest.mark.parametrize(
    "rule, exit_code, want",
    [
        ({"action": "Restart", "exitCodes": {"operator": "In", "values": [42]}}, 42, True),
        ({"action": "Restart", "exitCodes": {"operator": "In", "values": [42]}}, 1, False),
        ({"action": "Restart", "exitCodes": {"operator": "NotIn", "values": [0]}}, 1, True),
        ({"action": "RestartAllContainers", "exitCodes": {"operator": "In", "values": [42]}}, 42, True),
    ],
)
def test_a_rule_comes_before_the_policies(models, rule, exit_code, want):
    container = {"name": "a", "restartPolicy": "Never", "restartPolicyRules": [rule]}

    assert models.call("containerShouldRestart", container, "Never", exit_code) is want


def test_the_result_says_which_rule_decided_and_what_was_counted(models):
    pod = {"spec": {"initContainers": [{"name": "i"}], "containers": [{"name": "a"}, {"name": "b"}]}}
    got = models.call("podPhase", {"pod": pod, "containerStatuses": [status("a", "running")]})

    assert (got["phase"], got["decidedBy"]) == ("Pending", "init-pending")
    assert {name: count for name, count in got["counts"].items() if count} == {
        "pendingInit": 1,
        "running": 1,
        "unknown": 1,
    }


@pytest.mark.parametrize(
    "asked, want",
    [
        ({}, "Running"),
        ({"podIsTerminal": True}, "Succeeded"),
    ],
)
def test_a_pod_is_not_taken_to_end_unless_told_so(models, asked, want):
    pod = {"spec": {"containers": [{"name": "a"}]}}

    assert models.call("podPhase", {"pod": pod, "containerStatuses": [status("a", "exit 0")], **asked})["phase"] == want


def test_a_starting_sidecar_holds_the_pod_back_only_until_it_has_initialized(models):
    pod = {"spec": {"initContainers": [{"name": "s", "restartPolicy": "Always"}], "containers": [{"name": "a"}]}}
    statuses = [status("s", "starting"), status("a", "running")]

    assert models.call("podPhase", {"pod": pod, "containerStatuses": statuses})["phase"] == "Pending"
    asked = {"pod": pod, "containerStatuses": statuses, "podHasInitialized": True}
    assert models.call("podPhase", asked)["phase"] == "Running"


@pytest.mark.parametrize("policy, want", [("Never", "Failed"), ("OnFailure", "Pending")])
def test_without_restart_rules_the_pod_policy_decides_alone(models, policy, want):
    init = {"name": "i", "restartPolicy": "Never"}
    pod = {"spec": {"restartPolicy": policy, "initContainers": [init], "containers": [{"name": "a"}]}}
    asked = {"pod": pod, "containerStatuses": [status("i", "exit 1")], "featureGates": {"ContainerRestartRules": False}}

    assert models.call("podPhase", asked)["phase"] == want


@pytest.mark.parametrize(
    "state, want",
    [
        ({"running": {}, "terminated": {"exitCode": 1}}, "Running"),
        ({"terminated": {"exitCode": 1}, "waiting": {}}, "Failed"),
        ({"terminated": {}}, "Succeeded"),
    ],
)
def test_what_the_api_server_does_not_refuse_is_read_as_the_kubelet_reads_it(models, state, want):
    """Nothing validates that a state is one, or that an exit code is there: the first counts, and none is 0."""
    pod = {"spec": {"restartPolicy": "Never", "containers": [{"name": "a"}]}}

    assert models.call("podPhase", {"pod": pod, "containerStatuses": [{"name": "a", "state": state}]})["phase"] == want


def test_bad_input_is_refused(raises):

    assert raises("podPhase", {"pod": {}}) == "pod: has no spec"
    assert raises("containerShouldRestart", {"name": "a"}, "Sometimes", 1) == (
        'restartPolicy "Sometimes": not one of Always, OnFailure, Never'
    )
    assert raises("featureGate", "Nonsense") == 'feature gate "Nonsense": not known to these models'
