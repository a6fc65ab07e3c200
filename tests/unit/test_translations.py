"""A person's word that an English page follows its Chinese one."""

import pytest

from scripts import translations as stamp_translations

EN = "docs/en/taint.md"


@pytest.fixture
def stamp(project, monkeypatch):
    monkeypatch.setattr(stamp_translations, "ROOT", project.root)
    return lambda *names: stamp_translations.main(list(names))


def test_a_page_that_is_in_step_is_left_alone(stamp, project, capsys):
    before = project.read(EN)

    assert stamp() == 0
    assert (project.read(EN), capsys.readouterr().out) == (before, "")


def test_a_changed_chinese_page_gives_the_english_one_a_new_stamp(stamp, project, capsys):
    project.append("docs/zh/taint.md", "\n再加一句。\n")

    assert stamp() == 0
    assert project.problems("parity") == []
    assert capsys.readouterr().out.startswith(f"{EN}: zh-")


def test_only_the_stamp_changes(stamp, project):
    project.append(EN, "\ntranslates: this line is text\n")
    before = project.read(EN).splitlines()
    project.append("docs/zh/taint.md", "\n再加一句。\n")

    stamp()

    after = project.read(EN).splitlines()
    assert [number for number, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]] == [7]


def test_a_page_without_stamp_gets_one_at_the_end_of_its_front_matter(stamp, project):
    before = project.read(EN)
    (line,) = [line for line in before.splitlines(keepends=True) if line.startswith("translates:")]
    project.edit(EN, line, "")

    stamp()

    assert project.read(EN) == before


def test_one_page_can_be_stamped_alone(stamp, project):
    for language in ("zh", "en"):
        project.write(f"docs/{language}/other.md", project.read(f"docs/{language}/taint.md"))
        project.append(f"docs/{language}/taint.md", "\n1\n")
        project.append(f"docs/{language}/other.md", "\n2\n")

    assert stamp("other.md") == 0
    assert [problem.split(":")[0] for problem in project.problems("parity")] == [EN]


def test_a_page_that_does_not_exist_is_wrong_use_and_nothing_is_stamped(stamp, project, capsys):
    project.append("docs/zh/taint.md", "\n再加一句。\n")
    before = project.read(EN)

    assert stamp("taint", "gone") == 2
    assert capsys.readouterr().err == "no such pair of pages: gone\n"
    assert project.read(EN) == before
