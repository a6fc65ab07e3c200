"""The check of the glossary and of the forms that it forbids."""

import pytest

GLOSSARY = "docs/data/glossary.yml"
ZH, EN = "docs/zh/taint.md", "docs/en/taint.md"


def test_a_term_needs_no_page_and_no_facts(project):
    project.edit(GLOSSARY, "  see: taint.md\n  facts: [NODE-001]\n", "")

    assert project.problems("terms") == project.problems("schema") == []


def test_a_forbidden_chinese_form_is_reported(project):
    project.append(ZH, "\n节点污染了。\n")

    assert project.problems("terms") == [f"{ZH}:32: forbidden-form: write 污点, not 污染 (docs/data/glossary.yml)"]


def test_a_forbidden_english_form_is_reported_whatever_its_case(project):
    project.append(EN, "\nStain it.\n")

    assert project.problems("terms") == [f"{EN}:33: forbidden-form: write taint, not stain (docs/data/glossary.yml)"]


@pytest.mark.parametrize(
    "text", ["stainless", "un-stain", "`stain`", "[it](stain.md)", "Taint, formerly stain.", "污染"]
)
def test_other_words_code_addresses_and_synonyms_are_no_forbidden_form(project, text):
    project.append(EN, f"\n{text}\n")

    assert project.problems("terms") == []


def test_the_original_note_may_say_what_it_says(project):
    project.write("docs/zh/about/original-note.md", "---\ntitle: T\n---\n污染\n")
    assert len(project.problems("terms")) == 1

    project.edit("docs/data/pages.yml", "quotes: []", "quotes: [about/original-note.md]")

    assert project.problems("terms") == []
