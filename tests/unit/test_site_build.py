"""Packing, dates and places of a build; tests/site looks at what is built."""

import hashlib
import os
import subprocess
import zipfile

import pytest

from scripts.site import build as build_site


@pytest.fixture
def site(tmp_path):
    """A folder of two files."""
    folder = tmp_path / "site"
    (folder / "页").mkdir(parents=True)
    (folder / "页/b.html").write_text("b", encoding="utf-8")
    (folder / "a.html").write_text("a", encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def epoch(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")


def test_the_date_of_a_build_can_be_given():
    assert build_site.source_date() == 1000000000


def test_else_it_is_the_date_of_the_last_commit(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr(build_site.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(
        build_site.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 0, "1234567890\n")
    )

    assert build_site.source_date() == 1234567890


@pytest.mark.parametrize("answer", [(128, ""), (0, "")])
def test_without_a_commit_it_is_1980(monkeypatch, answer):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    monkeypatch.setattr(build_site.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(
        build_site.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, *answer)
    )

    assert build_site.source_date() == 315532800


def test_without_git_it_is_1980(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr(build_site.shutil, "which", lambda name: None)

    assert build_site.source_date() == 315532800


@pytest.mark.parametrize("backwards", [False, True])
def test_a_bundle_holds_every_file_in_order_in_one_folder(site, tmp_path, monkeypatch, backwards):
    """Whatever the order in which the file system lists them."""
    listed = sorted(site.rglob("*"), reverse=backwards)
    monkeypatch.setattr(build_site.Path, "rglob", lambda folder, pattern: iter(listed))

    build_site.pack(site, tmp_path / "bundle.zip")

    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        assert archive.namelist() == ["k8s-notes/a.html", "k8s-notes/页/b.html"]
        assert archive.read("k8s-notes/页/b.html") == b"b"
        assert {entry.date_time for entry in archive.infolist()} == {(2001, 9, 9, 1, 46, 40)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}


def test_the_same_files_give_the_same_bytes_whatever_their_dates_and_permissions(site, tmp_path):
    build_site.pack(site, tmp_path / "one.zip")
    os.utime(site / "a.html", (0, 0))
    (site / "a.html").chmod(0o600)
    build_site.pack(site, tmp_path / "two.zip")

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_date_before_zip_was_made_becomes_the_first_that_it_can_hold(site, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    build_site.pack(site, tmp_path / "bundle.zip")

    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_a_build_that_fails_leaves_the_old_site(site, tmp_path, monkeypatch):
    monkeypatch.setattr(build_site, "ROOT", tmp_path)
    monkeypatch.setattr(build_site.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 3))
    packed = tmp_path / "bundle.zip"
    packed.write_bytes(b"zip")

    with pytest.raises(SystemExit) as error:
        build_site.online(site, packed)

    assert error.value.code == 3
    assert (site / "a.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bundle.zip", "site"]


def test_a_build_takes_the_place_of_the_old_site_and_leaves_out_what_no_reader_needs(
    site, tmp_path, monkeypatch, capsys
):
    def build(command, **_):
        folder = build_site.Path(command[-1])
        for name in (
            "index.html",
            "sitemap.xml",
            "sitemap.xml.gz",
            "assets/vendor/mermaid-1/mermaid.min.js",
            "assets/javascripts/a.js.map",
            "assets/site/site.js",
        ):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).touch()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(build_site, "ROOT", tmp_path)
    monkeypatch.setattr(build_site.subprocess, "run", build)
    monkeypatch.delenv("SITE_URL", raising=False)
    packed = tmp_path / "bundle.zip"
    packed.write_bytes(b"zip")

    build_site.online(site, packed)

    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()) == [
        build_site.MARKER,
        "assets/site/site.js",
        "download/k8s-notes-offline.zip",
        "download/k8s-notes-offline.zip.sha256",
        "index.html",
    ]
    assert (site / "download/k8s-notes-offline.zip").read_bytes() == b"zip"
    checksum = hashlib.sha256(b"zip").hexdigest()
    assert (site / "download/k8s-notes-offline.zip.sha256").read_text() == f"{checksum}  k8s-notes-offline.zip\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bundle.zip", "site"]
    assert capsys.readouterr().out == f"1 pages in {site}\n"


def test_a_folder_that_holds_something_else_is_not_replaced(tmp_path, capsys):
    (tmp_path / "letter.txt").touch()

    with pytest.raises(SystemExit) as error:
        build_site.main(["online", str(tmp_path)])

    assert error.value.code == 2
    assert capsys.readouterr().err.endswith(
        f"error: {tmp_path} holds something that no build of ours made (no .k8s-notes-site in it), and a build would delete it; name another folder\n"
    )
    assert (tmp_path / "letter.txt").exists()


def test_nothing_an_empty_folder_and_a_site_are_replaced(tmp_path):
    assert build_site.replaceable(tmp_path / "gone")
    assert build_site.replaceable(tmp_path)
    (tmp_path / build_site.MARKER).touch()
    assert build_site.replaceable(tmp_path)
    assert not build_site.replaceable(tmp_path / build_site.MARKER)


def test_a_folder_with_a_home_page_of_somebodys_own_is_not_replaced(tmp_path):
    (tmp_path / "index.html").touch()

    assert not build_site.replaceable(tmp_path)


def test_the_old_site_comes_back_when_the_new_one_cannot_take_its_place(site, tmp_path, monkeypatch):
    def full(source, target):
        target.mkdir()
        raise OSError("No space left on device")

    monkeypatch.setattr(build_site.shutil, "move", full)

    with pytest.raises(OSError, match="No space left"):
        build_site.replace(site, tmp_path / "new")

    assert (site / "a.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
