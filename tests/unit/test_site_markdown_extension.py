"""Our Markdown extension: citations become footnotes, links to terms get their definition."""

import pytest
from markdown import markdown

from scripts.site.markdown_extension import PageExtension, footnote

DATA = {
    "sources": {
        "k8s": {
            "title": {"zh": "污点", "en": "taints"},
            "repo": "a/b",
            "path": "c.go",
            "symbol": "Taint",
            "version": "v1",
        },
        "docs": {"title": {"zh": "文档", "en": "docs"}, "repo": "a/b", "path": "d.md", "version": "2026-11-20"},
    },
    "glossary": {"taint": {"definition": {"zh": "节点的 `标记`。", "en": "A `mark` on a node."}}},
}


def render(text: str, language: str = "en") -> str:
    return markdown(text, extensions=["footnotes", "fenced_code", PageExtension(DATA, lambda: language)])


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("k8s", "zh", "[污点](https://github.com/a/b/blob/v1/c.go)<br>a/b · `c.go` · `Taint` · v1"),
        ("docs", "zh", "[文档](https://github.com/a/b/blob/HEAD/d.md)<br>a/b · `d.md` · 2026-11-20 读"),
        ("docs", "en", "[docs](https://github.com/a/b/blob/HEAD/d.md)<br>a/b · `d.md` · read 2026-11-20"),
    ],
)
def test_a_source_is_written_with_title_place_symbol_and_version(name, language, text):
    assert footnote(DATA["sources"][name], language) == text


def test_a_cited_source_becomes_one_footnote():
    html = render("One.[^k8s]\n\nTwo.[^k8s]\n")

    assert html.count("<li id=") == 1
    assert '<a href="https://github.com/a/b/blob/v1/c.go">taints</a>' in html


def test_a_source_that_is_not_cited_leaves_no_trace():
    assert render("One.\n") == "<p>One.</p>"


def test_a_citation_in_code_is_code():
    assert render("```\n[^k8s]\n```\n") == "<pre><code>[^k8s]\n</code></pre>"


def test_a_footnote_of_the_page_itself_stays_its_own():
    html = render("One.[^aside]\n\n[^aside]: Aside.\n")

    assert "<p>Aside." in html
    assert "github.com" not in html


@pytest.mark.parametrize(("language", "title"), [("zh", "节点的 标记。"), ("en", "A mark on a node.")])
def test_a_link_to_a_term_gets_its_definition(language, title):
    assert (
        render("[it](../reference/glossary.md#taint)", language)
        == f'<p><a href="../reference/glossary.md#taint" title="{title}">it</a></p>'
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('[it](glossary.md#taint "Mine")', '<p><a href="glossary.md#taint" title="Mine">it</a></p>'),
        ("[it](glossary.md#gone)", '<p><a href="glossary.md#gone">it</a></p>'),
        ("[it](taint.md#taint)", '<p><a href="taint.md#taint">it</a></p>'),
    ],
)
def test_other_links_stay_as_they_are(text, html):
    assert render(text) == html


def table(text: str) -> str:
    settings = {"toc": {"permalink": True}}  # as in mkdocs.yml
    extensions = ["attr_list", "tables", "footnotes", "toc", PageExtension(DATA, lambda: "en")]
    return markdown(text, extensions=extensions, extension_configs=settings)


def test_a_head_cell_without_words_is_a_plain_cell():
    html = table("|  | one |\n|---|---|\n| a | b |\n")

    assert "<td></td>" in html
    assert html.count('<th scope="col">one</th>') == 1


def test_the_first_cell_of_a_row_is_its_head_and_the_others_know_their_column():
    html = table("## Where {#w}\n\n| name | `what` | why[^k8s] |\n|---|---|---|\n| a | b | c |\n")

    assert '<table data-cards="">\n<caption>Where</caption>' in html
    assert '<th scope="row">a</th>\n<td data-label="what">b</td>\n<td data-label="why">c</td>' in html


def test_a_table_of_two_columns_is_no_stack_of_cards_and_has_no_caption_without_a_heading():
    html = table("| name | what |\n|---|---|\n| a | b |\n")

    assert "data-cards" not in html and "<caption>" not in html


@pytest.mark.parametrize(("language", "words"), [("zh", "依据源码，没有实测"), ("en", "from source, not recorded")])
def test_a_mark_says_how_a_statement_is_known(language, words):
    html = markdown(
        "Text [○](a.md#marks){ .from-source }", extensions=["attr_list", PageExtension(DATA, lambda: language)]
    )

    assert f'<a aria-label="{words}" class="mark from-source" href="a.md#marks" title="{words}">○</a>' in html


def test_a_claim_of_the_note_is_named_beside_the_sentence():
    html = markdown("Text [C57](n.md#c57){ .claim }", extensions=["attr_list", PageExtension(DATA, lambda: "en")])

    assert 'aria-label="C57 a claim of the original note" class="claim"' in html
