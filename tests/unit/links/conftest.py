"""A site from a few words: file names and what is in them; everything a test needs stands in the test."""

from pathlib import Path

import pytest

from scripts.links.checking import Options, check_site


@pytest.fixture
def site(tmp_path):
    """Write files and return their folder. A page that a test does not name is linked from nowhere and defines nothing."""

    def write(files: dict[str, str | bytes], folder: str = "site") -> Path:
        for name, content in files.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))
        return tmp_path / folder

    return write


@pytest.fixture
def findings(site):
    """Check a site of these files and return its findings, without the pages that nothing leads to."""

    def check(files: dict[str, str | bytes], orphans: bool = False, **options):
        result = check_site(Options(site(files), **options))
        return [finding for finding in result.findings if orphans or finding.rule != "orphan-page"]

    return check


@pytest.fixture
def check(findings):
    """The same as lines of text."""

    def lines(*arguments, **options) -> list[str]:
        return [str(finding) for finding in findings(*arguments, **options)]

    return lines


@pytest.fixture
def check_page(check):
    """Check one page beside a page `other.html` with the anchor `there`, a folder `folder/` with an index, and a picture."""

    def lines(html: str, **options) -> list[str]:
        files = {
            "index.html": html,
            "other.html": '<p id="there">',
            "folder/index.html": '<p id="inside">',
            "a.png": "",
            "a b.png": "",
        }
        return check(files, **options)

    return lines
