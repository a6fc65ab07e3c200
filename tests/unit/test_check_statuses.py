"""The check of the dictionary of statuses and of the table of situations."""

import pytest

STATUSES = "docs/data/statuses.yml"
SITUATIONS = "docs/data/situations.yml"
PAGE = """\
---
title: {title}
summary: {title}
kind: reference
checked: 2020-01-02
---

# {title} {{#statuses}}

## {title} {{#status-3}}
"""


@pytest.mark.parametrize(("path", "what"), [(STATUSES, "statuses"), (SITUATIONS, "situations")])
def test_a_project_without_statuses_or_situations_fails(project, path, what):
    project.write(path, "[]\n")

    assert project.problems("statuses") == [
        f"{path}:1: nothing-to-check: no {what} found here; a check of nothing is no pass"
    ]


@pytest.mark.parametrize(
    ("path", "entry", "message"),
    [
        (STATUSES, "- id: status-1\n", "59 statuses, and there are to be at least 60"),
        (SITUATIONS, "- id: situation-1\n", "24 situations, and there are to be at least 25"),
    ],
)
def test_too_few_are_reported(project, path, entry, message):
    first, second = project.read(path).split("- id: ")[1:3]
    project.edit(path, f"- id: {first}", "")

    assert project.problems("statuses") == [f"{path}:1: too-few: {message}"]


@pytest.mark.parametrize("name", ["Status_1", "状态", "status-"])
def test_an_id_that_is_no_ascii_words_is_reported(project, name):
    project.edit(STATUSES, "id: status-1\n", f"id: {name}\n")

    assert project.problems("statuses") == [
        f"{STATUSES}:1: bad-id: {name}: ids are lower-case ASCII words joined by hyphens"
    ]


def test_a_missing_id_is_reported(project):
    project.edit(STATUSES, "- id: status-1\n  name", "- name")

    codes = [problem.split(": ")[1] for problem in project.problems("statuses")]
    assert codes == ["bad-id", "bad-status"]


@pytest.mark.parametrize("name", ["status-1", "waiting-reasons"])
def test_an_id_that_an_entry_or_a_group_has_is_reported(project, name):
    project.edit(STATUSES, "id: status-2\n", f"id: {name}\n")

    assert [problem.split(": ", 1)[1] for problem in project.problems("statuses")] == [
        f"duplicate-id: {name} is taken; the ids of one page differ"
    ]


def test_an_id_that_a_heading_of_the_page_has_is_reported(project):
    project.write("docs/zh/lifecycle/statuses.md", PAGE.format(title="词典"))
    project.write("docs/en/lifecycle/statuses.md", PAGE.format(title="Dictionary"))

    assert project.problems("statuses") == [
        f"{STATUSES}:21: duplicate-id: status-3 is taken; the ids of one page differ"
    ]


@pytest.mark.parametrize(("old", "new"), [("  variants: []\n", ""), ("  variants:", "  other: 1\n  variants:")])
def test_a_status_with_other_keys_is_reported(project, old, new):
    project.edit(STATUSES, old, new)

    assert project.problems("statuses") == [
        f"{STATUSES}:1: bad-status: status-1: wants the keys facts, id, meaning, name, next, see, sources, variants, where, writer"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "where: waiting reason",
            "where: somewhere",
            "bad-status: status-1: where is one of status column, waiting reason, terminated reason, pod reason, condition reason, event",
        ),
        (
            "meaning: {zh: 在等。, en: It waits.}",
            "meaning: {zh: 在等。}",
            "bad-status: status-1: meaning needs zh and en",
        ),
        (
            "next: {zh: 看日志。, en: Read the log.}",
            "next: {en: Read the log.}",
            "bad-status: status-1: next needs zh and en",
        ),
        ("sources: [k8s-taint]", "sources: []", "status-without-source: status-1: cite at least one source"),
        ("see: taint.md", "see: gone.md#taint", "missing-page: status-1: see names gone.md#taint, which is no page"),
    ],
)
def test_a_status_with_a_value_that_does_not_fit_is_reported(project, old, new, message):
    project.edit(STATUSES, old, new)

    assert project.problems("statuses") == [f"{STATUSES}:1: {message}"]


def test_a_writer_that_nobody_translated_is_reported(project):
    project.edit(STATUSES, "writer: kubelet", "writer: somebody")

    (problem,) = project.problems("statuses")
    assert problem.startswith(f"{STATUSES}:1: bad-status: status-1: writer is one of printer, ")


def test_a_status_may_lead_to_a_heading(project):
    project.edit(STATUSES, "see: taint.md", "see: taint.md#taint")

    assert project.problems("statuses") == []


@pytest.mark.parametrize(("old", "new"), [("  shown:", "  other: 1\n  shown:"), ("  facts: [NODE-001]\n", "")])
def test_a_situation_with_other_keys_is_reported(project, old, new):
    project.edit(SITUATIONS, old, new)

    assert project.problems("statuses") == [
        f"{SITUATIONS}:1: bad-situation: situation-1: wants the keys facts, id, pod, shown, title, and recording with as, or sources; forced may be there"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "title: {zh: 正常, en: all is well}",
            "title: {en: all is well}",
            "bad-situation: situation-1: title needs zh and en",
        ),
        ("phase: Running, ", "", "bad-situation: situation-1: shown wants the keys conditions, phase, ready, status"),
        (
            "  recording: pods/web\n  as: web\n",
            "",
            "situation-without-evidence: situation-1: name the recording, or cite sources",
        ),
        ("  as: web\n", "", "bad-situation: situation-1: recording and as, the name of the Pod in it, come together"),
        (
            "recording: pods/web",
            "recording: pods/gone",
            "missing-recording: situation-1: no docs/labs/*/*/lab.yml takes from pods/gone",
        ),
    ],
)
def test_a_situation_with_a_value_that_does_not_fit_is_reported(project, old, new, message):
    project.edit(SITUATIONS, old, new)

    assert project.problems("statuses") == [f"{SITUATIONS}:1: {message}"]


def test_a_situation_may_rest_on_sources_and_have_a_phase_forced_on_it(project):
    project.edit(SITUATIONS, "  recording: pods/web\n  as: web\n", "  sources: [k8s-taint]\n  forced: Failed\n")

    assert project.problems("statuses") == []
