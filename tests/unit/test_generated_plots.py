"""Numbers behind the plots, against worked values of upstream's rules, and the drawing of them."""

import re

import pytest

from scripts.generated.plots.pages import plots
from scripts.generated.plots.rules import CONTAINER_BACK_OFF, back_off, nodes_to_score, scheduler_back_off
from scripts.generated.plots.spread import Case, spread, verdicts
from tests.conftest import ROOT
from tests.plot_reader import read_curve, read_timeline, size


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


LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])

# Labels are 14.5 px high (docs/assets/site/diagrams.css): lines closer than this touch.
LETTERS = 16

# What each timeline shows, worked by hand from the rules: (start, end) of its spans in seconds, seconds of its marks.
TIMELINES = {
    "back-off": ([(0, 10), (10, 30), (30, 70), (70, 150), (150, 310), (310, 610), (610, 910)], [0]),
    "termination": ([(0, 30), (0, 10), (10, 15), (10, 30)], [0, 10, 15, 30]),
    "node-loss": ([(0, 50), (50, 350)], [0, 50, 350]),
    "scheduler-back-off": ([(0, 1), (1, 3), (3, 7), (7, 15), (15, 25), (25, 35)], [0]),
    "no-execute": ([(0, 30), (0, 30), (0, 45), (0, 60), (30, 60), (45, 60)], [0, 45]),
}


@LANGUAGES
@pytest.mark.parametrize("name", TIMELINES)
def test_a_timeline_shows_the_seconds_of_its_rule(language, name):
    spans, marks = TIMELINES[name]
    found = read_timeline(plots(language)[name])

    assert [span[:2] for span in found.spans] == spans
    middles = [(start + end) / 2 for start, end in spans]
    assert [at for at, _ in found.labels] == pytest.approx(sorted([*middles, *marks]), abs=1)


@LANGUAGES
@pytest.mark.parametrize("name", TIMELINES)
def test_labels_of_a_timeline_stand_in_order_apart_and_inside(language, name):
    drawing = plots(language)[name]
    lines = read_timeline(drawing).lines

    assert all(below - above >= LETTERS for above, below in zip(lines, lines[1:], strict=False)), lines
    assert max(lines) < size(drawing)[1]


def test_every_plot_is_read_here():
    assert plots("en").keys() == {*TIMELINES, "nodes-scored", "max-skew"}


@LANGUAGES
def test_the_curve_goes_up_to_scale_through_the_values_of_its_rule(language):
    points = read_curve(plots(language)["nodes-scored"])

    # Worked by hand: all of fewer than 100; 1000 x (50 - 8) %; 5000 x (50 - 40) %; 6000 x 5 % is the floor of the percentage.
    wanted = {0: 0, 100: 100, 1000: 420, 2000: 680, 3000: 780, 4000: 720, 5000: 500, 6000: 300}
    for nodes, count in wanted.items():
        nearest = min(points, key=lambda point: abs(point[0] - nodes))
        assert nearest == (pytest.approx(nodes, abs=3), pytest.approx(count, abs=2))


def test_the_recorded_restarts_come_no_earlier_than_the_back_off_and_no_later_than_its_jitter():
    """The kubelet looks again at 1 to 1.5 times the back-off, cut at one minute (pkg/kubelet/pod_workers.go, completeWork)."""
    text = (ROOT / "docs/labs/lifecycle/crashloop/watch.txt").read_text(encoding="utf-8")
    ages = [seconds_of(age) for age in re.findall(r"Running +\d+ \((\S+) ago\)", text)]
    waits = back_off(*CONTAINER_BACK_OFF, len(ages))

    assert len(ages) == 7
    for age, wait in zip(ages, waits, strict=True):
        assert wait <= age <= wait + max(2, min(wait * 0.5 + 2, 32)), (age, wait)


def seconds_of(age: str) -> int:
    """`2m41s` in seconds."""
    minutes, seconds = re.fullmatch(r"(?:(\d+)m)?(?:(\d+)s)?", age).groups()
    return 60 * int(minutes or 0) + int(seconds or 0)


@LANGUAGES
def test_every_plot_has_a_title_and_words(language):
    for name, drawing in plots(language).items():
        assert "<title>" in drawing and "<desc>" in drawing, name


def test_a_plot_that_is_not_to_scale_is_noticed():
    drawing = plots("en")["node-loss"]
    at = re.search(r'y="([\d.]+)" text-anchor="end">60 s<', drawing)[1]

    with pytest.raises(AssertionError, match="tick 60.0 is not to scale"):
        read_timeline(
            drawing.replace(f'y="{at}" text-anchor="end">60 s<', f'y="{float(at) + 40}" text-anchor="end">60 s<')
        )
