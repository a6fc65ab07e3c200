"""The check of changes after the basis."""

import pytest

CHANGES = "docs/data/changes.yml"
ZH, EN = "docs/zh/taint.md", "docs/en/taint.md"


def test_a_project_without_changes_fails(project):
    project.write(CHANGES, "")

    assert project.problems("changes") == [
        f"{CHANGES}:1: nothing-to-check: no changes found here; a check of nothing is no pass"
    ]


@pytest.mark.parametrize(("path", "language"), [(ZH, "zh"), (EN, "en")])
def test_a_line_that_is_not_at_its_sentence_is_reported_in_each_language(project, path, language):
    project.edit(path, f'--8<-- "{language}/changes/tainted-twice.md"\n', "")

    assert project.problems("changes") == [
        f"{path}:1: missing-change: changes.yml names this page: "
        f'put --8<-- "{language}/changes/tainted-twice.md" below the sentence'
    ]


def test_a_change_without_effect_may_stand_at_its_sentence_and_need_not(project):
    project.edit(CHANGES, "effect: incomplete", "effect: none")
    assert project.problems("changes") == []

    for path, language in ((ZH, "zh"), (EN, "en")):
        project.edit(path, f'--8<-- "{language}/changes/tainted-twice.md"\n', "")
    assert project.problems("changes") == []


def test_a_line_that_no_entry_puts_on_the_page_is_reported(project):
    project.append(ZH, '\n--8<-- "zh/changes/gone.md"\n')

    assert project.problems("changes") == [
        f"{ZH}:32: unnamed-change: gone does not name this page under pages in changes.yml"
    ]


def test_a_line_of_the_other_language_is_reported(project):
    project.edit(EN, "en/changes/", "zh/changes/")

    assert project.problems("changes") == [f"{EN}:31: other-language: include en/changes/tainted-twice.md"]


def test_a_line_that_stands_twice_is_reported(project):
    project.append(ZH, '\n--8<-- "zh/changes/tainted-twice.md"\n')

    assert project.problems("changes") == [
        f"{ZH}:32: change-twice: tainted-twice stands above already; once a page is enough"
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("stage:", 'until: "1.37"\n  stage:', "bad-versions: tainted-twice: until 1.37 does not come after since 1.37"),
        ("stage:", 'until: "1.9"\n  stage:', "bad-versions: tainted-twice: until 1.9 does not come after since 1.37"),
    ],
)
def test_what_an_entry_says_wrongly_of_itself_is_reported(project, old, new, code):
    project.edit(CHANGES, old, new)

    assert project.problems("changes") == [f"{CHANGES}:2: {code}"]


def test_a_wrong_sentence_has_a_place(project):
    project.edit(CHANGES, "effect: incomplete", "effect: wrong")
    assert project.problems("changes") == []
    project.edit(CHANGES, "[taint#taint]", "[]")

    assert f"{CHANGES}:2: change-without-page: tainted-twice: a sentence is wrong: pages says where it stands" in (
        project.problems("changes")
    )
