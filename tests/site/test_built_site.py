"""What the built HTML has to hold, whatever browser opens it."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import CHECKED, ROOT


def html_pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if path.name != "404.html")


def run_build(kind: str, out: Path, *options: str | Path, root: Path = ROOT, **environment: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "scripts.site.build", kind, str(out), *map(str, options)],
        cwd=root,
        check=True,
        env={**os.environ, **environment},
        capture_output=True,
    )


@pytest.mark.parametrize("site", ["online", "bundle"])
def test_no_page_names_a_foreign_script_style_font_or_picture(site, request):
    found = []
    for path in html_pages(request.getfixturevalue(site)):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        for node in tree.css("script[src], link[href], img[src], iframe[src], source[src]"):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            if re.match(r"(https?:)?//", address):
                found.append(f"{path.name}: {address}")
    assert found == []


def test_published_pages_carry_no_mermaid(online, bundle):
    for site in (online, bundle):
        assert not any("mermaid" in path.name for path in site.rglob("*"))
        assert not any('class="mermaid"' in path.read_text(encoding="utf-8") for path in html_pages(site))


def test_each_diagram_is_an_svg_with_title_and_description(online):
    figures = [
        figure
        for path in html_pages(online)
        for figure in LexborHTMLParser(path.read_text(encoding="utf-8")).css("figure.diagram")
    ]
    assert len(figures) >= 2
    for figure in figures:
        assert figure.css_first("svg > title").text().strip()
        assert figure.css_first("svg > desc").text().strip()
        assert figure.css_first("svg text").text().strip()
        assert not re.search(
            r"#[0-9a-f]{3,6}\b|rgb\(|hsl\(",
            re.sub(r'url\(#[^)]*\)|id="[^"]*"|labelledby="[^"]*"|describedby="[^"]*"', "", figure.html),
        )


def test_no_bold_marker_is_left_in_the_text(online):
    found = []
    for path in html_pages(online):
        article = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first("article")
        for code in article.css("code, pre, script, style"):
            code.decompose()
        if "**" in article.text() or "[^" in article.text():
            found.append(path.relative_to(online))
    assert found == []


def test_each_language_has_its_own_search_index(online, bundle):
    for site in (online, bundle):
        for language in ("zh", "en"):
            text = (site / f"search/{language}.js").read_text(encoding="utf-8")
            urls = json.loads(text.removeprefix("var __index = "))["pages"]["url"]
            assert len(urls) >= 50
            assert all((site / (url if url.endswith(".html") else f"{url}index.html")).exists() for url in urls)
            assert all(url.startswith("en/") == (language == "en") for url in urls)
        assert json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"] == []


def test_without_an_address_nothing_pretends_to_have_one(online):
    assert not (online / "sitemap.xml").exists()
    for path in html_pages(online):
        text = path.read_text(encoding="utf-8")
        assert 'rel="canonical"' not in text
        assert "hreflang" not in re.sub(r"<a [^>]*hreflang[^>]*>", "", text)
        assert "/edit/" not in text


def test_with_an_address_canonical_sitemap_and_report_links_appear(sites, tmp_path):
    addresses = {"SITE_URL": "https://notes.example/k8s/", "REPO_URL": "https://git.example/k8s/notes"}
    run_build("online", tmp_path / "site", "--bundle", sites.zip, **addresses)

    page = (tmp_path / "site/en/dns/policies/index.html").read_text(encoding="utf-8")
    assert (
        '<link href="https://notes.example/k8s/en/dns/policies/" rel="canonical"' in page
        or 'rel="canonical" href="https://notes.example/k8s/en/dns/policies/"' in page
    )
    assert "https://git.example/k8s/notes/edit/HEAD/docs/en/dns/policies.md" in page
    assert "https://git.example/k8s/notes/issues/new" in page
    sitemap = (tmp_path / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://notes.example/k8s/dns/policies/</loc>" in sitemap
    assert 'hreflang="en" href="https://notes.example/k8s/en/dns/policies/"' in sitemap


def test_the_bundle_is_the_same_in_another_folder_zone_locale_and_hash_seed(sites, tmp_path):
    other = tmp_path / "另一 处"
    other.mkdir()
    for name in ("docs", "evidence", "overrides", "scripts", "mkdocs.yml"):
        source = ROOT / name
        shutil.copytree(source, other / name) if source.is_dir() else shutil.copy(source, other / name)
    when = (
        subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
        or "315532800"
    )

    run_build(
        "offline",
        tmp_path / "other.zip",
        root=other,
        SOURCE_DATE_EPOCH=when,
        TZ="Pacific/Chatham",
        LC_ALL="C",
        PYTHONHASHSEED="7",
    )

    first, second = (zipfile.ZipFile(path) for path in (sites.zip, tmp_path / "other.zip"))
    assert first.namelist() == second.namelist()
    assert [name for name in first.namelist() if first.read(name) != second.read(name)] == []
    assert sites.zip.read_bytes() == (tmp_path / "other.zip").read_bytes()


def test_the_bundle_has_a_readme_in_both_languages(bundle):
    text = (bundle / "README.txt").read_text(encoding="utf-8")
    assert "离线版" in text and "no network" in text.lower()


def test_a_page_tells_what_it_was_checked_against_and_recorded_on(online):
    text = (
        LexborHTMLParser((online / "en/dns/policies/index.html").read_text(encoding="utf-8"))
        .css_first(".checked")
        .text()
    )
    assert f"Kubernetes {CHECKED['kubernetes']}" in text
    assert f"Docker Engine {CHECKED['docker']}" in text and "containerd" in text


def test_a_source_becomes_a_footnote_with_repository_path_symbol_and_version(online):
    tree = LexborHTMLParser((online / "en/dns/policies/index.html").read_text(encoding="utf-8"))
    note = tree.css_first('[id="fn:k8s-getpoddnstype"]')
    assert "getPodDNSType" in note.text()
    assert (
        note.css_first("a").attributes["href"]
        == f"https://github.com/kubernetes/kubernetes/blob/{CHECKED['kubernetes']}/pkg/kubelet/network/dns/dns.go"
    )


def test_mkdocs_serve_draws_in_the_browser(tmp_path):
    """The live preview keeps the fences for mermaid2, which adds our loader."""
    code = (
        "import sys; from mkdocs.config import load_config; from mkdocs.commands.build import build;"
        "config = load_config('mkdocs.yml', site_dir=sys.argv[1], strict=True);"
        "config.plugins.on_startup(command='serve', dirty=False); build(config)"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        env={**os.environ, "ONLY_LANG": "zh"},
    )
    page = (tmp_path / "dns/policies/index.html").read_text(encoding="utf-8")
    assert '<div class="mermaid">' in page
    assert "assets/site/live-diagrams.js" in page
    assert "live-diagrams.js" not in (tmp_path / "start/offline/index.html").read_text(encoding="utf-8")
