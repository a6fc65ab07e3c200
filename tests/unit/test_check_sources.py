"""The check of sources and citations."""

import pytest

ZH = "docs/zh/taint.md"
SOURCES = "docs/data/sources.yml"


def test_a_citation_of_no_source_is_reported(project):
    project.append(ZH, "\n真的。[^nobody]\n")

    assert project.problems("sources") == [
        f"{ZH}:32: unknown-source: [^nobody] is neither in {SOURCES} nor a footnote of this page"
    ]


def test_a_footnote_of_the_page_itself_needs_no_source(project):
    project.append(ZH, "\n真的。[^aside]\n\n[^aside]: 旁注。\n")

    assert project.problems("sources") == []


def test_a_claim_that_cites_no_source_is_reported(project):
    project.edit("docs/data/claims.yml", "[k8s-taint]", "[k8s-taint, nobody]")

    assert project.problems("sources") == [f"docs/data/claims.yml:11: unknown-source: nobody is not in {SOURCES}"]


@pytest.mark.parametrize(("data", "line"), [("statuses", 9), ("situations", 4)])
def test_a_status_or_situation_that_cites_no_source_is_reported(project, data, line):
    project.edit(
        f"docs/data/{data}.yml",
        {"statuses": "[k8s-taint]", "situations": "  recording: pods/web"}[data],
        {"statuses": "[nobody]", "situations": "  sources: [nobody]\n  recording: pods/web"}[data],
    )

    assert project.problems("sources") == [f"docs/data/{data}.yml:{line}: unknown-source: nobody is not in {SOURCES}"]


def test_a_source_that_only_a_status_cites_is_cited(project):
    project.append(SOURCES, project.read(SOURCES).partition("\n")[2].replace("k8s-taint", "k8s-other"))
    project.edit("docs/data/statuses.yml", "[k8s-taint]", "[k8s-other]")

    assert project.problems("sources") == []


def test_a_concept_page_without_a_source_is_reported(project):
    project.edit(ZH, "[^k8s-taint]", "")

    assert project.problems("sources") == [
        f"{ZH}:1: page-without-source: a concept page cites at least one source: [^id]"
    ]


@pytest.mark.parametrize(
    "text", ["见 [这里](https://example.org/)", "见 <https://example.org/>", "见 https://example.org/"]
)
def test_an_address_in_prose_is_reported(project, text):
    project.append(ZH, f"\n{text}\n")

    assert project.problems("sources") == [f"{ZH}:32: bare-address: put the address into {SOURCES} and cite it by id"]


@pytest.mark.parametrize(
    "text", ["`curl https://example.org/`", "打开 http://127.0.0.1:8000/", "[词](glossary.md#taint)"]
)
def test_code_local_addresses_and_links_to_pages_are_no_addresses_in_prose(project, text):
    project.append(ZH, f"\n{text}\n")

    assert project.problems("sources") == []


def test_a_source_that_nothing_cites_is_reported(project):
    project.append(SOURCES, project.read(SOURCES).partition("\n")[2].replace("k8s-taint", "k8s-other"))

    assert project.problems("sources") == [f"{SOURCES}:8: unused-source: nothing cites k8s-other; remove it"]
