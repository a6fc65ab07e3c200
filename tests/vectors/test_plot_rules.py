"""The rules behind the plots are the models' rules: two implementations, one answer."""

import pytest
from test_topology_spread import pod, zones

from scripts.generated.plots.pages import SKEWS
from scripts.generated.plots.rules import nodes_to_score
from scripts.generated.plots.spread import Case, verdicts


def test_the_curve_of_scored_nodes_is_the_models(models):
    sizes = [0, 1, 99, 100, 101, *range(125, 6001, 125), 15000]

    answers = [models.call("numFeasibleNodesToFind", size) for size in sizes]

    assert [nodes_to_score(size) for size in sizes] == answers


@pytest.mark.parametrize(("counts", "skew", "domains"), SKEWS)
def test_each_case_of_max_skew_is_judged_as_the_filter_judges_it(models, counts, skew, domains):
    constraint = {"maxSkew": skew} | ({"minDomains": domains} if domains > 1 else {})

    got = models.call("topologySpread", pod(**constraint), zones(counts))

    allowed = {node.removeprefix("n-") for node, status in got["nodes"].items() if status["code"] == "Success"}
    assert {one.zone for one in verdicts(Case("", counts, skew, domains)) if one.allowed} == allowed
