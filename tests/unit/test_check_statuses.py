"""The check of the anchors of statuses and of the recordings of situations."""

STATUSES = "docs/data/statuses.yml"
SITUATIONS = "docs/data/situations.yml"


def test_an_id_that_a_group_of_statuses_has_is_reported(project):
    project.edit(STATUSES, "id: status-2\n", "id: waiting-reasons\n")

    assert project.problems("statuses") == [f"{STATUSES}:12: duplicate-id: waiting-reasons is a heading of taint.md"]


def test_an_id_that_a_heading_of_the_page_has_is_reported(project):
    project.edit(STATUSES, "id: status-3\n", "id: taint\n")

    assert project.problems("statuses") == [f"{STATUSES}:22: duplicate-id: taint is a heading of taint.md"]


def test_a_recording_that_no_lab_takes_from_is_reported(project):
    project.edit(SITUATIONS, "recording: pods/web", "recording: pods/gone")

    assert project.problems("statuses") == [
        f"{SITUATIONS}:4: missing-recording: situation-1: no docs/labs/*/*/lab.yml takes from pods/gone"
    ]


def test_a_situation_may_rest_on_sources_and_have_a_phase_forced_on_it(project):
    project.edit(SITUATIONS, "  recording: pods/web\n  as: web\n", "  sources: [k8s-taint]\n  forced: Failed\n")

    assert project.problems("statuses") == project.problems("schema") == []
