"""The data that pages and templates share."""

import pytest

from scripts.site import data as site_data
from scripts.site import file_links, sources


def test_all_data_files_are_loaded_by_name(project):
    data = site_data.load(project.docs)

    assert sorted(data) == [
        "changes",
        "checked",
        "claims",
        "errata",
        "gates",
        "glossary",
        "machines",
        "onboarding",
        "situations",
        "sources",
        "statuses",
        "words",
    ]
    assert data["checked"]["docker"] == "29.7.9"


def test_a_missing_data_file_is_an_error(project):
    project.remove("docs/data/onboarding.yml")

    with pytest.raises(FileNotFoundError):
        site_data.load(project.docs)


@pytest.mark.parametrize(("version", "place"), [("v1.36.9", "v1.36.9"), ("2026-11-20", "HEAD")])
def test_the_address_of_a_source_is_made_from_its_parts(version, place):
    source = {"repo": "a/b", "path": "c/d.go", "version": version}

    assert sources.source_url(source) == f"https://github.com/a/b/blob/{place}/c/d.go"


@pytest.mark.parametrize("path", ["releases/tag/v1.2.0", "issues/3795", "pull/12"])
def test_a_release_an_issue_and_a_pull_request_have_addresses_of_their_own(path):
    source = {"repo": "a/b", "path": path, "version": "2026-11-20"}

    assert sources.source_url(source) == f"https://github.com/a/b/{path}"


def test_a_file_below_a_folder_called_issues_is_a_file():
    source = {"repo": "a/b", "path": "issues/templates/bug.md", "version": "v1"}

    assert sources.source_url(source) == "https://github.com/a/b/blob/v1/issues/templates/bug.md"


def test_a_page_tells_once_what_its_transcripts_were_recorded_on(project):
    lab = "docs/labs/pods/web/recorded.yml"
    project.write("docs/labs/pods/same/recorded.yml", project.read(lab))
    project.write("docs/labs/pods/older/recorded.yml", project.read(lab).replace("1.36.9", "1.35.0"))
    markdown = "".join(f'--8<-- "labs/pods/{name}/a.txt"\n' for name in ("web", "web", "same", "older", "gone"))

    assert site_data.recordings(markdown, project.docs) == [
        {"versions": {"kubernetes": "1.36.9"}, "date": "2020-01-01"},
        {"versions": {"kubernetes": "1.35.0"}, "date": "2020-01-01"},
    ]


@pytest.mark.parametrize(
    ("url", "directory_urls", "target"),
    [
        ("", True, "manifests/a/b.yaml"),
        ("dns/policies/", True, "../../manifests/a/b.yaml"),
        ("en/dns/policies/", True, "../../../manifests/a/b.yaml"),
        ("index.html", False, "manifests/a/b.yaml"),
        ("en/dns/policies.html", False, "../../manifests/a/b.yaml"),
    ],
)
def test_the_name_of_a_shown_file_becomes_a_link_to_it(url, directory_urls, target):
    html = file_links.link_files('<span class="filename">manifests/a/b.yaml</span>', url, directory_urls)

    assert html == f'<span class="filename"><a href="{target}" download>manifests/a/b.yaml</a></span>'


def test_another_title_of_a_block_is_no_file():
    html = '<span class="filename">node</span>'

    assert file_links.link_files(html, "", True) == html
