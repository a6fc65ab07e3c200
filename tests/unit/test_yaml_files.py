"""YAML as values, what is refused in it, and the line of each value."""

import pytest

from scripts.yaml_files import line_at, read_yaml

TEXT = """\
# a comment
bare-pod:
  term: {zh: 裸 Pod, en: bare Pod}
pod:
  list:
    - id: one
      deep: {a: 1,
             b: 2}
    - [x,
       y]
    -
      id: three
  7: seven
  true: yes
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ((), 2),
        (("bare-pod",), 2),
        (("bare-pod", "term", "en"), 3),
        (("pod",), 4),  # not where `bare-pod:` has the word
        (("pod", "list"), 5),
        (("pod", "list", 0), 6),
        (("pod", "list", 0, "id"), 6),
        (("pod", "list", 0, "deep", "b"), 8),
        (("pod", "list", 1, 1), 10),
        (("pod", "list", 2), 12),
        (("pod", 7), 13),
        (("pod", True), 14),
        # where the keys lead no further: the last one that is there
        (("pod", "list", 0, "gone"), 6),
        (("pod", "list", 9), 5),
        (("pod", "list", "one"), 5),
        (("gone",), 2),
    ],
)
def test_a_line_is_that_of_the_key_or_the_item(keys, line):
    assert line_at(TEXT, *keys) == line


@pytest.mark.parametrize(("document", "line"), [(0, 1), (1, 4), (2, 1)])
def test_a_line_counts_in_the_file_whatever_the_document(document, line):
    assert line_at("a: 1\nb: 2\n---\na: 3\n", "a", document=document) == line


def test_an_empty_text_has_one_line():
    assert line_at("", "a") == 1


@pytest.fixture
def read(tmp_path):
    """Read a YAML text; an error comes back as its message without the path."""
    path = tmp_path / "a.yml"

    def read(text):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        try:
            return read_yaml(path)
        except ValueError as error:
            return str(error).removeprefix(f"{path}:")

    return read


def test_dates_are_text_and_sort_as_days(read):
    dates = read("[2026-11-20, '2026-11-03', 2026-99-99]")

    assert dates == ["2026-11-20", "2026-11-03", "2026-99-99"]
    assert sorted(dates)[0] == "2026-11-03"


def test_other_values_are_what_yaml_says(read):
    assert read("{a: 1, b: 1.5, c: true, d: , e: [x], f: v1.36.9}") == {
        "a": 1,
        "b": 1.5,
        "c": True,
        "d": None,
        "e": ["x"],
        "f": "v1.36.9",
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: c: d\n", "2: not YAML: mapping values are not allowed in this context"),
        ("a: 1\nb: 2\na: 3\n", "3: not YAML: the key a stands twice"),
        ("a: [{b: 1, c: 2,\n  b: 3}]\n", "2: not YAML: the key b stands twice"),
        ("a: &x {b: 1}\nc: *x\n", "1: not YAML: an alias (*name) changes with what it names; write it out"),
        ("a: &x [*x]\n", "1: not YAML: an alias (*name) changes with what it names; write it out"),
        ("{[a]: b}\n", "1: not YAML: a key is text, not a list or a mapping"),
        ("a: 1\nb: !!int x\n", "2: not YAML: this is no int"),
        ("a: !!bool 1\n", "1: not YAML: this is no bool"),
        ("!!map [a]\n", "1: not YAML: this is no mapping"),
        ("a: !new x\n", "1: not YAML: could not determine a constructor for the tag '!new'"),
        (b"a: 1\nb: \xb6\n", "2: not UTF-8; save the file in this encoding"),
    ],
)
def test_what_is_refused_is_told_with_its_line(read, text, message):
    assert read(text) == message
