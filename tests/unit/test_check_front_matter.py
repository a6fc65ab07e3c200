"""The check of front matter and headings."""

import datetime

import pytest

ZH = "docs/zh/taint.md"
DATE = f"{ZH}:5: bad-value: checked is the day on which the claims were last read, not in the future"


def test_a_project_without_pages_fails(project):
    project.remove("docs/zh/taint.md")
    project.remove("docs/en/taint.md")

    assert project.problems("front-matter") == [
        "docs:1: nothing-to-check: no pages found here; a check of nothing is no pass"
    ]


def test_checked_in_the_future_is_reported(project):
    project.edit(ZH, "2020-01-02", str(datetime.date.today() + datetime.timedelta(days=3)))

    assert project.problems("front-matter") == [DATE]


def test_tomorrow_is_allowed_because_it_may_be_today_elsewhere(project):
    project.edit(ZH, "2020-01-02", str(datetime.date.today() + datetime.timedelta(days=1)))

    assert project.problems("front-matter") == []


def test_a_chinese_page_that_translates_is_reported(project):
    project.edit(ZH, "facts: [NODE-001]", "translates: zh-0")

    assert project.problems("front-matter") == [f"{ZH}:6: bad-value: only an English page translates"]


def test_a_heading_without_id_is_reported(project):
    project.edit(ZH, "# 污点 {#taint}", "# 污点")

    assert project.problems("front-matter") == [
        f"{ZH}:9: heading-without-id: give the heading an id: 污点 {{#ascii-words}}"
    ]


@pytest.mark.parametrize("name", ["Taint", "my_taint", "污点", "-taint"])
def test_an_id_that_is_no_ascii_words_is_reported(project, name):
    project.edit(ZH, "{#taint}", f"{{#{name}}}")

    assert project.problems("front-matter") == [
        f"{ZH}:9: bad-id: #{name}: ids are lower-case ASCII words joined by hyphens"
    ]


def test_an_id_that_stands_twice_is_reported(project):
    project.append(ZH, "\n## 又是污点 {#taint}\n")

    assert project.problems("front-matter") == [f"{ZH}:32: duplicate-id: #taint stands on this page already"]


def test_a_level_that_is_left_out_is_reported(project):
    project.append(ZH, "\n### 太深 {#deep}\n")

    assert project.problems("front-matter") == [f"{ZH}:32: heading-jump: level 3 follows level 1; use level 2"]


def test_going_back_several_levels_is_allowed(project):
    project.append(ZH, "\n## 二 {#two}\n\n### 三 {#three}\n\n## 又二 {#two-again}\n")

    assert project.problems("front-matter") == []


@pytest.mark.parametrize("text", ["", "# 污点 {#taint}\n\n# 再来 {#again}"])
def test_a_page_has_one_first_level_heading(project, text):
    project.edit(ZH, "# 污点 {#taint}", text)

    assert project.problems("front-matter") == [f"{ZH}:8: one-h1: a page has exactly one first-level heading"]


def test_a_heading_in_a_fence_is_no_heading(project):
    project.append(ZH, "\n```python\n# 注释\n```\n")

    assert project.problems("front-matter") == []


def test_a_page_to_read_before_has_to_exist(project):
    project.edit(ZH, "kind: concept", "kind: concept\nbefore: [taint.md, gone.md]")

    assert project.problems("schema") == []
    assert project.problems("front-matter") == [f"{ZH}:5: missing-page: before: gone.md is no page"]


def test_a_script_that_is_no_file_is_reported(project):
    project.edit(ZH, "kind: concept", "kind: concept\nscript: filter")
    assert project.problems("front-matter") == [f"{ZH}:5: missing-script: there is no docs/assets/site/filter.js"]

    project.write("docs/assets/site/filter.js", "")
    assert project.problems("front-matter") == []
