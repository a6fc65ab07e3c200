"""What others wrote and we ship or use is what they published, with its licence beside it."""

import hashlib

import pytest

from tests.conftest import ROOT

# Checksums of the files as their npm packages have them: mermaid@11.17.2 dist/mermaid.min.js, iframe-worker@1.0.4 shim/index.js,
# minisearch@7.2.0 dist/umd/index.js, axe-core@4.14.1 axe.min.js.
FILES = {
    "docs/assets/vendor/mermaid-11.17.2/mermaid.min.js": "581ed7d74bd9048d0e3a91363927d72ef22942d7722546b27f7cc29e35390eb8",
    "docs/assets/vendor/iframe-worker-1.0.4/shim.js": "e8e412dbcfea9b7e31b5ffa288d7b6035915e714c542f4176a0cdbe262fc9609",
    "docs/assets/vendor/minisearch-7.2.0/minisearch.js": "03c27931eb603af1d3358579e9885eafdb6a2f5fa9929557b3e77d7e99d06d03",
    "tests/vendor/axe-core-4.14.1/axe.min.js": "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
}


@pytest.mark.parametrize(("path", "checksum"), FILES.items())
def test_a_vendored_file_is_as_it_was_published(path, checksum):
    assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == checksum


@pytest.mark.parametrize("path", FILES)
def test_its_licence_is_beside_it(path):
    assert (ROOT / path).with_name("LICENSE").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("folder", ["docs/assets/vendor", "tests/vendor"])
def test_nothing_else_is_vendored(folder):
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.name != "LICENSE"
    }

    assert found == {path for path in FILES if path.startswith(folder)}


def test_contributing_names_every_version():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").lower()

    for path in FILES:
        name, _, version = path.split("/")[-2].rpartition("-")
        assert f"{name} {version}" in text
