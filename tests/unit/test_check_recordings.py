"""The check of labs, transcripts and the fences that show them."""

import pytest

LAB = "docs/labs/pods/web"
ZH = "docs/zh/taint.md"


def test_a_project_without_labs_fails(project):
    project.remove(f"{LAB}/lab.yml")

    assert project.problems("recordings") == [
        "docs/labs:1: nothing-to-check: no labs found here; a check of nothing is no pass"
    ]


def test_a_lab_that_cannot_be_read_is_reported(project):
    project.write(f"{LAB}/lab.yml", "recording: pods/web\nsteps: [\n")

    assert project.problems("recordings") == [f"{LAB}/lab.yml:3: bad-lab: not YAML: did not find expected node content"]


def test_a_need_that_does_not_exist_is_reported_at_its_line(project):
    project.write(f"{LAB}/lab.yml", "title: web\nneeds:\n- moon\nsteps: [{id: list, run: kubectl get pods}]\n")

    (problem,) = project.problems("recordings")
    assert problem.startswith(f"{LAB}/lab.yml:3: bad-lab: there is no need moon; there are: root, ")


def test_a_lab_that_does_not_fit_its_schema_is_not_checked(project):
    project.edit(f"{LAB}/lab.yml", "run: kubectl", "runs: kubectl")

    assert project.problems("recordings") == [
        f"{LAB}/lab.yml:1: not-checked: recordings was not checked: {LAB}/lab.yml does not fit its schema"
    ]


def test_a_lab_without_its_machine_is_reported(project):
    project.remove(f"{LAB}/recorded.yml")

    assert project.problems("recordings") == [
        f"{LAB}/recorded.yml:1: missing-file: recorded.yml says what the lab was recorded on; record the lab"
    ]


def test_exits_of_a_lab_that_does_not_run_are_reported(project):
    project.append(f"{LAB}/recorded.yml", "exits: {list: 0}\n")

    assert project.problems("recordings") == [
        f"{LAB}/recorded.yml:1: bad-machine: a lab that runs has the exits of its steps here, and no other lab has"
    ]


def test_a_transcript_without_step_is_reported(project):
    project.write(f"{LAB}/old.txt", "$ old\n")

    assert project.problems("recordings") == [
        f"{LAB}/old.txt:1: stray-transcript: no step of lab.yml has it",
        f"{LAB}/old.txt:1: unused-transcript: no page shows it; include it or take the step out of lab.yml",
    ]


def test_a_step_without_transcript_is_reported(project):
    project.append(f"{LAB}/lab.yml", "  - id: describe\n    run: kubectl describe pod\n")

    assert project.problems("recordings") == [f"{LAB}/lab.yml:7: missing-transcript: step describe has no describe.txt"]


def test_a_transcript_of_another_command_is_reported(project):
    project.edit(f"{LAB}/lab.yml", "get pods", "get pods -A")

    assert project.problems("recordings") == [
        f"{LAB}/list.txt:1: other-command: begins with another command than lab.yml says: kubectl get pods -A"
    ]


def test_a_command_is_compared_to_its_end(project):
    project.edit(f"{LAB}/lab.yml", "get pods", "get pod")

    assert project.problems("recordings") == [
        f"{LAB}/list.txt:1: other-command: begins with another command than lab.yml says: kubectl get pod"
    ]


def test_a_command_of_two_lines_is_compared_as_a_terminal_shows_it(project):
    project.edit(f"{LAB}/lab.yml", "run: kubectl get pods", "run: |\n      kubectl \\\n        get pods")
    project.write(f"{LAB}/list.txt", "$ kubectl \\\n>   get pods\nNAME\nweb\n")
    project.write(f"{LAB}/list.first.txt", "$ kubectl \\\n>   get pods\n⋮ 2 lines\n")

    assert project.problems("recordings") == []


@pytest.mark.parametrize("lines", ["1-9", "2, 1", "0-1"])
def test_a_part_that_does_not_fit_is_reported(project, lines):
    project.edit(f"{LAB}/lab.yml", "first: 1-2", f'first: "{lines}"')

    assert project.problems("recordings") == [
        f"{LAB}/lab.yml:4: bad-part: lines {lines!r} do not fit a transcript of 3 lines"
    ]


def test_a_part_may_be_one_line(project):
    project.edit(f"{LAB}/lab.yml", "first: 1-2", "first: 1")
    project.write(f"{LAB}/list.first.txt", "$ kubectl get pods\n⋮ 2 lines\n")

    assert project.problems("recordings") == []


def test_a_part_without_its_cut_is_reported(project):
    project.edit(f"{LAB}/list.first.txt", "⋮ 1 line\n", "")

    assert project.problems("recordings") == [
        f"{LAB}/list.first.txt:1: other-part: is not lines 1-2 of list.txt with the cuts marked; import it again"
    ]


def test_a_part_that_is_gone_is_reported(project):
    project.remove(f"{LAB}/list.first.txt")

    assert project.problems("recordings") == [
        "docs/en/taint.md:19: missing-include: there is no docs/labs/pods/web/list.first.txt",
        f"{LAB}/list.first.txt:1: other-part: is not lines 1-2 of list.txt with the cuts marked; import it again",
        f"{ZH}:18: missing-include: there is no docs/labs/pods/web/list.first.txt",
    ]


def test_an_include_of_a_manifest_that_does_not_exist_is_reported(project):
    project.edit(ZH, '--8<-- "manifests/pods/web.yaml"', '--8<-- "manifests/pods/gone.yaml:1:2"')

    assert project.problems("recordings") == [f"{ZH}:14: missing-include: there is no docs/manifests/pods/gone.yaml"]


@pytest.mark.parametrize("language", ["console", "text", "output"])
def test_output_that_somebody_typed_is_reported(project, language):
    project.append(ZH, f"\n```{language}\nNAME\n```\n")

    assert project.problems("recordings") == [f"{ZH}:32: typed-output: output is included from docs/labs, never typed"]


def test_output_below_an_include_is_reported(project):
    project.append(ZH, '\n```console\n--8<-- "labs/pods/web/list.txt"\nNAME\n```\n')

    assert project.problems("recordings") == [f"{ZH}:32: typed-output: output is included from docs/labs, never typed"]


def test_a_prompt_in_a_block_of_commands_is_reported(project):
    project.append(ZH, '\n```sh title="照着输入（未实测）"\n$ kubectl get pods\n```\n')

    assert project.problems("recordings") == [
        f"{ZH}:32: typed-output: a block of commands has no prompt; output comes from docs/labs"
    ]


def test_a_block_of_commands_is_fine(project):
    project.append(ZH, '\n```sh title="照着输入（未实测）"\nkubectl get pods\necho "$HOME"\n```\n')

    assert project.problems("recordings") == []


def test_a_fence_without_language_is_reported(project):
    project.append(ZH, "\n```\nkubectl get pods\n```\n")

    assert project.problems("recordings") == [f"{ZH}:32: fence-without-language: name the language of the block"]


def test_a_transcript_that_no_page_shows_is_reported(project):
    for language in ("zh", "en"):
        project.edit(
            f"docs/{language}/taint.md", '```console title="node"\n--8<-- "labs/pods/web/list.first.txt"\n```\n', ""
        )

    assert project.problems("recordings") == [
        f"{LAB}/{name}.txt:1: unused-transcript: no page shows it; include it or take the step out of lab.yml"
        for name in ("list.first", "list")
    ]


def test_commands_that_nobody_ran_say_so(project):
    project.append(ZH, "\n```sh\nkubectl get pods\n```\n")

    assert project.problems("recordings") == [
        'docs/zh/taint.md:32: not-executed: commands that are neither recorded nor run say so: ```sh title="照着输入（未实测）"'
    ]
