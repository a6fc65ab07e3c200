"""One search index per language, and the pages that words are for."""

import json

import pytest

from scripts.site.search_index import address, normal, pages_of_words, split


@pytest.fixture(autouse=True)
def no_statuses(project):
    """Keep the tables of these tests short."""
    project.write("docs/data/statuses.yml", "[]\n")


@pytest.fixture
def build(project):
    """Split the index of a site with pages at these addresses."""

    def run(*locations, directory_urls=True):
        index = {"config": {"separator": " "}, "docs": [{"location": location} for location in locations]}
        project.write("site/search/search_index.json", json.dumps(index))
        split(project.root / "site", project.docs, directory_urls)

    return run


@pytest.fixture
def read(project):
    """An index: what follows the name of the variable."""
    return lambda name: json.loads(project.read(f"site/search/{name}").removeprefix("var __index = "))


def locations(index):
    return [doc["location"] for doc in index["docs"]]


def test_each_language_gets_its_own_pages_and_the_settings(build, read):
    build("", "dns/#a", "end/", "en/", "en/dns/#a")

    assert locations(read("zh.js")) == ["", "dns/#a", "end/"]
    assert locations(read("en.js")) == ["en/", "en/dns/#a"]
    assert read("en.js")["config"] == {"separator": " "}


def test_a_site_of_one_language_has_its_pages_at_the_root_in_the_index_of_that_language(build, read):
    build("", "taint/")

    assert locations(read("en.js")) == locations(read("zh.js")) == ["", "taint/"]
    assert read("en.js")["first"] == {"noschedule": "taint/", "污点": "taint/", "taint": "taint/"}


def test_a_stub_stays_in_the_place_of_the_whole_index(build, read):
    build("taint/")

    assert read("search_index.json") == read("search_index.js") == {"config": {"separator": " "}, "docs": []}


def test_a_second_time_changes_nothing(build, project):
    build("taint/", "en/taint/")
    before = {path: path.read_bytes() for path in project.root.rglob("*.js*")}

    split(project.root / "site", project.docs, True)

    assert {path: path.read_bytes() for path in project.root.rglob("*.js*")} == before


def test_a_site_without_search_stays_without(project):
    split(project.root / "site", project.docs, True)

    assert not (project.root / "site").exists()


@pytest.mark.parametrize(
    ("directory_urls", "home", "glossary", "taint"),
    [
        (True, "en/", "en/reference/glossary/#taint", "en/taint/"),
        (False, "en/index.html", "en/reference/glossary.html#taint", "en/taint.html"),
    ],
)
def test_pages_that_mention_everything_weigh_less(project, build, read, directory_urls, home, glossary, taint):
    weights = "{index.md: 0.05, reference/glossary.md: 0.2}"
    project.write("docs/data/pages.yml", f"statuses: taint.md\nquotes: []\nweights: {weights}\n")
    for name in ("index.md", "reference/glossary.md"):
        project.write(f"docs/zh/{name}", "")
    build(home, glossary, taint, directory_urls=directory_urls)

    assert read("en.js")["docs"] == [
        {"location": home, "boost": 0.05},
        {"location": glossary, "boost": 0.2},
        {"location": taint},
    ]
    assert read("en.js")["first"] == {"noschedule": taint, "污点": taint, "taint": taint}


def test_a_word_is_for_the_page_that_names_it_before_the_page_of_the_term(project):
    project.write("docs/data/search.yml", "other.md: [Taint]\n")
    project.write("docs/zh/other.md", "")

    assert pages_of_words(project.docs) == {"taint": "other.md", "污点": "taint.md"}


def test_variants_of_a_term_and_headings_lead_to_its_page(project):
    project.edit("docs/data/glossary.yml", "variants: {zh: [], en: []}", "variants: {zh: [污点标记], en: [node taint]}")
    project.edit("docs/data/glossary.yml", "see: taint.md", "see: taint.md#taint")

    assert pages_of_words(project.docs) == {
        "noschedule": "taint.md",
        "污点": "taint.md",
        "污点标记": "taint.md",
        "taint": "taint.md",
        "nodetaint": "taint.md",
    }


def test_a_page_that_does_not_exist_is_refused(project):
    project.write("docs/data/search.yml", "gone.md: [gone]\n")

    with pytest.raises(ValueError, match="^docs/data/search.yml: gone.md is no page$"):
        pages_of_words(project.docs)


@pytest.mark.parametrize("text", ["statuses: gone.md\nweights: {}\n", "statuses: taint.md\nweights: {gone.md: 0.5}\n"])
def test_a_page_that_code_knows_by_name_has_to_exist(project, text):
    project.write("docs/data/pages.yml", text)

    with pytest.raises(ValueError, match="^docs/data/pages.yml: gone.md is no page$"):
        pages_of_words(project.docs)


def test_spaces_signs_and_case_do_not_count():
    assert normal(" dnsPolicy: Cluster_First！") == "dnspolicyclusterfirst"


@pytest.mark.parametrize(
    ("name", "online", "offline"),
    [
        ("index.md", "", "index.html"),
        ("dns/index.md", "dns/", "dns/index.html"),
        ("dns/policies.md", "dns/policies/", "dns/policies.html"),
        ("dns/reindex.md", "dns/reindex/", "dns/reindex.html"),
    ],
)
def test_an_address_is_what_the_site_gives_the_page(name, online, offline):
    assert address(name, "", True) == online
    assert address(name, "en/", False) == f"en/{offline}"


def test_a_status_leads_to_the_dictionary_unless_a_page_claims_the_word(project):
    project.write("docs/zh/dictionary.md", "")
    project.edit("docs/data/pages.yml", "statuses: taint.md", "statuses: dictionary.md")
    project.write("docs/data/statuses.yml", "[{name: NodeLost, variants: [node-lost-for-good, NoSchedule]}]\n")

    table = pages_of_words(project.docs)

    assert table["nodelost"] == table["nodelostforgood"] == "dictionary.md"
    assert table["noschedule"] == "taint.md"
