"""From recordings to transcripts, manifests and the note of the machine, by `dev.py lab import`."""

import json
import subprocess
import sys

import pytest
import yaml

from scripts.labs import command as labs
from scripts.labs.importing import transcript_of
from tests.conftest import ROOT

RECORDING = "evidence/recordings/pods/web.json"
LAB = "recording: pods/web\nmanifests: [web.yaml]\nsteps:\n  - {id: list, run: kubectl get pods, host: node, parts: {first: 1-2}}\n"


@pytest.fixture
def imported(project):
    """Import the lab whose definition is given; keys replace those of the recording."""

    def run(lab, *arguments, **keys):
        project.write("docs/labs/pods/web/lab.yml", lab)
        project.write(RECORDING, json.dumps(json.loads(project.read(RECORDING)) | keys))
        return labs.main(["--docs", str(project.docs), "import", *arguments])

    return run


def test_a_lab_gets_its_transcripts_parts_manifests_and_machine(imported, project, capsys):
    for path in (project.docs / "labs/pods/web").iterdir():
        path.unlink()

    assert imported(LAB) == 0
    assert project.read("docs/labs/pods/web/list.txt") == "$ kubectl get pods\nNAME\nweb\n"
    assert project.read("docs/labs/pods/web/list.first.txt") == "$ kubectl get pods\nNAME\n⋮ 1 line\n"
    assert project.read("docs/manifests/pods/web.yaml") == "kind: Pod\n"
    assert yaml.safe_load(project.read("docs/labs/pods/web/recorded.yml")) == {
        "machine": "small",
        "date": "2020-01-01",
        "versions": {"kubernetes": "1.36.9"},
    }
    assert capsys.readouterr().out == "pods/web: 4 files, 4 changed\n"


def test_what_is_imported_passes_the_checks(imported, project):
    imported(LAB)

    assert project.problems("recordings") + project.problems("evidence") == []


def test_a_second_import_changes_nothing(imported, capsys):
    imported(LAB)
    capsys.readouterr()

    imported(LAB)

    assert capsys.readouterr().out == "pods/web: 4 files, 0 changed\n"


def test_a_transcript_that_no_step_has_any_more_goes(imported, project):
    project.write("docs/labs/pods/web/old.txt", "$ old\n")

    imported(LAB)

    assert not (project.docs / "labs/pods/web/old.txt").exists()


def test_a_second_run_of_a_command_is_found_by_its_number(imported, project):
    imported("recording: pods/web\nsteps:\n  - {id: list, run: kubectl get pods, nth: 2}\n")

    assert project.read("docs/labs/pods/web/list.txt") == "$ kubectl get pods\nNAME\n"


def test_errors_follow_the_output_on_a_line_of_their_own(project):
    step = json.loads(project.read(RECORDING))["steps"][2]

    assert transcript_of(step) == "$ ls a\nb\nls: a: no such file\n"


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
        (LAB.replace("1-2", "1-9"), "step list: lines '1-9' do not fit a transcript of 3 lines"),
    ],
)
def test_what_the_recording_does_not_have_is_refused_and_nothing_is_written(imported, project, capsys, lab, message):
    before = {path: path.read_bytes() for path in project.docs.rglob("*.*") if path.name != "lab.yml"}

    assert imported(lab) == 1
    assert capsys.readouterr().err == f"pods/web: {message}\n"
    assert {path: path.read_bytes() for path in project.docs.rglob("*.*") if path.name != "lab.yml"} == before


def test_a_missing_recording_is_told(imported, project, capsys):
    assert imported(LAB.replace("pods/web", "pods/gone")) == 1
    path = project.root / "evidence/recordings/pods/gone.json"
    assert capsys.readouterr().err == f"pods/web: {path}:1: there is no such recording; `dev.py lab record` makes one\n"


def test_a_machine_that_nobody_described_is_told(imported, project, capsys):
    assert imported(LAB, setup="two nodes") == 1
    assert capsys.readouterr().err == (
        f"pods/web: {project.docs / 'data/machines.yml'}:1: no machine has the setup of this recording; "
        "add it, in both languages: two nodes\n"
    )


def test_what_a_recording_adds_to_its_machine_changes_nothing(imported, project):
    imported(LAB, setup="one node. Recorded twice.")

    assert yaml.safe_load(project.read("docs/labs/pods/web/recorded.yml"))["machine"] == "small"


def test_one_lab_can_be_imported_alone(imported, project, capsys):
    project.write("docs/labs/pods/other/lab.yml", LAB.replace("pods/web", "pods/gone"))

    assert imported(LAB, "pods/web") == 0
    assert capsys.readouterr() == ("pods/web: 4 files, 1 changed\n", "")


def test_a_lab_that_we_run_ourselves_is_left_alone(imported, project, capsys):
    project.write("docs/labs/linux/own/lab.yml", "title: own\nneeds: [root]\nsteps: [{id: list, run: ls}]\n")
    project.write("docs/labs/linux/own/list.txt", "$ ls\n")

    assert imported(LAB) == 0
    assert capsys.readouterr() == ("pods/web: 4 files, 1 changed\n", "")
    assert project.read("docs/labs/linux/own/list.txt") == "$ ls\n"
    assert imported(LAB, "linux/own") == 1
    assert capsys.readouterr().err == "linux/own: has no recording; `dev.py lab record` runs it\n"


def test_a_lab_that_does_not_exist_is_wrong_use(imported, capsys):
    assert imported(LAB, "pods/gone") == 2
    assert capsys.readouterr().err == "no lab called pods/gone; `dev.py lab list` names them\n"


def test_the_steps_of_a_recording_are_shown_as_a_lab_wants_them(imported, capsys):
    assert imported(LAB, "--show", "pods/web") == 0

    shown = capsys.readouterr().out
    assert shown.startswith(
        "  # before\n- id: ''\n  host: node\n  run: kubectl get pods\n  #  1 $ kubectl get pods\n  #  2 NAME\n  #  3 web\n"
    )
    assert "  run: kubectl get pods\n  nth: 2\n" in shown
    assert "remark" not in shown
    assert shown.endswith("manifests:\n- web.yaml\n")


def test_a_reader_who_has_seen_enough_ends_it_quietly():
    command = f"{sys.executable} -m scripts.labs.command import --show dns/names | head -n 1; echo ${{PIPESTATUS[0]}}"

    answer = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True)

    assert (answer.stdout, answer.stderr) == ("- id: ''\n0\n", "")


def test_a_recording_that_does_not_exist_cannot_be_shown(imported, capsys):
    assert imported(LAB, "--show", "pods/gone") == 2
    assert capsys.readouterr().err.endswith(
        "pods/gone.json:1: there is no such recording; `dev.py lab record` makes one\n"
    )
