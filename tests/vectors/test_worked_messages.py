"""The FailedScheduling messages that scheduling/failed-scheduling works out and quotes, against the models."""

import re

import pytest
import yaml
from cluster import explain, node, pod
from page_tables import DOCS, LANGUAGES, read_page, rows

LAB = DOCS / "labs/scheduling/counting-reasons"
TAINT = {"key": "node-role.kubernetes.io/control-plane", "effect": "NoSchedule"}

NODES = [node("control-plane", "4", taints=[TAINT]), node("n1", "4"), node("n2", "4", "2Gi")]
BOUND = [pod("3", nodeName="n1"), pod("3", "1536Mi", nodeName="n2")]

languages = pytest.mark.parametrize("language", LANGUAGES)


def page(language):
    return read_page(language, "scheduling/failed-scheduling")


def worked(language):
    """The section with the worked message."""
    return re.search(r"\{#worked\}\n(.*?)\n## ", page(language), re.S)[1]


@languages
def test_the_worked_message(models, language):
    assert f"`{explain(models, pod('2'), {'nodes': NODES, 'pods': BOUND})}`\n" in worked(language)


@languages
def test_one_change_of_the_pod_changes_the_second_half(models, language):
    changed = [
        pod("5"),
        pod("5", priority=1000),
        pod("2", priority=1000),
        pod("2", priority=1000, preemptionPolicy="Never"),
    ]

    for (_, shown), asked in zip(rows(page(language), "worked", -1), changed, strict=True):
        first, _, second = explain(models, asked, {"nodes": NODES, "pods": BOUND}).partition(". ")

        assert first.removesuffix(".") in worked(language)
        assert shown == f"`{second}`" if second else shown.startswith("(") or shown.startswith("（")


def recorded_cluster():
    """What the recording priority-reading says of its four nodes, with only the Pods that matter."""
    label = "kubernetes.io/hostname"
    nodes = [
        node(name, "2", "24581696Ki", [TAINT] if name == "control-plane" else [])
        for name in ("control-plane", "node-1", "node-2", "node-3")
    ]
    for one in nodes:
        one["metadata"]["labels"] = {label: one["metadata"]["name"]}
    port = {
        "spec": {"nodeName": "node-1", "containers": [{"name": "app", "ports": [{"hostPort": 8080}]}]},
        "metadata": {"name": "port-owner", "namespace": "default"},
    }
    loner = {
        "spec": {"nodeName": "node-2", "containers": [{"name": "app"}]},
        "metadata": {"name": "loner", "namespace": "default", "labels": {"app": "loner"}},
    }
    crowd = [
        {
            "spec": {"nodeName": "node-3", "containers": [{"name": "app"}]},
            "metadata": {"name": f"crowd-{n}", "namespace": "default"},
        }
        for n in range(110)
    ]
    return {"nodes": nodes, "pods": [port, loner, *crowd]}


def manifest(name):
    asked = yaml.safe_load((DOCS / f"manifests/scheduling/{name}.yaml").read_text(encoding="utf-8"))
    asked["metadata"]["namespace"] = "default"
    return asked


@pytest.mark.parametrize(
    "name, step",
    [("m2-cpu-and-memory", "cpu-and-memory"), ("m6-four-reasons", "four-reasons")],
)
def test_a_recorded_message_is_what_the_models_say(models, name, step):
    recorded = (LAB / f"{step}.txt").read_text(encoding="utf-8").splitlines()[1]

    assert explain(models, manifest(name), recorded_cluster()) == recorded.replace("no new claims to deallocate, ", "")
