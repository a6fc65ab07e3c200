"""The check of sources and citations."""

import pytest

ZH = "docs/zh/taint.md"
SOURCES = "docs/data/sources.yml"
KEYS = "path, repo, symbol, title, version (symbol may be missing)"


def test_a_project_without_sources_fails(project):
    project.write(SOURCES, "{}\n")

    assert project.problems("sources") == [
        f"{SOURCES}:1: nothing-to-check: no sources found here; a check of nothing is no pass"
    ]


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

    assert project.problems("sources") == [f"docs/data/claims.yml:10: unknown-source: nobody is not in {SOURCES}"]


@pytest.mark.parametrize(("data", "line"), [("statuses", 8), ("situations", 3)])
def test_a_status_or_situation_that_cites_no_source_is_reported(project, data, line):
    project.edit(
        f"docs/data/{data}.yml",
        {"statuses": "[k8s-taint]", "situations": "  recording: pods/web"}[data],
        {"statuses": "[nobody]", "situations": "  sources: [nobody]\n  recording: pods/web"}[data],
    )

    assert project.problems("sources") == [f"docs/data/{data}.yml:{line}: unknown-source: nobody is not in {SOURCES}"]


def test_a_source_that_only_a_status_cites_is_cited(project):
    project.append(SOURCES, project.read(SOURCES).replace("k8s-taint", "k8s-other"))
    project.edit("docs/data/statuses.yml", "[k8s-taint]", "[k8s-other]")

    assert project.problems("sources") == []


def test_no_claims_and_claims_without_sources_are_left_to_their_own_check(project):
    project.write("docs/data/claims.yml", "- claims: [{id: C01}]\n")
    assert project.problems("sources") == []

    project.write("docs/data/claims.yml", "")
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
    project.append(SOURCES, project.read(SOURCES).replace("k8s-taint", "k8s-other"))

    assert project.problems("sources") == [f"{SOURCES}:7: unused-source: nothing cites k8s-other; remove it"]


@pytest.mark.parametrize(("old", "new"), [("  repo: kubernetes/kubernetes\n", ""), ("repo:", "colour: red\n  repo:")])
def test_a_source_with_other_keys_is_reported(project, old, new):
    project.edit(SOURCES, old, new)

    assert project.problems("sources") == [f"{SOURCES}:1: bad-source: k8s-taint wants the keys {KEYS}"]


def test_a_source_without_symbol_is_fine(project):
    project.edit(SOURCES, "  symbol: Taint\n", "")

    assert project.problems("sources") == []


def test_a_source_with_a_title_in_one_language_is_reported(project):
    project.edit(SOURCES, "{zh: 污点, en: taints}", "{en: taints}")

    assert project.problems("sources") == [f"{SOURCES}:1: bad-source: k8s-taint: title needs zh and en"]


def test_a_repository_without_owner_is_reported(project):
    project.edit(SOURCES, "kubernetes/kubernetes", "kubernetes")

    assert project.problems("sources") == [f"{SOURCES}:1: bad-source: k8s-taint: repo is owner/name, got kubernetes"]


@pytest.mark.parametrize("path", ["pkg/…/taints.go", "pkg/.../taints.go", "/pkg/taints.go", "pkg taints.go"])
def test_a_path_that_is_cut_short_is_reported(project, path):
    project.edit(SOURCES, "pkg/taints.go", path)

    assert project.problems("sources") == [
        f"{SOURCES}:1: path-not-spelled-out: k8s-taint: write the whole path inside the repository, got {path}"
    ]


@pytest.mark.parametrize("version", ["master", "latest", "abc123"])
def test_a_version_that_moves_is_reported(project, version):
    project.edit(SOURCES, "v1.36.2", version)

    assert project.problems("sources") == [
        f"{SOURCES}:1: bad-version: k8s-taint: version is a tag, a commit of 40 digits, or the date read (YYYY-MM-DD), got {version}"
    ]


@pytest.mark.parametrize(
    "version", ["v1.36.2", "1.4.3", "v1.2.0-rc.1", "docker-v29.7.2", "kustomize/v5.7.1", "0123456789" * 4, "2026-11-20"]
)
def test_a_tag_a_commit_and_a_date_pin_a_source(project, version):
    project.edit(SOURCES, "version: v1.36.2", f'version: "{version}"')

    assert project.problems("sources") == []
