"""The check of the glossary and of the forms that it forbids."""

import pytest

GLOSSARY = "docs/data/glossary.yml"
ZH, EN = "docs/zh/taint.md", "docs/en/taint.md"


def test_a_project_without_terms_fails(project):
    project.write(GLOSSARY, "{}\n")

    assert project.problems("terms") == [
        f"{GLOSSARY}:1: nothing-to-check: no terms found here; a check of nothing is no pass"
    ]


@pytest.mark.parametrize(("old", "new"), [("  see:", "  siehe:"), ("  variants: {zh: [], en: []}\n", "")])
def test_a_term_with_other_keys_is_reported(project, old, new):
    project.edit(GLOSSARY, old, new)

    assert project.problems("terms") == [
        f"{GLOSSARY}:1: bad-term: taint wants the keys definition, facts, forbidden, see, term, variants"
    ]


@pytest.mark.parametrize(
    ("key", "old"),
    [
        ("term", "{zh: 污点, en: taint}"),
        ("definition", "{zh: 节点上的标记。, en: A mark on a node.}"),
        ("variants", "{zh: [], en: []}"),
        ("forbidden", "{zh: [污染], en: [stain]}"),
    ],
)
def test_a_term_in_one_language_is_reported(project, key, old):
    project.edit(GLOSSARY, f"{key}: {old}", f"{key}: {{zh: []}}")

    assert project.problems("terms") == [f"{GLOSSARY}:1: bad-term: taint: {key} needs zh and en"]


def test_an_id_that_is_no_ascii_words_is_reported(project):
    project.edit(GLOSSARY, "taint:", "Node_taint:")

    assert project.problems("terms") == [
        f"{GLOSSARY}:1: bad-id: Node_taint: ids are lower-case ASCII words joined by hyphens"
    ]


def test_a_term_that_leads_to_no_page_is_reported(project):
    project.edit(GLOSSARY, "see: taint.md", "see: gone.md")

    assert project.problems("terms") == [f"{GLOSSARY}:1: missing-page: taint: see names gone.md, which is no page"]


def test_a_term_needs_no_page_and_no_facts(project):
    project.edit(GLOSSARY, "  see: taint.md\n  facts: [NODE-001]\n", "")

    assert project.problems("terms") == []


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

    assert project.problems("terms") == []
