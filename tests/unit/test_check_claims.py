"""The check of the claims of the original note."""

CLAIMS = "docs/data/claims.yml"


def test_a_gap_in_the_numbers_is_reported(project):
    project.edit(CLAIMS, "C01", "C02")

    assert project.problems("claims") == [
        f"{CLAIMS}:1: claims-out-of-order: claims run C01, C02, … without a gap, in the order of the note"
    ]


def test_a_heading_that_the_note_does_not_have_is_reported(project):
    project.edit(CLAIMS, "heading: 什么是污点", "heading: 什么是容忍度")

    assert project.problems("claims") == [f"{CLAIMS}:2: not-in-the-note: the note has no heading 什么是容忍度"]


def test_a_claim_that_quotes_nothing_is_reported(project):
    project.edit(CLAIMS, "quote: 节点有污点", "quote: null")

    assert project.problems("claims") == [f"{CLAIMS}:7: not-in-the-note: C01: quotes nothing"]


def test_lost_pictures_have_no_words_to_quote(project, monkeypatch):
    monkeypatch.setattr("scripts.checks.claims.WITHOUT_WORDS", {"C01"})
    project.edit(CLAIMS, "quote: 节点有污点", "quote: null")

    assert project.problems("claims") == []


def test_a_quote_with_one_other_character_is_reported(project):
    project.edit(CLAIMS, "quote: 节点有污点", "quote: 节点有汚点")

    assert project.problems("claims") == [f"{CLAIMS}:7: not-in-the-note: C01: the note does not say '节点有汚点'"]
