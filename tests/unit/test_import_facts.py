"""From Markdown files with ids to facts with dates."""

import datetime

import pytest
import yaml

from scripts import import_facts

OLD, NEW = datetime.date(2020, 1, 1), datetime.date(2020, 2, 2)


@pytest.fixture
def folder(tmp_path):
    """A folder of facts, and `bring` to import it."""
    (tmp_path / "facts").mkdir()

    def bring(text, date=NEW):
        (tmp_path / "facts/a.md").write_text(text, encoding="utf-8")
        return import_facts.main([str(tmp_path / "facts"), "--date", str(date), "--out", str(tmp_path / "facts.yml")])

    bring.out = tmp_path / "facts.yml"
    bring.folder = tmp_path / "facts"
    return bring


@pytest.mark.parametrize(
    "line",
    ["- DNS-001: It is so.", "- **DNS-001** It is so.", "DNS-001 It is so.", "| DNS-001 | It is so. |", "**DNS-001** It is so."],
)
def test_a_fact_is_an_item_a_row_or_a_paragraph_that_begins_with_its_id(folder, line):
    folder(f"# Facts\n\n{line}\n")

    assert yaml.safe_load(folder.out.read_text(encoding="utf-8")) == {"DNS-001": {"since": NEW, "text": "It is so."}}


@pytest.mark.parametrize("line", ["see DNS-001 It is so.", "dns-001 It is so.", "DNS-1 It is so.", "DNS-001"])
def test_other_lines_are_no_facts(folder, capsys, line):
    assert folder(f"{line}\n") == 2
    assert capsys.readouterr().err == f"{folder.folder}: no facts here; want *.md with lines that begin with an id such as DNS-020\n"
    assert not folder.out.exists()


def test_a_fact_keeps_its_date_as_long_as_it_reads_the_same(folder, capsys):
    folder("- DNS-001: Same.\n- DNS-002: Before.\n- DNS-003: Gone.\n", OLD)
    capsys.readouterr()

    assert folder("- DNS-004: New.\n- DNS-002: After.\n- DNS-001: Same.\n") == 0
    assert yaml.safe_load(folder.out.read_text(encoding="utf-8")) == {
        "DNS-001": {"since": OLD, "text": "Same."},
        "DNS-002": {"since": NEW, "text": "After."},
        "DNS-004": {"since": NEW, "text": "New."},
    }
    assert capsys.readouterr().out == "3 facts, 2 new or changed, 1 gone\n"


def test_an_empty_file_is_like_none(folder):
    folder.out.write_text("", encoding="utf-8")

    assert folder("- DNS-001: New.\n") == 0


def test_an_id_that_occurs_twice_is_refused_and_nothing_is_written(folder, capsys):
    folder("- DNS-001: One.\n")
    before = folder.out.read_bytes()
    (folder.folder / "b.md").write_text("\n- DNS-001: Other.\n", encoding="utf-8")

    assert folder("- DNS-001: Two.\n") == 1
    assert capsys.readouterr().err == f"{folder.folder / 'b.md'}:2: DNS-001 occurs twice; every fact needs an id of its own\n"
    assert folder.out.read_bytes() == before


def test_an_id_may_end_in_a_letter(folder):
    folder("- DNS-001a: One.\n- DNS-001b: Two.\n")

    assert list(yaml.safe_load(folder.out.read_text(encoding="utf-8"))) == ["DNS-001a", "DNS-001b"]
