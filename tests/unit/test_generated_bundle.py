"""The button that gives readers the bundle."""

import pytest

from scripts.generated.bundle import VARIABLE, bundle


def test_the_published_site_has_a_button_with_size_date_and_checksum(monkeypatch):
    monkeypatch.setenv(VARIABLE, "3100000 abc123 1764547200")

    assert bundle("zh", offline=False) == (
        '<p><a class="md-button" href="../../download/k8s-notes-offline.zip" download>下载 k8s-notes-offline.zip（3.1 MB，2025-12-01）</a> '
        '<a href="../../download/k8s-notes-offline.zip.sha256" download>校验和文件</a></p>\n\nSHA-256: `abc123`\n'
    )
    assert "../../../download/" in bundle("en", offline=False)


def test_english_alone_stands_at_the_root(monkeypatch):
    monkeypatch.setenv(VARIABLE, "3100000 abc123 1764547200")
    monkeypatch.setenv("ONLY_LANG", "en")

    assert 'href="../../download/' in bundle("en", offline=False)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_a_bundle_beside_the_page_there_is_no_button(monkeypatch, language):
    monkeypatch.delenv(VARIABLE, raising=False)

    assert "<a " not in bundle(language, offline=False) and "dev.py build" in bundle(language, offline=False)
    assert "<a " not in bundle(language, offline=True)
