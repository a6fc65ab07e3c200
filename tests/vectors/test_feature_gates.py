"""feature-gates.js: what is on by default, and that each default is the one that decides."""

import pytest
from test_scheduler_filter import node, pod

# pkg/features/kube_features.go, the entry for 1.36 of each gate that a model asks about
DEFAULTS = {
    "ContainerRestartRules": True,
    "MatchLabelKeysInPodTopologySpread": True,
    "NodeDeclaredFeatures": True,
    "NodeInclusionPolicyInPodTopologySpread": True,
    "PodLevelResources": True,
    "RestartAllContainersOnContainerExits": True,
    "TaintTolerationComparisonOperators": False,
}


@pytest.mark.parametrize("name", DEFAULTS)
def test_the_default_is_that_of_the_version_and_can_be_set(models, name):
    assert models.call("featureGate", name) is DEFAULTS[name]
    assert models.call("featureGate", name, {name: not DEFAULTS[name]}) is (not DEFAULTS[name])


def feasible(models, asked, nodes, pods=(), **gates):
    cluster = {"nodes": nodes, "pods": list(pods), "featureGates": gates}
    return models.call("schedulerFilter", asked, cluster)["feasible"]


def ended(rule_of, code=42, reason=None, **gates):
    container = {"name": "a", **rule_of}
    state = {"terminated": {"exitCode": code, **({"reason": reason} if reason else {})}}
    return {
        "pod": {"spec": {"restartPolicy": "Never", "containers": [container]}},
        "containerStatuses": [{"name": "a", "state": state}],
        "featureGates": gates,
    }


def rule(action):
    rules = [{"action": action, "exitCodes": {"operator": "In", "values": [42]}}]
    return {"restartPolicy": "Never", "restartPolicyRules": rules}


def test_rules_of_a_container_decide_whether_its_pod_goes_on(models):
    assert models.call("podPhase", ended(rule("Restart")))["phase"] == "Running"
    off = ended(rule("Restart"), ContainerRestartRules=False)
    assert models.call("podPhase", off)["phase"] == "Failed"


def test_a_rule_may_restart_all_containers(models):
    assert models.call("podPhase", ended(rule("RestartAllContainers")))["phase"] == "Running"
    off = ended(rule("RestartAllContainers"), RestartAllContainersOnContainerExits=False)
    assert models.call("podPhase", off)["phase"] == "Failed"


def test_a_toleration_compares_numbers_only_when_it_is_let(models):
    nodes = [node("n1", taints=[{"key": "tier", "value": "7", "effect": "NoSchedule"}])]
    asked = pod(tolerations=[{"key": "tier", "operator": "Gt", "value": "5", "effect": "NoSchedule"}])

    assert feasible(models, asked, nodes) == []
    assert feasible(models, asked, nodes, TaintTolerationComparisonOperators=True) == ["n1"]


def test_requests_of_the_pod_count(models):
    asked = pod(cpu="1", resources={"requests": {"cpu": "8"}})

    assert feasible(models, asked, [node("n1")]) == []
    assert feasible(models, asked, [node("n1")], PodLevelResources=False) == ["n1"]


def test_a_feature_that_a_pod_needs_is_asked_of_the_node(models):
    asked = pod()
    asked["spec"]["containers"][0] |= rule("RestartAllContainers")

    assert feasible(models, asked, [node("n1")]) == []
    assert feasible(models, asked, [node("n1")], NodeDeclaredFeatures=False) == ["n1"]


def spread(**more):
    constraint = {
        "maxSkew": 1,
        "topologyKey": "kubernetes.io/hostname",
        "whenUnsatisfiable": "DoNotSchedule",
        "labelSelector": {"matchLabels": {"app": "web"}},
        **more,
    }
    asked = pod(topologySpreadConstraints=[constraint])
    asked["metadata"]["labels"] = {"app": "web", "rev": "2"}
    return asked


def existing(rev):
    one = pod(nodeName="n1")
    one["metadata"] = {"name": f"e{rev}", "labels": {"app": "web", "rev": rev}}
    return one


def test_label_keys_of_a_constraint_leave_other_revisions_out(models):
    nodes, pods = [node("n1"), node("n2")], [existing("1")]

    assert feasible(models, spread(matchLabelKeys=["rev"]), nodes, pods) == ["n1", "n2"]
    off = feasible(models, spread(matchLabelKeys=["rev"]), nodes, pods, MatchLabelKeysInPodTopologySpread=False)
    assert off == ["n2"]


def test_the_policy_for_taints_leaves_a_tainted_node_out_of_the_count(models):
    tainted = node("n2", taints=[{"key": "a", "effect": "NoSchedule"}])
    nodes, pods = [node("n1"), tainted], [existing("1")]

    assert feasible(models, spread(nodeTaintsPolicy="Honor"), nodes, pods) == ["n1"]
    off = feasible(models, spread(nodeTaintsPolicy="Honor"), nodes, pods, NodeInclusionPolicyInPodTopologySpread=False)
    assert off == []
