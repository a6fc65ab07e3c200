"""Accepted findings, each with its reason."""

from datetime import date
from pathlib import Path

import pytest

from scripts.links.ignoring import apply, read_entries
from scripts.links.rules import Finding

DEAD = Finding("dead-link", "guide/a.html", "a", "href", "gone.html", "guide/gone.html")
TODAY = date(2026, 11, 25)


@pytest.fixture
def ignore(tmp_path):
    """Apply a file of exceptions to one dead link; return what is left as text, with the name of the file taken out."""

    def lines(text: str) -> list[str]:
        path = tmp_path / "ignore.yml"
        path.write_text(text, encoding="utf-8")
        return [str(finding).replace(f"{tmp_path}/", "") for finding in apply(read_entries(path), [DEAD], path, TODAY)]

    return lines


@pytest.mark.parametrize(
    "entry",
    [
        "{rule: dead-link, page: guide/a.html, value: gone.html, reason: x, expires: 2026-11-25}",
        "{rule: dead-link, reason: x}",
        "{page: 'guide/*', reason: x}",
        "{value: gone.html, reason: x, expires: '2027-01-01'}",
    ],
)
def test_what_an_entry_covers_is_taken_away(ignore, entry):
    assert ignore(f"- {entry}") == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("{rule: dead-link}", "this exception has no reason"),
        ("{rule: dead-link, reason: ' '}", "this exception has no reason"),
        ("{rule: dead-link, reason: x, expires: 2026-11-24}", "this exception ended on 2026-11-24"),
        ("{rule: dead-anchor, reason: x}", "this exception matches nothing: take it out"),
        ("{page: guide, reason: x}", "this exception matches nothing: take it out"),
    ],
)
def test_a_bad_entry_covers_nothing_and_is_an_error_itself(ignore, entry, problem):
    assert ignore(f"# why\n- {entry}") == [str(DEAD), f"ignore.yml:2: ignore-entry: {problem}"]


def test_an_empty_file_takes_nothing_away(ignore):
    assert ignore("# nothing yet\n") == [str(DEAD)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "rule: dead-link",
            "ignore.yml:1: has to be a list of entries with the keys expires, page, reason, rule, value",
        ),
        ("- dead-link", "ignore.yml:1: an entry has the keys expires, page, reason, rule, value and no others"),
        (
            "- {reason: x, because: y}",
            "ignore.yml:1: an entry has the keys expires, page, reason, rule, value and no others",
        ),
        ("- {rule: dead, reason: x}", "ignore.yml:1: there is no rule dead"),
        ("\n- {reason: x, expires: soon}", "ignore.yml:2: expires has to be a date like 2027-01-31"),
        ("- [", "ignore.yml:1: not YAML: expected the node content, but found '<stream end>'"),
        ("- {reason: x, expires: 2026-99-99}", "ignore.yml:1: not YAML: month must be in 1..12"),
    ],
)
def test_a_file_of_another_form_is_refused(ignore, tmp_path, text, problem):
    with pytest.raises(ValueError) as error:
        ignore(text)

    assert str(error.value).replace(f"{tmp_path}/", "") == problem


def test_a_missing_file_is_refused():
    with pytest.raises(FileNotFoundError):
        read_entries(Path("gone.yml"))
