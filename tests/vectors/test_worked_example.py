"""The worked example of scheduling/index: recorded log, typed tables and models have to say the same."""

import re

import pytest
import yaml

from model_calls import HERE

DOCS = HERE.parents[1] / "docs"
LABS = DOCS / "labs" / "scheduling"
PAGES = {language: (DOCS / language / "scheduling" / "index.md").read_text(encoding="utf-8") for language in ("zh", "en")}
WORKERS = ["node-1", "node-2", "node-3"]
PLUGINS = ["TaintToleration", "NodeResourcesFit", "NodeResourcesBalancedAllocation", "ImageLocality"]
# What kubeadm's CoreDNS requests; that it ran on node-1 is the page's explanation, not part of the recording.
COREDNS = {"metadata": {"name": "coredns"}, "spec": {"nodeName": "node-1", "containers": [{"resources": {"requests": {"cpu": "100m", "memory": "70Mi"}}}]}}


def manifest(name, **spec):
    found = yaml.safe_load((DOCS / "manifests" / "scheduling" / f"{name}.yaml").read_text(encoding="utf-8"))
    found = found["spec"]["template"] if found["kind"] == "Deployment" else found
    return {"metadata": {"name": name, **found["metadata"]}, "spec": {**found["spec"], **spec}}


def lines(name):
    return (LABS / f"{name}.txt").read_text(encoding="utf-8").splitlines()[1:]


def nodes():
    """The four nodes, from the recorded table of what they can give."""
    found = []
    for name, cpu, memory, pods, taint in (line.split() for line in lines("counting-reasons/allocatable")[1:]):
        taints = [] if taint == "<none>" else [{"key": taint, "effect": "NoSchedule"}]
        found.append({"metadata": {"name": name, "labels": {"kubernetes.io/hostname": name}}, "spec": {"taints": taints}, "status": {"allocatable": {"cpu": cpu, "memory": memory, "pods": pods}}})
    return found


def cluster(*pods):
    return {"nodes": nodes(), "pods": list(pods)}


def table(text, heading, column=0):
    """Rows under a heading, as {first cell: the other cells}."""
    part = re.search(rf"^#+ .*\{{#{heading}\}}$(.*?)(?=^#|\Z)", text, re.M | re.S)[1]
    rows = [[cell.strip(" *`") for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("|")]
    return {row[0]: row[1:] for row in rows[2:]}


@pytest.fixture(scope="module")
def scores(models):
    return models.call("schedulerScore.run", manifest("app"), cluster(manifest("busy"), COREDNS), WORKERS)


@pytest.mark.parametrize("pod", ["app", "big", "next"])
def test_only_the_control_plane_is_tainted_away(models, pod):
    fills = [manifest("fill", nodeName=name) for name in WORKERS]
    verdicts = models.call("schedulerFilter", manifest(pod), cluster(*([] if pod == "app" else fills)))["nodes"]

    assert verdicts["control-plane"] == {"code": "UnschedulableAndUnresolvable", "reasons": ["node(s) had untolerated taint(s)"], "plugin": "TaintToleration"}
    wanted = {"app": [], "big": ["Insufficient cpu"], "next": ["Insufficient cpu"]}[pod]
    assert [verdicts[name].get("reasons", []) for name in WORKERS] == [wanted] * 3


def test_the_log_has_the_weighted_scores_of_the_models(scores):
    logged = {}
    for line in lines("scores/plugin-scores"):
        plugin, node, score = re.search(r'plugin="(\w+)" node="([\w-]+)" score=(\d+)', line).groups()
        logged.setdefault(node, {})[plugin] = int(score)

    computed = {one["name"]: one["scores"] for one in scores["nodes"]}
    assert logged == {name: {**computed[name], "DynamicResources": 0} for name in WORKERS}
    assert set(computed["node-1"]) == set(PLUGINS)


def test_the_log_has_the_sums_and_one_of_the_best(scores):
    logged = dict(re.findall(r'node="([\w-]+)" score=(\d+)', "\n".join(lines("scores/final-scores"))))

    assert {name: int(score) for name, score in logged.items()} == {one["name"]: one["totalScore"] for one in scores["nodes"]}
    assert scores["best"] == ["node-2", "node-3"]
    assert 'node="node-3"' in "\n".join(lines("scores/bound"))


def told(text, scores):
    """Where the typed table of scores differs from the models."""
    rows, found = table(text, "score"), []
    weighted = {one["name"]: one for one in scores["nodes"]}
    for plugin in PLUGINS:
        weight, cells = next((int(re.search(r"[（(](\d)[）)]", name)[1]), cells) for name, cells in rows.items() if name.startswith(plugin + "（") or name.startswith(plugin + " ("))
        for name, cell in zip(WORKERS, cells, strict=True):
            raw, normal, times, points = map(int, re.fullmatch(r"(\d+) → (\d+) × (\d+) = (\d+)", cell).groups())
            model = scores["plugins"][plugin]
            if (raw, normal, times, points) != (model.get("raw", model["scores"])[name], model["scores"][name], weight, weighted[name]["scores"][plugin]):
                found.append((plugin, name))
    totals = list(rows.values())[-1]
    return found + [("sum", name) for name, cell in zip(WORKERS, totals, strict=True) if int(cell.strip("*")) != weighted[name]["totalScore"]]


@pytest.mark.parametrize("language", PAGES)
def test_the_typed_table_of_scores(scores, language):
    assert told(PAGES[language], scores) == []


@pytest.mark.parametrize(("right", "wrong", "where"), [("94 → 94 × 1 = 94", "95 → 94 × 1 = 94", ("NodeResourcesFit", "node-2")), ("**430**", "**431**", ("sum", "node-1"))])
def test_a_wrong_number_in_the_table_is_told(scores, right, wrong, where):
    assert told(PAGES["zh"].replace(right, wrong, 1), scores) == [where]


def test_without_the_unlisted_pod_node_1_would_have_more(models):
    alone = models.call("schedulerScore.run", manifest("app"), cluster(manifest("busy")), WORKERS)["plugins"]

    assert alone["NodeResourcesFit"]["scores"]["node-1"] == 60
    assert alone["NodeResourcesBalancedAllocation"]["scores"]["node-1"] == 73


@pytest.mark.parametrize(("pod", "event"), [("big", "big-event"), ("next", "next-event")])
def test_the_recorded_message(models, pod, event):
    here = cluster(*([manifest("fill", nodeName=name) for name in WORKERS] if pod == "next" else []))
    filtered = models.call("schedulerFilter", manifest(pod), here)
    preemption = models.call("preemptionMessage", manifest(pod), here, filtered["nodes"])["message"]
    # DynamicResources is not among the models: its sentence is the constant before the comma.
    message = models.call("fitError.message", {"numAllNodes": 4, "nodeStatuses": filtered["nodes"], "postFilterMsg": f"no new claims to deallocate, {preemption}"})

    assert lines(f"insufficient-cpu/{event}")[-1].endswith(message)
    assert message.startswith("0/4 nodes are available: 1 node(s) had untolerated taint(s), 3 Insufficient cpu.")


@pytest.mark.parametrize("language", PAGES)
def test_the_table_of_nodes_looked_at(models, language):
    rows = table(PAGES[language], "nodes-looked-at")

    typed = {int(name): int(cells[-1]) for name, cells in rows.items()}
    assert len(typed) >= 8
    assert typed == {count: models.call("numFeasibleNodesToFind", count) for count in typed}


def steps(cpu, memory):
    """The table of two resource scores, step by step: LeastAllocated and the balance of v1.36, in plain arithmetic."""
    full = (2000, 24581696 / 1024)
    after = (cpu + 200, memory + 256)
    left = [int((whole - used) * 100 / whole) for whole, used in zip(full, after, strict=True)]
    shares = [[used / whole for whole, used in zip(full, pair, strict=True)] for pair in ((cpu, memory), after)]
    sigmas = [abs(one - other) / 2 for one, other in shares]
    balance = [int((1 - sigma) * 100) for sigma in sigmas]
    words = [f"{cpu}、{after[0]}", f"{memory}、{after[1]}", *map(str, left), str(sum(left) // 2)]
    for share, sigma, even in zip(shares, sigmas, balance, strict=True):
        words += ["、".join(f"{one:.3f}" for one in share), f"{sigma:.3f}、{even}"]
    return [*words, str(50 + (50 + balance[1] - balance[0]) // 2)]


@pytest.mark.parametrize("language", PAGES)
def test_the_steps_of_the_resource_scores(language):
    rows = list(table(PAGES[language], "resource-scores").values())[:-1]

    for column, (cpu, memory) in enumerate([(1000, 4096), (1100, 4166), (0, 0)]):
        assert [row[column].replace(", ", "、") for row in rows] == steps(cpu, memory)
    assert steps(1000, 4097) != steps(1000, 4096)
