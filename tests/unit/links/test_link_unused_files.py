"""Files that nothing leads to are told when they are asked for."""

import pytest

from scripts.links.checking import Options, check_site


@pytest.fixture
def unused(tmp_path):
    """Check a site of these files, and return the paths of the findings."""

    def run(files: dict[str, str], asked: bool = True) -> list[str]:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        result = check_site(Options(tmp_path, unused_files=asked))
        return [finding.page for finding in result.findings if finding.rule == "unused-file"]

    return run


def test_a_file_without_a_reference_is_told_and_only_when_asked_for(unused):
    files = {"index.html": '<img src="seen.png">', "seen.png": "", "lab/lost.txt": ""}

    assert unused(files) == ["lab/lost.txt"]
    assert unused(files, asked=False) == []


@pytest.mark.parametrize(
    "page",
    ['<a href="f.x">', '<link rel="icon" href="f.x">', '<script src="f.x">', '<p style="background: url(f.x)">'],
)
def test_a_file_that_a_page_links_loads_or_shows_is_used(unused, page):
    assert unused({"index.html": page, "f.x": ""}) == []


def test_a_file_that_a_style_sheet_or_a_script_names_is_used(unused):
    files = {
        "index.html": '<link rel="stylesheet" href="a/site.css"><script src="a/site.js"></script>',
        "a/site.css": "p { background: url(back.png) }",
        "a/site.js": "load('search/' + 'zh.json')",
        "a/back.png": "",
        "search/zh.json": "",
    }

    assert unused(files) == []


def test_a_script_does_not_use_itself_and_what_servers_ask_for_needs_no_link(unused):
    files = {"index.html": "", "own.js": "// own.js", "robots.txt": "", "404.html": "", ".nojekyll": ""}

    assert unused(files) == ["own.js"]
