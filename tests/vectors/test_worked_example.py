"""The worked example of docs/*/scheduling/index.md: each number against the models and against what was recorded."""

import json
import re

import pytest
import yaml
from page_tables import DOCS, LANGUAGES, numbers, read_page, table

LAB = DOCS / "labs" / "scheduling"
WORKERS = ["node-1", "node-2", "node-3"]
MIB = 1024 * 1024
PASS, NOT_ASKED, NOTHING = {"通过", "passes", "pass"}, {"不再问", "not asked"}, {"–"}
# The models leave these out: the Pods of this example have no volumes, claims or needs of that kind.
NOT_MODELLED = [
    "VolumeRestrictions",
    "NodeVolumeLimits",
    "VolumeBinding",
    "VolumeZone",
    "DynamicResources",
    "NodeDeclaredFeatures",
]
CLAIMS = "no new claims to deallocate, "  # what DynamicResources adds when a Pod has no claims


# What was recorded.


def transcript(name):
    return (LAB / f"{name}.txt").read_text(encoding="utf-8")


def logged_scores(name, pod):
    """Weighted scores by plugin and node."""
    line = rf'"Plugin scored node for pod" pod="lab-score/{pod}" plugin="(\w+)" node="(\S+)" score=(\d+)'
    return {(plugin, node): int(score) for plugin, node, score in re.findall(line, transcript(name))}


def logged_sums(name, pod):
    line = rf'"Calculated node\'s final score for pod" pod="lab-score/{pod}" node="(\S+)" score=(\d+)'
    return {node: int(score) for node, score in re.findall(line, transcript(name))}


def logged_binding(name, pod):
    """The node, how many nodes were looked at, and how many were feasible."""
    line = (
        rf'"Successfully bound pod to node" pod="lab-score/{pod}" node="(\S+)" evaluatedNodes=(\d+) feasibleNodes=(\d+)'
    )
    node, evaluated, feasible = re.search(line, transcript(name)).groups()
    return node, int(evaluated), int(feasible)


def nodes():
    taint = json.loads(re.search(r"untoleratedTaint=(\{.*?\})", transcript("scores/filter-verdict"))[1])
    listed = [line.split() for line in transcript("counting-reasons/allocatable").splitlines()[2:]]
    for name, cpu, memory, pods, key in listed:
        assert key in ("<none>", taint["key"])
        yield {
            "metadata": {"name": name, "labels": {"kubernetes.io/hostname": name}},
            "spec": {"taints": [] if key == "<none>" else [taint]},
            "status": {"allocatable": {"cpu": cpu, "memory": memory, "pods": pods}},
        }


def pod(name, node=None):
    """The Pod of a recorded manifest (of a Deployment: one of its Pods), bound to a node if one is given."""
    made = yaml.safe_load((DOCS / "manifests" / "scheduling" / f"{name}.yaml").read_text(encoding="utf-8"))
    made = made["spec"]["template"] if made["kind"] == "Deployment" else made
    for container in made["spec"]["containers"]:
        asked = container["resources"]["requests"]
        container["resources"]["requests"] = {resource: str(amount) for resource, amount in asked.items()}
    return {"metadata": {"name": name}, "spec": made["spec"] | ({"nodeName": node} if node else {})}


def unlisted(cpu="100m", memory="70Mi"):
    """What the page adds to node-1 to explain the log."""
    return {
        "metadata": {"name": "unlisted"},
        "spec": {
            "nodeName": "node-1",
            "containers": [{"name": "a", "resources": {"requests": {"cpu": cpu, "memory": memory}}}],
        },
    }


def cluster(*pods):
    return {"nodes": list(nodes()), "pods": list(pods)}


FOR_APP = pod("busy", "node-1"), unlisted()


# What the page says, each as the list of what is wrong with it.


def skipped(models, plugin, asked, state):
    """Whether PreFilter of a plugin says Skip; None if it has no PreFilter."""
    if plugin in NOT_MODELLED:
        assert set(asked["spec"]) == {"terminationGracePeriodSeconds", "containers"}
        return True
    if plugin in ("NodeAffinity", "NodePorts"):
        return models.call(f"nodeFilters.{plugin}.preFilter", asked, {})["code"] == "Skip"
    if model := {"PodTopologySpread": "topologySpread", "InterPodAffinity": "interpodAffinity"}.get(plugin):
        return models.call(model, asked, state)["preFilter"]["code"] == "Skip"
    return False if plugin == "NodeResourcesFit" else None


def wrong_verdicts(models, page):
    asked, state = pod("app"), cluster(*FOR_APP)
    verdicts = models.call("schedulerFilter", asked, state)["nodes"]
    refusal = verdicts.pop("control-plane")
    assert [verdict["code"] for verdict in verdicts.values()] == ["Success"] * 3
    wrong, told = [], False
    for plugin, pre_filter, on_control_plane, on_workers in table(page, "filter"):
        skips = skipped(models, plugin, asked, state)
        want = PASS
        if skips:
            want = NOTHING
        elif plugin == refusal["plugin"]:
            want, told = {", ".join(refusal["reasons"])}, True
        elif told:
            want = NOT_ASKED
        if on_control_plane not in want:
            wrong.append(f"{plugin}, control-plane: {on_control_plane}")
        if on_workers not in (NOTHING if skips else PASS):
            wrong.append(f"{plugin}, workers: {on_workers}")
        if pre_filter.startswith("Skip") != bool(skips) or (pre_filter in ("没有", "none")) != (skips is None):
            wrong.append(f"{plugin}: PreFilter {pre_filter}")
    return wrong if told else [*wrong, "no refusal"]


def weights(page):
    """The weights in the row Score of the table of extension points."""
    (score,) = [cells for _, point, _, cells in table(page, "extension-points") if point == "Score"]
    groups = re.findall(r"(?:^|<br>)([^（(]+?) ?[（(](?:各 ?)?(\d)(?: each)?[）)]", score)
    return {plugin: int(weight) for names, weight in groups for plugin in re.split("、|, ", names)}


def wrong_scores(models, page):
    got = models.call("schedulerScore.run", pod("app"), cluster(*FOR_APP), WORKERS)
    logged, sums = logged_scores("scores/plugin-scores", "app"), logged_sums("scores/final-scores", "app")
    *rows, total = table(page, "score")
    weight_of, shown, wrong = weights(page), set(), []
    for label, *cells in rows:
        name, weight = re.fullmatch(r"(\w+) ?[（(](\d)[）)]", label).groups()
        shown.add(name)
        model = {"raw": dict.fromkeys(WORKERS, 0)} if name in NOT_MODELLED else got["plugins"][name]
        for node, cell in zip(WORKERS, cells, strict=True):
            raw, score = model["raw"][node], model.get("scores", model["raw"])[node]
            want = f"{raw} → {score} × {weight_of[name]} = {logged[name, node]}"
            weighted = got["nodes"][WORKERS.index(node)]["scores"].get(name, 0)
            if cell != want or weighted != logged[name, node] or int(weight) != weight_of[name]:
                wrong.append(f"{name}, {node}: {cell}")
    for node, cell in zip(WORKERS, total[1:], strict=True):
        if [int(cell), got["nodes"][WORKERS.index(node)]["totalScore"]] != [sums[node]] * 2:
            wrong.append(f"sum, {node}: {cell}")
    scoring = {name for name, plugin in got["plugins"].items() if plugin["preScore"]["code"] == "Success"}
    if not shown == scoring | {"DynamicResources"} == {name for name, _ in logged}:
        wrong.append(f"rows: {sorted(shown)}")
    return wrong


def two_scores(models, node, *pods):
    """NodeResourcesFit and NodeResourcesBalancedAllocation for `app` on a node."""
    names = "NodeResourcesFit", "NodeResourcesBalancedAllocation"
    return [
        models.call("schedulerScore.plugin", name, pod("app"), cluster(*pods), WORKERS)["scores"][node]
        for name in names
    ]


def steps(models, node, *pods):
    """All numbers of a column of the table of resource scores, by the formulas that the table states."""
    (offered,) = [one["status"]["allocatable"] for one in nodes() if one["metadata"]["name"] == node]
    cpu, memory = int(offered["cpu"]) * 1000, int(offered["memory"].removesuffix("Ki")) / 1024
    used = [models.call("nodeInfo.podAmounts", one) for one in pods]
    own = models.call("nodeInfo.podAmounts", pod("app"))
    before = sum(one["cpu"] for one in used), sum(one["memory"] for one in used) / MIB
    after = before[0] + own["cpu"], before[1] + own["memory"] / MIB

    def balance(requested):
        shares = requested[0] / cpu, requested[1] / memory
        deviation = abs(shares[0] - shares[1]) / 2
        return shares, deviation, int((1 - deviation) * 100)

    left = int((cpu - after[0]) * 100 / cpu), int((memory - after[1]) * 100 / memory)
    (shares_before, deviation_before, b_before), (shares_after, deviation_after, b_after) = (
        balance(before),
        balance(after),
    )
    return [
        [f"{before[0]}", f"{after[0]}"],
        [f"{before[1]:.0f}", f"{after[1]:.0f}"],
        [f"{left[0]}"],
        [f"{left[1]}"],
        [f"{sum(left) // 2}"],
        [f"{share:.3f}" for share in shares_before],
        [f"{deviation_before:.3f}", f"{b_before}"],
        [f"{share:.3f}" for share in shares_after],
        [f"{deviation_after:.3f}", f"{b_after}"],
        [f"{50 + (50 + b_after - b_before) // 2}"],
    ]


COLUMNS = [("node-1", [pod("busy", "node-1")]), ("node-1", FOR_APP), ("node-2", [])]


def wrong_steps(models, page):
    *rows, in_log = table(page, "resource-scores")
    logged, wrong = logged_scores("scores/plugin-scores", "app"), []
    for index, (node, pods) in enumerate(COLUMNS):
        want = steps(models, node, *pods)
        assert [int(want[4][0]), int(want[9][0])] == two_scores(models, node, *pods)
        recorded = [str(logged[name, node]) for name in ("NodeResourcesFit", "NodeResourcesBalancedAllocation")]
        for row, values in zip([*rows, in_log], [*want, recorded], strict=True):
            if numbers(row[index + 1]) != values:
                wrong.append(f"{row[0]}, column {index + 1}: {row[index + 1]}, not {values}")
    return wrong


def wrong_sizes(models, page):
    wrong = []
    for size, share, product, stop in table(page, "nodes-looked-at"):
        n = int(size)
        adaptive = max(5, 50 - n // 125)
        want = ["–", "–"] if n < 100 else [str(adaptive), str(n * adaptive // 100)]
        found = [
            models.call("numFeasibleNodesToFind", n),
            models.call("numFeasibleNodesToFind", n, {"profilePercentage": adaptive}),
        ]
        if [share, product] != want or [int(stop)] * 2 != found:
            wrong.append(f"{n}: {share}, {product}, {stop}")
    return wrong


# The tests.


@pytest.fixture(params=LANGUAGES)
def page(request):
    return read_page(request.param, "scheduling/index")


def test_the_verdict_of_every_filter_is_the_models(models, page):
    (filters,) = [cells for _, point, _, cells in table(page, "extension-points") if point == "Filter"]
    rows = table(page, "filter")

    assert [row[0] for row in rows] == re.split("、|, ", re.split("：|: ", filters)[1])
    assert (len(rows), len([row for row in rows if not row[1].startswith("Skip")])) == (14, 4)
    assert wrong_verdicts(models, page) == []


def test_the_log_names_the_one_node_that_was_refused():
    assert re.findall(r'Filter\.(\w+)" pod="lab-score/app" node="(\S+)"', transcript("scores/filter-verdict")) == [
        ("TaintToleration", "control-plane")
    ]


def test_every_score_is_the_models_and_the_logs(models, page):
    assert wrong_scores(models, page) == []


def test_every_step_of_the_two_resource_scores_can_be_recomputed(models, page):
    assert wrong_steps(models, page) == []


def test_the_log_proves_more_requests_on_the_first_node_but_not_which(models):
    busy = pod("busy", "node-1")

    assert two_scores(models, "node-1", busy) == [60, 73]
    assert (
        two_scores(models, "node-1", busy, unlisted("100m", "70Mi"))
        == two_scores(models, "node-1", busy, unlisted("90m", "50Mi"))
        == [58, 72]
    )


def test_the_winner_is_one_of_the_best(models):
    got = models.call("schedulerScore.run", pod("app"), cluster(*FOR_APP), WORKERS)
    node, evaluated, feasible = logged_binding("scores/bound", "app")

    assert (got["best"], evaluated, feasible) == (["node-2", "node-3"], 4, 3)
    assert node in got["best"]


def test_the_second_pod_meets_the_first(models):
    state = cluster(*FOR_APP, pod("app", "node-3"))
    filtered = models.call("schedulerFilter", pod("tight"), state)
    scored = models.call("schedulerScore.run", pod("tight"), state, filtered["feasible"])
    logged = logged_scores("scores/tight-log", "tight")
    node, evaluated, feasible = logged_binding("scores/tight-log", "tight")

    assert filtered["nodes"]["node-1"]["reasons"] == ["Insufficient cpu"]
    assert ([node], evaluated, feasible) == (scored["best"], 4, len(filtered["feasible"]))
    assert {one["name"]: one["totalScore"] for one in scored["nodes"]} == logged_sums("scores/tight-log", "tight")
    modelled = {(plugin, one["name"]): score for one in scored["nodes"] for plugin, score in one["scores"].items()}
    assert modelled | {("DynamicResources", name): 0 for name in filtered["feasible"]} == logged


@pytest.mark.parametrize(
    "name, event, there",
    [("big", "big-event", []), ("next", "next-event", [pod("fill", node) for node in WORKERS])],
)
def test_the_message_of_a_pod_that_fits_nowhere_is_the_recorded_one(models, name, event, there):
    asked, state = pod(name), cluster(*there)
    found = models.call("schedulerFilter", asked, state)["nodes"]
    preempting = models.call("preemptionMessage", asked, state, found)["message"]
    message = models.call(
        "fitError.message", {"numAllNodes": 4, "nodeStatuses": found, "postFilterMsg": CLAIMS + preempting}
    )

    assert [status["reasons"] for status in found.values()] == [
        ["node(s) had untolerated taint(s)"],
        *[["Insufficient cpu"]] * 3,
    ]
    assert re.search(r"0/4 nodes are available: .*", transcript(f"insufficient-cpu/{event}"))[0] == message


def test_the_table_of_cluster_sizes_is_the_models(models, page):
    assert wrong_sizes(models, page) == []


SPOILED = [
    (wrong_verdicts, "`node(s) had untolerated taint(s)` |", "`node(s) were unschedulable` |"),
    (wrong_scores, "94 → 94 × 1 = 94 |", "94 → 94 × 1 = 93 |"),
    (wrong_scores, "| **430** |", "| **433** |"),
    (wrong_steps, "| 40 | 35 | 90 |", "| 40 | 36 | 90 |"),
    (wrong_steps, "0.045", "0.046"),
    (wrong_sizes, "| 1000 | 42 | 420 | 420 |", "| 1000 | 42 | 420 | 400 |"),
]


@pytest.mark.parametrize(
    "check, right, wrong", SPOILED, ids=[f"{check.__name__}-{wrong.strip('|* ')}" for check, _, wrong in SPOILED]
)
def test_one_changed_number_is_told(models, page, check, right, wrong):
    spoiled = page.replace(right, wrong, 1)

    assert spoiled != page
    assert len(check(models, spoiled)) == 1
