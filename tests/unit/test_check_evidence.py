"""The check that holds labs against their recordings, and the machines against both."""

import pytest

LAB = "docs/labs/pods/web"
RECORDING = "evidence/recordings/pods/web.json"


def other(path):
    return (
        f"{path}:1: other-than-recorded: is not what {RECORDING} gives; run: python3 scripts/dev.py lab import pods/web"
    )


def test_a_project_without_recordings_fails(project):
    project.remove(RECORDING)

    assert project.problems("evidence") == [
        "evidence/recordings:1: nothing-to-check: no recordings found here; a check of nothing is no pass"
    ]


def test_a_transcript_that_changed_is_reported(project):
    project.edit(f"{LAB}/list.txt", "web", "wed")

    assert project.problems("evidence") == [other(f"{LAB}/list.txt")]


def test_a_recording_that_changed_is_reported_wherever_it_is_shown(project):
    project.edit(RECORDING, "NAME\\nweb", "NAMES\\nweb")

    assert project.problems("evidence") == [other(f"{LAB}/list.first.txt"), other(f"{LAB}/list.txt")]


@pytest.mark.parametrize(("old", "new"), [("1.36.9", "1.37.0"), ("2020-01-01", "2020-01-02")])
def test_a_note_of_the_machine_that_is_not_the_recorded_one_is_reported(project, old, new):
    project.edit(f"{LAB}/recorded.yml", old, new)

    assert project.problems("evidence") == [other(f"{LAB}/recorded.yml")]


def test_a_manifest_that_is_not_the_recorded_one_is_reported(project):
    project.edit(f"{LAB}/lab.yml", "steps:", "manifests: [web.yaml]\nsteps:")

    assert project.problems("evidence") == [other("docs/manifests/pods/web.yaml")]


def test_a_transcript_that_is_gone_is_reported(project):
    project.remove(f"{LAB}/list.txt")

    assert project.problems("evidence") == [other(f"{LAB}/list.txt")]


def test_a_command_that_was_not_recorded_is_reported(project):
    project.edit(f"{LAB}/lab.yml", "get pods", "get pods -A")

    assert project.problems("evidence") == [
        f"{LAB}/lab.yml:1: bad-recording: step list: the recording has this command 0 time(s) on host any: kubectl get pods -A"
    ]


def test_a_lab_without_its_recording_is_reported(project):
    project.edit(f"{LAB}/lab.yml", "pods/web", "pods/gone")

    assert project.problems("evidence") == [
        "evidence/recordings/pods/gone.json:1: bad-recording: there is no such recording; `dev.py lab record` makes one"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{\n", "2: bad-recording: not JSON: Expecting property name enclosed in double quotes"),
        (
            "[]\n",
            "1: bad-recording: a recording has the keys date, manifests, setup, steps, versions",
        ),
        (
            '{"date": "", "versions": {}, "setup": ""}\n',
            "1: bad-recording: a recording has the keys date, manifests, setup, steps, versions",
        ),
        (
            '{"date": "", "versions": {}, "setup": "", "manifests": {}, "steps": [{"cmd": "ls", "exit": 0}]}\n',
            "1: bad-recording: step 1 lacks host, stderr, stdout",
        ),
        (
            '{"date": "", "versions": {}, "setup": "", "manifests": {}, "steps": ["ls"]}\n',
            "1: bad-recording: step 1 lacks cmd, exit, host, stderr, stdout",
        ),
    ],
)
def test_a_recording_that_cannot_be_read_is_reported_though_no_lab_takes_from_it(project, text, message):
    project.write("evidence/recordings/pods/new.json", text)

    (problem,) = project.problems("evidence")
    assert problem.startswith(f"evidence/recordings/pods/new.json:{message}")


def test_a_lab_that_runs_takes_from_no_recording(project):
    project.write("docs/labs/linux/own/lab.yml", "title: own\nneeds: [root]\nsteps: [{id: list, run: ls}]\n")
    project.write(
        "docs/labs/linux/own/recorded.yml",
        "{machine: small, date: 2020-01-01, versions: {kernel: 6.1.0}, exits: {list: 0}}\n",
    )

    assert project.problems("evidence") == []


def test_a_machine_that_is_not_described_is_reported(project):
    project.write("docs/labs/linux/own/lab.yml", "title: own\nneeds: [root]\nsteps: [{id: list, run: ls}]\n")
    project.write(
        "docs/labs/linux/own/recorded.yml",
        "{machine: large, date: 2020-01-01, versions: {kernel: 6.1.0}, exits: {list: 0}}\n",
    )

    assert project.problems("evidence") == [
        "docs/labs/linux/own/recorded.yml:1: unknown-machine: large is not in docs/data/machines.yml, which has: small"
    ]


def test_a_machine_that_nothing_was_recorded_on_is_reported(project):
    project.append("docs/data/machines.yml", "large:\n  setup: {zh: 两个节点, en: two nodes}\n")

    assert project.problems("evidence") == [
        "docs/data/machines.yml:4: unused-machine: no recorded.yml names large; take it out"
    ]
