"""`dev.py facts` and `dev.py fact`: what rests on a fact, and saying that it changed."""

import datetime
import difflib

import pytest

from scripts import facts
from tests.conftest import ROOT

FACTS = "docs/data/facts.yml"
TODAY = datetime.date.today()


@pytest.fixture
def run(project, capsys):
    def run(*arguments):
        status = facts.main([*arguments, "--project", str(project.root)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


def test_a_fact_is_told_with_everything_that_rests_on_it(run):
    status, out, _ = run("NODE-001")

    assert status == 0
    lines = out.splitlines()
    assert lines[:4] == [
        "NODE-001 (since 2020-01-01): A node has a taint.",
        "  docs/zh/taint.md",
        "  docs/en/taint.md",
        "  docs/data/claims.yml:13",
    ]
    assert "  docs/data/statuses.yml:10" in lines
    assert "  docs/data/situations.yml:6" in lines
    assert "  docs/data/glossary.yml:8" in lines


def test_a_fact_that_nothing_rests_on_says_so(run, project):
    project.append(FACTS, "NODE-002:\n  since: 2020-01-01\n  text: A node has a name.\n")

    assert run("NODE-002")[1].splitlines()[1:] == ["  nothing rests on it"]
    assert run()[1] == "no page: NODE-002: A node has a name.\n"


def test_a_stamp_makes_the_pages_fail_until_they_are_read_again(run, project):
    status, out, _ = run("NODE-001", "--stamp")

    assert (status, out.splitlines()[0]) == (0, f"NODE-001 (since {TODAY}): A node has a taint.")
    assert [problem.split(": ")[1] for problem in project.problems("facts")] == ["fact-changed", "fact-changed"]
    assert run()[1].count("fact-changed") == 2


def test_a_stamp_touches_one_line_of_the_real_file(tmp_path):
    text = (ROOT / FACTS).read_text(encoding="utf-8")
    new = facts.stamped(text, "DNS-002", datetime.date(2031, 2, 3))

    changes = [
        line
        for line in difflib.unified_diff(text.splitlines(), new.splitlines(), n=1, lineterm="")
        if line[0] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert len(changes) == 2 and changes[1] == "+  since: 2031-02-03"
    assert new.index("  since: 2031-02-03") == new.index("DNS-002:\n") + len("DNS-002:\n")


def test_since_may_stand_below_the_text(project):
    text = "A-1:\n  text: one\n  since: 2020-01-01\nA-2:\n  since: 2020-01-01\n"

    assert facts.stamped(text, "A-1", TODAY) == text.replace("2020-01-01", TODAY.isoformat(), 1)


def test_the_date_of_another_fact_is_never_taken():
    with pytest.raises(ValueError) as error:
        facts.stamped("A-1:\n  text: one\nA-2:\n  since: 2020-01-01\n", "A-1", TODAY)

    assert str(error.value) == "docs/data/facts.yml: no line 'since:' below A-1:"


def test_an_unknown_fact_is_wrong_use_and_changes_nothing(run, project):
    before = project.read(FACTS)

    assert run("NODE-009", "--stamp") == (2, "", f"{FACTS} has no fact NODE-009\n")
    assert project.read(FACTS) == before


def test_a_stamp_without_a_fact_is_wrong_use(run):
    with pytest.raises(SystemExit) as error:
        run("--stamp")

    assert error.value.code == 2


def test_data_that_does_not_fit_is_told_and_ends_with_2(run, project):
    project.edit("docs/data/claims.yml", "  id: taints\n", "")

    assert run("NODE-001")[::2] == (
        2,
        "docs/data/claims.yml:1: does not fit its schema; what is wrong says: python3 scripts/dev.py check schema\n",
    )
