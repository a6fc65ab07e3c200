"""Numbers behind the plots, against worked values of upstream's rules, and the drawing of them."""

import pytest

from scripts.generated.plots.shapes import back_off, nodes_to_score, scheduler_back_off
from scripts.generated.plots.spread import Case, spread, verdicts
from scripts.generated.plots.texts import plots


def test_a_container_waits_as_the_kubelet_says():
    assert back_off(10, 300, 8) == [0, 10, 20, 40, 80, 160, 300, 300]


def test_a_refused_pod_waits_as_the_scheduler_says():
    assert scheduler_back_off(1, 10, 6) == [1, 2, 4, 8, 10, 10]
    assert scheduler_back_off(1, 64, 8) == [1, 2, 4, 8, 16, 32, 64, 64]


@pytest.mark.parametrize(
    ("nodes", "percentage", "wanted"),
    [
        (50, 0, 50),
        (99, 0, 99),
        (100, 0, 100),
        (125, 0, 100),
        (250, 0, 120),
        (1000, 0, 420),
        (5000, 0, 500),
        (6000, 0, 300),
        (15000, 0, 750),
        (1000, 30, 300),
        (150, 70, 105),
    ],
)
def test_nodes_to_score(nodes, percentage, wanted):
    assert nodes_to_score(nodes, percentage) == wanted


@pytest.mark.parametrize(
    ("counts", "skew", "domains", "allowed"),
    [
        ("311", 1, 1, "BC"),
        ("311", 1, 4, ""),
        ("222", 1, 1, "ABC"),
        ("220", 1, 1, "C"),
        ("220", 3, 1, "ABC"),
        ("310", 2, 1, "BC"),
    ],
)
def test_who_may_go_where(counts, skew, domains, allowed):
    case = Case("", dict(zip("ABC", map(int, counts), strict=True)), skew, domains)

    assert "".join(one.zone for one in verdicts(case) if one.allowed) == allowed


def test_a_refused_zone_is_drawn_as_refused():
    drawn = spread("t", "w", [Case("h", {"A": 2, "B": 0}, 1)], "yes", "no")

    assert (
        ">2 + 1 − 0 = 3<" in drawn
        and ">3 &gt; 1: no<" in drawn
        and ">0 + 1 − 0 = 1<" in drawn
        and ">1 ≤ 1: yes<" in drawn
    )
    assert drawn.count('class="node bad"') == drawn.count('class="node good"') == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_plot_has_a_title_and_words(language):
    for name, drawing in plots(language).items():
        assert "<title>" in drawing and "<desc>" in drawing, name
