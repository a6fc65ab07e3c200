"""The check of pages and words that data names, and of ids."""

import pytest

PAGE = """\
---
title: {title}
summary: {title}
kind: reference
checked: 2020-01-02
---

# {title} {{#made}}

--8<-- "{language}/glossary.md"
"""


@pytest.mark.parametrize(
    ("data", "line", "old", "new", "named"),
    [
        ("claims", 12, "see: taint.md", "see: gone.md#taint", "gone.md#taint"),
        ("glossary", 7, "see: taint.md", "see: gone.md", "gone.md"),
        ("statuses", 8, "see: taint.md", "see: gone.md", "gone.md"),
        ("onboarding", 5, "pages: [taint.md]", "pages: [taint.md, gone.md]", "gone.md"),
        ("onboarding", 7, "answer: taint.md#taint", "answer: gone.md", "gone.md"),
        ("changes", 9, "pages: [taint#taint]", "pages: [gone]", "gone"),
        ("errata", 2, "page: taint#taint", "page: gone", "gone"),
        ("errata", 2, "page: taint#taint", "page: data/gone.yml", "data/gone.yml"),
        ("errata", 2, "page: taint#taint", "page: data/glossary#gone", "data/glossary#gone"),
        ("pages", 2, "statuses: taint.md", "statuses: gone.md", "gone.md"),
        ("pages", 3, "quotes: []", "quotes: [gone.md]", "gone.md"),
        ("pages", 4, "weights: {}", "weights: {gone.md: 0.5}", "gone.md"),
        ("pages", 5, "glossary: taint.md", "glossary: gone.md", "gone.md"),
        ("pages", 6, "records: []", "records: [gone.md]", "gone.md"),
    ],
)
def test_a_page_that_does_not_exist_is_reported_where_it_is_named(project, data, line, old, new, named):
    project.edit(f"docs/data/{data}.yml", old, new)

    assert project.problems("references") == [
        f"docs/data/{data}.yml:{line}: missing-page: {named} is no page, or the page has no such heading"
    ]


@pytest.mark.parametrize("data", ["claims", "glossary", "statuses"])
def test_a_heading_may_be_named_wherever_a_page_may_but_it_has_to_exist(project, data):
    path = f"docs/data/{data}.yml"
    project.edit(path, "see: taint.md", "see: taint.md#taint")
    assert project.problems("references") == project.problems("schema") == []

    project.edit(path, "see: taint.md#taint", "see: taint.md#stain")
    (problem,) = project.problems("references")
    assert problem.endswith("missing-page: taint.md#stain is no page, or the page has no such heading")


def test_headings_of_a_page_that_includes_generated_text_are_not_known(project):
    for language, title in (("zh", "词"), ("en", "Words")):
        project.write(f"docs/{language}/made.md", PAGE.format(title=title, language=language))
    project.edit("docs/data/glossary.yml", "see: taint.md", "see: made.md#anything")

    assert project.problems("references") == []


@pytest.mark.parametrize(
    "page",
    [
        "data/glossary.yml",
        "data/glossary.yml#taint",
        "data/glossary#taint",
        "data/claims#C01",
        "data/statuses#status-7",
    ],
)
def test_errata_may_name_an_entry_of_data(project, page):
    project.edit("docs/data/errata.yml", "page: taint#taint", f"page: {page}")

    assert project.problems("references") == project.problems("schema") == []


@pytest.mark.parametrize(
    ("data", "line", "old", "new", "message"),
    [
        (
            "statuses",
            4,
            "where: waiting reason",
            "where: somewhere",
            "where is one of waiting reason, event (docs/data/words.yml, places); it is somewhere",
        ),
        (
            "statuses",
            5,
            "writer: kubelet",
            "writer: somebody",
            "writer is one of kubelet, nobody (docs/data/words.yml, writers); it is somebody",
        ),
        (
            "claims",
            8,
            "verdict: correct",
            "verdict: maybe",
            "verdict is one of correct, wrong (docs/data/words.yml, verdicts); it is maybe",
        ),
    ],
)
def test_a_word_that_nobody_translated_is_reported(project, data, line, old, new, message):
    project.edit(f"docs/data/{data}.yml", old, new)

    assert project.problems("references") == [f"docs/data/{data}.yml:{line}: unknown-word: {message}"]


def test_a_new_writer_is_a_line_of_data(project):
    project.edit("docs/data/words.yml", "writers:\n", "writers:\n  somebody: {zh: 有人, en: somebody}\n")
    project.edit("docs/data/statuses.yml", "writer: kubelet", "writer: somebody")

    assert project.problems("references") == project.problems("schema") == []


@pytest.mark.parametrize(
    ("data", "line", "old", "new"),
    [
        ("statuses", 12, "id: status-2\n", "id: status-1\n"),
        ("situations", 11, "id: situation-2\n", "id: situation-1\n"),
    ],
)
def test_an_id_that_stands_twice_is_reported(project, data, line, old, new):
    project.edit(f"docs/data/{data}.yml", old, new)

    assert project.problems("references") == [
        f"docs/data/{data}.yml:{line}: duplicate-id: {new[4:-1]} is taken; each id in a list is used once"
    ]


def test_an_id_deep_in_the_data_that_stands_twice_is_reported(project):
    whole = project.read("docs/data/claims.yml")
    project.append("docs/data/claims.yml", whole[whole.index("    - id: C01") :])

    (problem,) = project.problems("references")
    assert problem == "docs/data/claims.yml:14: duplicate-id: C01 is taken; each id in a list is used once"
