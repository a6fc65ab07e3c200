"""Hostile and broken sites: a finding or a clear error, never a traceback, never a hang."""

import os
import time

import pytest

from scripts.links.checking import Options, check_site
from scripts.links.folders import read_site
from scripts.links.reading import Reader
from scripts.links.references import split_refresh, split_srcset
from scripts.links.stylesheets import css_references
from scripts.links.work import CannotCheck


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf<p>",
        b"\xff\xfe<\x00p\x00>\x00",
        b"<a href=",
        b"<a href='gone",
        b"<",
        b"<!--",
        b"<script>",
        b"<style>p { background: url(",
        b"<svg><![CDATA[",
        b"<template>" * 100,
        b"<meta charset=x-unknown>",
        b"plain text",
        bytes(range(256)) * 10,
    ],
)
def test_a_page_of_rubbish_is_read_as_browsers_read_it(check, page):
    assert check({"index.html": page}) == []


@pytest.mark.parametrize(
    "address",
    [
        "%",
        "%zz",
        "%00",
        "%ff",
        "#%",
        "#%ff",
        "?%ff",
        "https://[",
        "http://%ff/",
        "\ufffd",
        "a" * 100_000,
        "../" * 10_000,
        "a/" * 10_000,
        "//",
        "///",
        "\\\\",
        "#" * 1000,
        "&#xD800;",
        "::",
        "1:",
        "data:",
        "javascript:",
    ],
)
def test_a_hostile_address_is_no_traceback(check_page, address):
    for attribute in ("href", "style", "srcset"):
        assert isinstance(
            check_page(f'<a href="{address}"></a><p style="background: url({address})"><img srcset="{address}">'), list
        ), attribute


@pytest.mark.parametrize(
    "name",
    [
        "a#b.html",
        "a?b.html",
        "a%20b.html",
        "a b.html",
        "a\nb.html",
        "a\x1b[2Jb.html",
        "容 器.html",
        "'.html",
        '".html',
        "<b>.html",
        "-.html",
        "a:b.html",
        "a\\b.html",
        "a\udcff.html",
    ],
)
def test_a_hostile_file_name_can_be_linked_and_reported(check, name):
    quoted = "".join(f"%{byte:02X}" for byte in name.encode("utf-8", "surrogateescape"))

    assert check({"index.html": f'<a href="{quoted}">', name: '<a href="gone">'}) == [
        f"{name}:1: dead-link: gone: there is no gone"
    ]


def test_names_of_folders_and_pages_do_not_get_mixed_up(check):
    assert check({"index.html": '<a href="a.html/">', "a.html/index.html": ""}) == []


@pytest.mark.parametrize(
    "text",
    [
        '{"docs": 1}',
        '{"docs": [1, {}, {"location": 1}, {"location": "\\ud800#\\ud800"}]}',
        "[" * 100_000,
        "null",
        '"docs"',
        "\ufeff{}",
    ],
)
def test_a_hostile_search_index_is_no_traceback(check, text):
    assert isinstance(check({"index.html": "", "search/search_index.json": text}), list)


def test_what_leads_nowhere_or_in_circles_on_disk_is_reported(site, tmp_path):
    root = site({"index.html": '<a href="dead.html"></a><a href="circle.html"></a>', "folder/a.html": ""})
    os.symlink("gone.html", root / "dead.html")
    os.symlink("circle.html", root / "circle.html")
    os.symlink("..", root / "folder/up")
    os.symlink("/", root / "everything")
    os.mkfifo(root / "pipe.html")

    reported = {str(finding) for finding in check_site(Options(root)).findings if finding.rule == "unreadable"}

    assert reported == {
        "dead.html:1: unreadable: a link that leads nowhere (No such file or directory)",
        "circle.html:1: unreadable: a link that leads nowhere (Too many levels of symbolic links)",
        "folder/up:1: unreadable: a link to a folder that it is in itself",
        "everything:1: unreadable: a link to a folder that it is in itself",
        "pipe.html:1: unreadable: neither a file nor a folder",
    }


def test_a_folder_that_is_a_link_is_part_of_the_site(site):
    root = site({"index.html": '<a href="latest/a.html#x">', "v2/a.html": '<p id="x">'})
    os.symlink("v2", root / "latest")

    assert [str(finding) for finding in check_site(Options(root)).findings] == [
        "v2/a.html:1: orphan-page: no other page leads here"
    ]


def test_folders_full_of_links_to_each_other_end(tmp_path):
    for name in "abcdefghij":
        (tmp_path / name).mkdir()
    for name in "abcdefghij":
        for other in "abcdefghij":
            os.symlink(f"../{other}", tmp_path / name / f"to-{other}")

    assert len(read_site(tmp_path).folders) == 1 + 10 + 90


def test_a_file_that_cannot_be_read_is_named(site, monkeypatch):
    root = site({"index.html": "", "secret.html": ""})

    def read(self, path):
        if path == "secret.html":
            raise PermissionError(13, "Permission denied")
        return b'<a href="secret.html">'

    monkeypatch.setattr("scripts.links.folders.Site.read", read)

    assert [str(finding) for finding in check_site(Options(root)).findings] == [
        "secret.html:1: unreadable: cannot be read: Permission denied"
    ]


def test_a_site_that_is_a_file_cannot_be_checked(tmp_path):
    (tmp_path / "index.html").write_text("")

    with pytest.raises(CannotCheck, match="not a directory"):
        check_site(Options(tmp_path / "index.html"))


def test_a_hundred_thousand_links_on_one_page_take_seconds(findings):
    page = "\n".join(
        f'<a href="{"gone" if number % 10 == 9 else "index"}.html#{number}" id="{number}">x</a>'
        for number in range(100_000)
    )
    started = time.process_time()

    found = findings({"index.html": page})

    assert (len(found), found[-1].line) == (10_000, 100_000)
    assert (
        time.process_time() - started < 60
    )  # of the processor, whatever else it does: about 2; quadratic time takes hours


def test_elements_nested_without_end_are_refused(check):
    assert check({"index.html": b"<div>" * 300_000}) == [
        "index.html:1: unreadable: elements are nested more than 5,000 deep"
    ]


def test_a_long_flat_page_is_not_refused(check):
    assert (
        check({"index.html": b"<p><a href='#'>x</a><br>" * 10_000 + b"<svg>" + b"<path d='M0'/>" * 10_000 + b"</svg>"})
        == []
    )


@pytest.mark.parametrize(
    "text", ["url(", "url( ", "/*", '"', "\\", "@import ", "url('", '"\\', "(", ",", "a (", "a ", "0 ", "0;", "0.", "&"]
)
def test_scanners_take_linear_time(text):
    started = time.process_time()

    for scan in (css_references, split_srcset, split_refresh):
        scan(text * 100_000)

    assert time.process_time() - started < 20  # of the processor: hundredths each; quadratic time takes half an hour


def test_a_process_that_is_killed_is_a_clear_error(site, monkeypatch):
    monkeypatch.setattr(Reader, "read", lambda self, path: os._exit(1))

    with pytest.raises(CannotCheck, match="a process was killed while it read"):
        check_site(Options(site({"index.html": ""}), jobs=2))


def test_a_process_that_does_not_come_back_is_a_clear_error(site, monkeypatch):
    monkeypatch.setattr(Reader, "read", lambda self, path: time.sleep(60))
    monkeypatch.setattr("scripts.links.work.STUCK_AFTER", 0.2)

    with pytest.raises(CannotCheck, match=r"no result for 0\.2 s, from a\.html to index\.html"):
        check_site(Options(site({"index.html": "", "a.html": ""}), jobs=2))
