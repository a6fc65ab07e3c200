"""From recordings to transcripts, manifests and machine notes."""

import json

import pytest
import yaml

from scripts.labs import importing as import_recordings

RECORDING = {
    "title": "one Pod",
    "date": "2020-01-01",
    "versions": {"kubernetes": "1.36.2"},
    "setup": "one node",
    "manifests": {"web.yaml": "kind: Pod\n"},
    "steps": [
        {"cmd": "kubectl get pods", "host": "node", "stdout": "NAME\nweb\n", "stderr": "", "exit": 0, "note": "before"},
        {"cmd": "kubectl get pods", "host": "node", "stdout": "NAME\n", "stderr": "", "exit": 0, "at": "+5s"},
        {"cmd": "ls a\n", "host": "pod", "stdout": "b", "stderr": "ls: a: no such file\n", "exit": 1},
    ],
}


@pytest.fixture
def imported(project):
    """Import RECORDING, with some keys replaced, for the lab whose definition is given."""

    def run(lab, *arguments, **keys):
        project.write("docs/labs/pods/web/lab.yml", lab)
        project.write("recordings/pods/web.json", json.dumps(RECORDING | keys))
        return import_recordings.main([str(project.root / "recordings"), *arguments, "--docs", str(project.docs)])

    return run


LAB = "recording: pods/web\nmanifests: [web.yaml]\nsteps:\n  - {id: list, run: kubectl get pods, host: node, parts: {first: 1-2}}\n"


def test_a_lab_gets_its_transcripts_parts_manifests_and_machine(imported, project, capsys):
    assert imported(LAB) == 0
    assert project.read("docs/labs/pods/web/list.txt") == "$ kubectl get pods\nNAME\nweb\n"
    assert project.read("docs/labs/pods/web/list.first.txt") == "$ kubectl get pods\nNAME\n⋮ 1 line\n"
    assert project.read("docs/manifests/pods/web.yaml") == "kind: Pod\n"
    assert yaml.safe_load(project.read("docs/labs/pods/web/recorded.yml")) == {
        "title": "one Pod",
        "date": "2020-01-01",
        "versions": {"kubernetes": "1.36.2"},
        "setup": "one node",
        "steps": {"list": {"host": "node", "exit": 0}},
    }
    assert capsys.readouterr().out == "pods/web: 4 files\n"


def test_what_is_imported_passes_the_check_of_recordings(imported, project):
    imported(LAB)

    assert project.problems("recordings") == []


def test_a_transcript_that_no_step_has_any_more_goes(imported, project):
    project.write("docs/labs/pods/web/old.txt", "$ old\n")

    imported(LAB)

    assert not (project.docs / "labs/pods/web/old.txt").exists()


def test_a_second_run_of_a_command_is_found_by_its_number(imported, project):
    imported("recording: pods/web\nsteps:\n  - {id: list, run: kubectl get pods, nth: 2}\n")

    assert project.read("docs/labs/pods/web/list.txt") == "$ kubectl get pods\nNAME\n"
    assert yaml.safe_load(project.read("docs/labs/pods/web/recorded.yml"))["steps"] == {
        "list": {"host": "node", "exit": 0, "at": "+5s"}
    }


def test_errors_follow_the_output_on_a_line_of_their_own():
    assert import_recordings.transcript(RECORDING["steps"][2]) == "$ ls a\nb\nls: a: no such file\n"


@pytest.mark.parametrize(
    ("lab", "message"),
    [
        (
            LAB.replace("host: node", "host: other"),
            "step list: the recording has this command 0 time(s) on host other: kubectl get pods",
        ),
        (
            "recording: pods/web\nsteps: [{id: list, run: kubectl get pods, nth: 3}]\n",
            "step list: the recording has this command 2 time(s) on host any: kubectl get pods",
        ),
        (LAB.replace("web.yaml", "gone.yaml"), "manifest gone.yaml: the recording has ['web.yaml']"),
        (LAB.replace("1-2", "1-9"), "lines '1-9' do not fit a transcript of 3 lines"),
    ],
)
def test_what_the_recording_does_not_have_is_refused_and_nothing_is_written(imported, project, capsys, lab, message):
    before = {path: path.read_bytes() for path in project.docs.rglob("*.*") if path.name != "lab.yml"}

    assert imported(lab) == 1
    assert capsys.readouterr().err == f"{project.docs / 'labs/pods/web/lab.yml'}: {message}\n"
    assert {path: path.read_bytes() for path in project.docs.rglob("*.*") if path.name != "lab.yml"} == before


def test_a_missing_recording_is_told(imported, project, capsys):
    assert imported(LAB.replace("pods/web", "pods/gone")) == 1
    assert "No such file or directory" in capsys.readouterr().err


def test_a_recording_without_a_key_is_told(imported, project, capsys):
    assert imported(LAB, steps=[{"cmd": "kubectl get pods", "host": "node"}]) == 1
    assert (
        capsys.readouterr().err
        == f"{project.docs / 'labs/pods/web/lab.yml'}: the recording pods/web has no key stdout\n"
    )


def test_one_lab_can_be_imported_alone(imported, project, capsys):
    project.write("docs/labs/pods/broken/lab.yml", "")

    assert imported(LAB, "pods/web") == 0
    assert capsys.readouterr() == ("pods/web: 4 files\n", "")


def test_a_lab_that_we_run_ourselves_is_left_alone(imported, project, capsys):
    project.write("docs/labs/linux/own/lab.yml", "title: own\nneeds: [root]\nsteps: [{id: list, run: ls}]\n")
    project.write("docs/labs/linux/own/list.txt", "$ ls\n")

    assert imported(LAB) == 0
    assert capsys.readouterr() == ("pods/web: 4 files\n", "")
    assert project.read("docs/labs/linux/own/list.txt") == "$ ls\n"


def test_the_steps_of_a_recording_are_shown_as_a_lab_wants_them(imported, capsys):
    imported(LAB, "--show", "pods/web")

    shown = capsys.readouterr().out
    assert shown.startswith(
        "  # before\n- id: ''\n  host: node\n  run: kubectl get pods\n  #  1 $ kubectl get pods\n  #  2 NAME\n  #  3 web\n"
    )
    assert "  run: kubectl get pods\n  nth: 2\n" in shown
    assert shown.endswith("manifests:\n- web.yaml\n")
