"""The Markdown file and line that a finding came from."""

import pytest

from scripts.links.checking import Options, check_site


@pytest.fixture
def source_of(site, tmp_path):
    """Check files with their Markdown and say where the only finding came from, relative to the Markdown's folder."""

    def find(files: dict[str, str], docs: dict[str, str]):
        result = check_site(Options(site(files), docs=site(docs, "docs")))
        (finding,) = [finding for finding in result.findings if finding.rule != "orphan-page"]
        return finding.source and finding.source.removeprefix(f"{tmp_path}/docs/"), finding.source_line

    return find


@pytest.mark.parametrize(
    ("page", "source"),
    [
        ("index.html", "index.md"),
        ("index.html", "README.md"),
        ("a.html", "a.md"),
        ("a/index.html", "a.md"),
        ("a/index.html", "a/index.md"),
        ("a/index.html", "a/README.md"),
        ("a/b.html", "a/b.md"),
        ("index.html", "zh/index.md"),
        ("a/index.html", "zh/a.md"),
        ("a.html", "zh/a.md"),
        ("en/index.html", "en/index.md"),
        ("en/a/index.html", "en/a.md"),
        ("en/a.html", "en/a.md"),
        ("en/a.html", "zh/a.md"),
    ],
)
def test_the_path_of_a_page_is_turned_round(source_of, page, source):
    files = {"index.html": "", "en/index.html": "", page: '<a href="gone.html">'}

    assert source_of(files, {"en/other.md": "", "zh/other.md": "", source: "\n[x](gone.html)"}) == (source, 2)


def test_a_page_that_the_theme_made_has_no_source(source_of):
    assert source_of({"index.html": "", "404.html": "<a href=gone>"}, {"index.md": ""}) == (None, None)


def test_what_the_theme_wrote_on_a_page_has_no_source(source_of):
    assert source_of(
        {"index.html": '<nav><a href="gone/">gone</a></nav><main>text</main>'}, {"index.md": "# Text"}
    ) == (None, None)


@pytest.mark.parametrize(
    ("markdown", "html", "line"),
    [
        ("one\n[x](gone.md)", '<a href="gone.md">x</a>', 2),
        ("one\n[x]( <gone.md> 'title')", '<a href="gone.md">x</a>', 2),
        ("one\n[x][y]\n\n[y]: gone.md", '<a href="gone.md">x</a>', 4),
        ("one\n<img src='gone&amp;.png'>", '<img src="gone&.png">', 2),
        ("one\n<img srcset='\na.png 1x,\ngone.png 2x'>", '<img srcset="\na.png 1x,\ngone.png 2x">', 4),
        ("one\n[x](b.md#gone)", '<a href="../b/#gone">x</a>', 2),
        ("one\n[x](b.md)[some *words*](plugin)", '<a href="gone">some <em>words</em></a>', 2),
        ("one\n## Two {#two}\nthree", '<h2 id="two">Two</h2><a href="gone"></a>', 2),
        ("one\n## 第 二 \nthree", '<h2 id="_1">第 二<a href="#_1">¶</a></h2><a href="gone"></a>', 2),
        ("one\n```\n[x](gone.md)\n```\n[x](gone.md)", '<a href="gone.md">x</a>', 5),
        ("one\n## A {#a}\n\n## B {#a}", '<h2 id="a">A</h2><h2 id="a">B</h2>', 4),
        ("one\ntwo", '<a href="gone"></a>', 1),
    ],
)
def test_the_line_is_the_one_that_wrote_the_address_or_the_nearest_to_it(source_of, markdown, html, line):
    files = {"a/index.html": f"<article>{html}</article>", "b/index.html": "", "a/a.png": ""}

    assert source_of(files, {"a.md": markdown, "b.md": ""}) == ("a.md", line)


def test_the_second_of_two_equal_links_has_the_second_line(site):
    html = '<nav><a href="gone.md"></a></nav><main><a href="gone.md">x</a><a href="gone.md">x</a></main>'
    files, docs = site({"index.html": html}), site({"index.md": "[x](gone.md)\n\n[x](gone.md)"}, "docs")

    assert [finding.source_line for finding in check_site(Options(files, docs=docs)).findings][-2:] == [1, 3]


def test_an_orphan_is_its_whole_file(site):
    files, docs = site({"index.html": "", "a.html": ""}), site({"a.md": "one\n"}, "docs")

    (finding,) = check_site(Options(files, docs=docs)).findings

    assert (finding.source, finding.source_line) == (f"{docs}/a.md", 1)
