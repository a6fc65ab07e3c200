"""The check of facts that pages, claims and terms rest on."""

import pytest

FACTS = "docs/data/facts.yml"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("docs/zh/taint.md", 6),
        ("docs/data/claims.yml", 13),
        ("docs/data/glossary.yml", 8),
        ("docs/data/statuses.yml", 10),
        ("docs/data/situations.yml", 6),
    ],
)
def test_a_fact_that_does_not_exist_is_reported_where_it_is_named(project, path, line):
    project.edit(path, "[NODE-001]", "[NODE-001, NODE-999]")

    assert project.problems("facts") == [f"{path}:{line}: unknown-fact: NODE-999 is not in {FACTS}"]


def test_a_fact_that_changed_after_the_page_was_checked_is_reported(project):
    project.edit(FACTS, "2020-01-01", "2020-01-03")

    assert project.problems("facts") == [
        f"docs/{language}/taint.md:6: fact-changed: NODE-001 changed on 2020-01-03; read the page against it, then set checked"
        for language in ("en", "zh")
    ]


def test_a_page_that_was_checked_on_the_day_of_the_change_is_fine(project):
    project.edit(FACTS, "2020-01-01", "2020-01-02")

    assert project.problems("facts") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("facts: [NODE-001]", "facts:"),
        ("facts: [NODE-001]", "facts: NODE-001"),
        ("checked: 2020-01-02", "checked: 2020-01-02 10:00:00"),
    ],
)
def test_keys_of_another_shape_are_left_to_the_check_of_front_matter(project, old, new):
    project.edit("docs/zh/taint.md", old, new)

    assert project.problems("facts") == []
