"""What checks return and how it is told."""

from pathlib import Path

from scripts.problems import Problem, report

LATE = Problem(Path("b.md"), 1, "stale", "read it again")
EARLY = Problem(Path("a.md"), 10, "stale", "read it again")
EARLIER = Problem(Path("a.md"), 9, "stale", "read it again")


def test_a_problem_is_told_with_place_code_and_words():
    assert str(LATE) == "b.md:1: stale: read it again"


def test_problems_are_printed_in_file_order(capsys):
    assert report([LATE, EARLY, EARLIER]) == 1
    assert capsys.readouterr().out == f"{EARLIER}\n{EARLY}\n{LATE}\n"


def test_no_problem_prints_nothing_and_is_fine(capsys):
    assert report([]) == 0
    assert capsys.readouterr().out == ""
