"""Checks by name, as people call them."""

import pytest

from scripts import facts as list_facts
from scripts.checks import run as run_checks
from scripts.checks.catalogue import CHECKS


@pytest.fixture
def check(project, monkeypatch):
    monkeypatch.setattr(run_checks, "ROOT", project.root)
    return lambda *names: run_checks.main(list(names))


def test_all_checks_run_when_none_is_named(check, capsys):
    assert check() == 0
    assert capsys.readouterr().out.splitlines() == [f"ok   {name}: {text}" for name, (_, text) in CHECKS.items()]


def test_one_check_runs_alone_and_its_problems_are_printed(check, project, capsys):
    project.edit("docs/zh/taint.md", "{#taint}", "{#Taint}")

    assert check("front-matter") == 1
    assert capsys.readouterr().out.splitlines() == [
        "FAIL front-matter: dates of front matter, ids of headings: 1 problem(s)",
        "docs/zh/taint.md:9: bad-id: #Taint: ids are lower-case ASCII words joined by hyphens",
    ]


def test_a_check_that_does_not_exist_is_wrong_use(check, capsys):
    assert check("facts", "spelling") == 2
    assert capsys.readouterr().err == f"no check called spelling; there are: {', '.join(CHECKS)}\n"


def test_facts_without_a_page_and_changed_facts_are_listed(project, monkeypatch, capsys):
    monkeypatch.setattr(list_facts, "ROOT", project.root)
    project.append("docs/data/facts.yml", "NODE-002: {since: 2020-01-01, text: Nobody says this.}\n")
    project.edit("docs/data/facts.yml", "2020-01-01", "2020-01-03")

    assert list_facts.main([]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "no page: NODE-002: Nobody says this.",
        "docs/zh/taint.md:6: fact-changed: NODE-001 changed on 2020-01-03; read the page against it, then set checked",
        "docs/en/taint.md:6: fact-changed: NODE-001 changed on 2020-01-03; read the page against it, then set checked",
    ]
