"""One search index per language, from the built pages and the dictionaries."""

import json

import pytest

from scripts.site.search_index import address, columns, dictionaries, index, prose_without, write

PAGE = '<html lang="{}"><body><article><h1 id="t">{}</h1><p>Lead of it.</p><h2 id="taint">Taint</h2><p>Text.</p></article></body></html>'


@pytest.fixture
def build(project):
    """Write the index of a site with these pages: language and title by path."""

    def run(directory_urls=True, **pages):
        for path, (language, title) in pages.items():
            project.write(f"site/{path}", PAGE.format(language, title))
        write(project.root / "site", project.docs, directory_urls)

    return run


@pytest.fixture
def read(project):
    """An index: what follows the name of the variable."""
    return lambda name: json.loads(project.read(f"site/search/{name}.js").removeprefix("var __index = "))


ONLINE = {
    "index.html": ("zh", "首页"),
    "taint/index.html": ("zh", "污点"),
    "en/taint/index.html": ("en", "Taints"),
    "404.html": ("zh", "404"),
}


def test_each_language_gets_its_own_pages(build, read):
    build(**ONLINE)

    assert read("zh")["pages"]["url"] == ["", "taint/"]
    assert read("en")["pages"]["url"] == ["en/taint/"]
    assert read("en")["pages"]["title"] == ["Taints"]
    assert read("en")["sections"]["anchor"] == ["", "taint"]
    assert read("en")["sections"]["prose"] == ["Lead of it.", "Text."]


def test_an_index_for_files_names_files(build, read):
    build(
        directory_urls=False,
        **{"index.html": ("zh", "首页"), "dns/index.html": ("zh", "DNS"), "taint.html": ("zh", "污点")},
    )

    assert read("zh")["pages"]["url"] == ["dns/index.html", "index.html", "taint.html"]


def test_a_site_of_one_language_has_its_pages_at_the_root_and_no_other_index(build, read, project):
    build(**{"taint/index.html": ("en", "Taints")})

    assert read("en")["pages"]["url"] == ["taint/"]
    assert not (project.root / "site/search/zh.js").exists()


@pytest.mark.parametrize(("directory_urls", "path"), [(True, "en/taint/index.html"), (False, "en/taint.html")])
def test_terms_have_their_forms_and_lead_to_the_page_that_explains_them(build, read, project, directory_urls, path):
    project.edit("docs/data/glossary.yml", "variants: {zh: [], en: []}", "variants: {zh: [污点标记], en: [node taint]}")
    build(directory_urls, **{path: ("en", "Taints")})

    assert read("en")["sections"]["forms"] == [[], ["污点", "污点标记", "taint", "node taint"]]
    assert read("en")["pages"]["terms"] == [[1]], "numbers of sections"
    assert read("en")["glossary"] == 0


def test_pages_and_sections_that_repeat_weigh_less(build, read, project):
    project.edit("docs/data/pages.yml", "weights: {}", "weights: {taint.md: 0.5}")
    build(**ONLINE)
    project.write("site/other/index.html", PAGE.format("zh", "别的").replace('"taint"', '"sources"'))
    write(project.root / "site", project.docs, True)

    assert read("zh")["pages"]["weight"] == [1, 1, 0.5]
    assert read("zh")["sections"]["weight"] == [1, 1, 1, 0.6, 1, 1]


def test_of_a_record_only_the_first_lines_are_kept(project):
    project.edit("docs/data/pages.yml", "records: []", "records: [taint.md]")
    text = PAGE.format("en", "T").replace("<p>Text.</p>", "".join(f"<p>Line {number}.</p>" for number in range(9)))

    assert index({"en/taint/": text}, project.docs)["sections"]["prose"][1] == "Line 0.\nLine 1.\nLine 2."


def test_words_of_manifests_are_kept_once_and_without_hashes(project):
    manifest = '<div><a href="a.yaml" download>a</a><pre>kind: Pod\nname: web-7496cf66df-88lm2\nLead: topologyKey\nkind: 12345</pre></div>'
    text = PAGE.format("en", "T").replace("<p>Text.</p>", manifest)

    assert index({"en/taint/": text}, project.docs)["sections"]["words"] == ["", "kind Pod name topologyKey"]


def test_a_status_has_its_name_and_other_spellings_but_no_messages(project):
    project.write(
        "docs/data/statuses.yml", "[{id: node-lost, name: NodeLost, variants: [Node-Lost, the node was lost]}]\n"
    )

    assert dictionaries(project.docs)[0]["taint.md#node-lost"] == ["NodeLost", "Node-Lost"]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("也叫：污点标记、node taint", False),
        ("Also: 污点标记, node taint", False),
        ("Also: node taint, and more", True),
        ("A node taint keeps Pods away.", True),
        ("Lead", True),
    ],
)
def test_a_line_that_only_lists_forms_is_left_out(line, kept):
    assert prose_without([line], ["taint", "污点标记", "node taint"]) == [line] * kept


def test_rows_become_columns():
    assert columns(("a", "b"), [(1, 2), (3, 4)]) == {"a": [1, 3], "b": [2, 4]}
    assert columns(("a", "b"), []) == {"a": [], "b": []}


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
    assert address(name, True) == online
    assert address(name, False) == offline
