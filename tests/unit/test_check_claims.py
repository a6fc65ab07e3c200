"""The check of the claims of the original note."""

import pytest

CLAIMS = "docs/data/claims.yml"


def test_a_project_without_claims_fails(project):
    project.write(CLAIMS, "[]\n")

    assert project.problems("claims") == [
        f"{CLAIMS}:1: nothing-to-check: no claims found here; a check of nothing is no pass"
    ]


def test_a_gap_in_the_numbers_is_reported(project):
    project.edit(CLAIMS, "C01", "C02")

    assert project.problems("claims") == [
        f"{CLAIMS}:1: claims-out-of-order: claims run C01, C02, … without a gap, in the order of the note"
    ]


def test_a_heading_that_the_note_does_not_have_is_reported(project):
    project.edit(CLAIMS, "heading: 什么是污点", "heading: 什么是容忍度")

    assert project.problems("claims") == [f"{CLAIMS}:1: not-in-the-note: the note has no heading 什么是容忍度"]


@pytest.mark.parametrize("quote", ["null", "''"])
def test_a_claim_that_quotes_nothing_is_reported(project, quote):
    project.edit(CLAIMS, "quote: 节点有污点", f"quote: {quote}")

    assert project.problems("claims") == [f"{CLAIMS}:5: not-in-the-note: C01: quotes nothing"]


def test_lost_pictures_have_no_words_to_quote(project, monkeypatch):
    monkeypatch.setattr("scripts.checks.claims.WITHOUT_WORDS", {"C01"})
    project.edit(CLAIMS, "quote: 节点有污点", "quote: null")

    assert project.problems("claims") == []


def test_a_quote_with_one_other_character_is_reported(project):
    project.edit(CLAIMS, "quote: 节点有污点", "quote: 节点有汚点")

    assert project.problems("claims") == [f"{CLAIMS}:5: not-in-the-note: C01: the note does not say '节点有汚点'"]


@pytest.mark.parametrize(("old", "new"), [("gloss:", "glos:"), ("      see: taint.md\n", "")])
def test_a_claim_with_other_keys_is_reported(project, old, new):
    project.edit(CLAIMS, old, new)

    assert project.problems("claims") == [
        f"{CLAIMS}:5: bad-claim: C01: wants the keys facts, gloss, id, quote, see, sources, truth, verdict"
    ]


def test_a_claim_without_id_is_reported(project):
    project.edit(CLAIMS, "- id: C01\n      quote", "- quote")

    assert project.problems("claims") == [
        f"{CLAIMS}:1: bad-claim: a claim without id: wants the keys facts, gloss, id, quote, see, sources, truth, verdict",
        f"{CLAIMS}:1: claims-out-of-order: claims run C01, C02, … without a gap, in the order of the note",
    ]


def test_a_verdict_that_does_not_exist_is_reported(project):
    project.edit(CLAIMS, "verdict: correct", "verdict: maybe")

    assert project.problems("claims") == [
        f"{CLAIMS}:5: bad-verdict: C01: verdict is one of correct, imprecise, incomplete, outdated, wrong"
    ]


def test_a_claim_without_source_is_reported(project):
    project.edit(CLAIMS, "[k8s-taint]", "[]")

    assert project.problems("claims") == [f"{CLAIMS}:5: claim-without-source: C01: cite at least one source"]


@pytest.mark.parametrize("page", ["gone.md#taint", "''"])
def test_a_claim_that_leads_to_no_page_is_reported(project, page):
    project.edit(CLAIMS, "see: taint.md", f"see: {page}")

    assert project.problems("claims") == [
        f"{CLAIMS}:5: missing-page: C01: see names {page.strip(chr(39))}, which is no page"
    ]


def test_a_claim_may_lead_to_a_heading(project):
    project.edit(CLAIMS, "see: taint.md", "see: taint.md#taint")

    assert project.problems("claims") == []
