"""Pages as values. The body of every page here begins at line 4."""

import pytest

from scripts.pages import Fence, Heading, Table, read_page, read_pages


def test_a_page_knows_its_language_name_and_first_line(page, tmp_path):
    one = page("text\n", "en")

    assert (one.language, one.name, one.first, one.body, one.meta) == ("en", "page.md", 4, "text\n", {"title": "T"})


@pytest.mark.parametrize("text", ["# 没有\n", "---\ntitle: T\n", "---\n---\n", ""])
def test_a_page_without_front_matter_is_refused(tmp_path, text):
    path = tmp_path / "zh.md"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ValueError) as error:
        read_page(path, tmp_path)

    assert str(error.value) == f"{path}:1: a page starts with front matter between two lines of ---"


def test_front_matter_that_is_no_yaml_is_refused_with_its_line(page, tmp_path):
    with pytest.raises(ValueError) as error:
        page("", meta="title: T\nsummary: a: b")

    assert str(error.value) == f"{tmp_path / 'zh/page.md'}:3: not YAML: mapping values are not allowed in this context"


def test_front_matter_without_keys_is_refused(page, tmp_path):
    with pytest.raises(ValueError) as error:
        page("", meta="just words")

    assert str(error.value) == f"{tmp_path / 'zh/page.md'}:2: the front matter has to be keys with values"


def test_pages_are_read_in_the_order_of_languages_and_names(tmp_path):
    for name in ("en/a.md", "zh/b/c.md", "zh/a.md", "assets/a.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("---\ntitle: T\n---\n", encoding="utf-8")

    assert [(page.language, page.name) for page in read_pages(tmp_path)] == [
        ("zh", "a.md"),
        ("zh", "b/c.md"),
        ("en", "a.md"),
    ]


def test_headings_have_line_level_text_and_id(page):
    assert page("# 一 {#one}\n\n## 二 {#two .wide}\n### 三\n").headings == [
        Heading(4, 1, "一", "one"),
        Heading(6, 2, "二", "two"),
        Heading(7, 3, "三", None),
    ]


def test_a_fence_has_line_info_and_text(page):
    (fence,) = page('\n```yaml title="a b"\nkind: Pod\n\nspec:\n```\n').fences

    assert fence == Fence(5, 'yaml title="a b"', "kind: Pod\n\nspec:\n")
    assert fence.language == "yaml"


def test_a_fence_without_language_has_none(page):
    assert page("```\na\n```\n").fences[0].language == ""


def test_a_fence_may_hold_a_shorter_one_and_may_be_of_tildes(page):
    assert [fence.text for fence in page("````md\n```sh\nls\n```\n````\n~~~sh\n```\n~~~\n").fences] == [
        "```sh\nls\n```\n",
        "```\n",
    ]


def test_the_indentation_of_a_fence_is_not_its_text(page):
    assert page("- a\n\n    ```sh\n    ls\n      -a\n    ```\n").fences[0].text == "ls\n  -a\n"


def test_prose_is_what_stands_outside_fences(page):
    assert page("a\n```sh\n# b\n```\nc\n").prose == [(4, "a"), (8, "c")]


def test_headings_and_references_in_fences_do_not_count(page):
    one = page("```md\n# a {#a}\n[^b]\n```\n")

    assert (one.headings, one.references) == ([], [])


def test_includes_are_found_in_fences_and_in_prose(page):
    assert page('--8<-- "zh/glossary.md"\n```yaml\n--8<-- "a.yaml:1:2"\n```\n').includes == [
        (4, "zh/glossary.md"),
        (6, "a.yaml:1:2"),
    ]


def test_references_are_told_from_definitions(page):
    one = page("a[^x] b[^y]\n\n[^y]: 旁注[^z]\n")

    assert one.references == [(4, "x"), (4, "y"), (6, "z")]
    assert one.definitions == {"y"}


def test_a_table_has_its_line_and_cells_as_they_are_written(page):
    assert page("| a | b |\n|---|---|\n| `x \\| y` | 2 |\n\n| c |\n|---|\n").tables == [
        Table(4, ["a", "b"], [["`x \\| y`", "2"]]),
        Table(8, ["c"], []),
    ]


def test_a_bar_in_code_and_an_empty_cell_do_not_move_the_others(page):
    (table,) = page("    | a | b | c |\n    |---|---|---|\n    | `x|y` |  | **z** |\n").tables

    assert table.rows == [["`x|y`", "", "**z**"]]


@pytest.mark.parametrize(
    ("meta", "facts"), [("facts: [A-001, 7]", ["A-001", "7"]), ("facts:", []), ("facts: A-001", []), ("title: T", [])]
)
def test_facts_are_a_list_whatever_stands_there(page, meta, facts):
    assert page("", meta=meta).facts == facts
