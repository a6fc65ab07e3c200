"""Labs that were recorded elsewhere; tests/unit/test_labs_*.py have the ones that we run."""

import pytest

from scripts.labs.files import Step, cut, labs_in, prompt, read_lab

STEP = "{id: list, run: ls}"


@pytest.fixture
def lab(tmp_path):
    """Read a lab.yml; an error comes back as its message without the path."""
    path = tmp_path / "lab.yml"

    def read(text):
        path.write_text(text, encoding="utf-8")
        try:
            return read_lab(path)
        except ValueError as error:
            return str(error).removeprefix(f"{path}")

    return read


def test_a_lab_names_its_recording_steps_and_manifests(lab, tmp_path):
    one = lab(
        'recording: a/b\nmanifests: [a.yaml]\nsteps:\n  - {id: list, run: "ls\\n", host: node, nth: 2, parts: {some: 1}}\n'
    )

    assert (one.folder, one.recording, one.manifests) == (tmp_path, "a/b", ("a.yaml",))
    assert one.steps == (Step("list", "ls", "node", 2, {"some": "1"}),)


def test_a_step_has_a_file_for_itself_and_one_for_each_part():
    assert Step("list", "ls", parts={"some": "1-2"}).files() == {"list.txt": "", "list.some.txt": "1-2"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1: the file has to be keys with values; it is empty"),
        ("- a\n", ':1: the file has to be keys with values; it is ["a"]'),
        ("recording: a/b\n", ":1: the file needs steps (its keys: recording, steps, manifests)"),
        (
            f"recording: a/b\nsteps: [{STEP}]\nrun: b\n",
            ":3: the file has no key run; allowed are recording, steps, manifests",
        ),
        ("recording: a/b\nsteps:\n- {id: list}\n", ":3: steps[list] needs run (its keys: id, host, run, nth, parts)"),
        (
            f"recording: a/b\nsteps:\n- {STEP}\n- {STEP}\n",
            ":4: a step before it has the id list; each step has its own",
        ),
        ("a: [\n", ":2: not YAML: did not find expected node content"),
    ],
)
def test_a_lab_of_another_shape_is_refused(lab, text, message):
    assert lab(text) == message


def test_a_folder_without_labs_is_refused(tmp_path):
    with pytest.raises(ValueError) as error:
        labs_in(tmp_path)

    assert str(error.value) == f"{tmp_path / 'labs'}: there are no labs"


def test_a_command_is_written_as_a_terminal_shows_it():
    assert prompt("for a in b; do\n  c\ndone") == "$ for a in b; do\n>   c\n> done"


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ("1-4", "$ ls\na\nb\nc\n"),
        ("1", "$ ls\n⋮ 3 lines\n"),
        ("1, 3", "$ ls\n⋮ 1 line\nb\n⋮ 1 line\n"),
        ("2-3", "⋮ 1 line\na\nb\n⋮ 1 line\n"),
        ("1-2,4", "$ ls\na\n⋮ 1 line\nc\n"),
    ],
)
def test_every_cut_stays_visible(lines, kept):
    assert cut("$ ls\na\nb\nc\n", lines) == kept


@pytest.mark.parametrize("lines", ["0-1", "1-5", "3, 2", "2, 2-3", "3-2"])
def test_lines_that_do_not_fit_are_refused(lines):
    with pytest.raises(ValueError) as error:
        cut("$ ls\na\nb\nc\n", lines)

    assert str(error.value) == f"lines {lines!r} do not fit a transcript of 4 lines"


@pytest.mark.parametrize("lines", ["", "all", "1-", "-2", "1;2"])
def test_lines_that_are_no_numbers_are_refused(lines):
    with pytest.raises(ValueError) as error:
        cut("$ ls\n", lines)

    assert str(error.value) == f'lines {lines!r} are no numbers of lines, such as "1-3, 9"'
