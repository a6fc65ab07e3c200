"""Needs and the packages that bring them: reasons people can act on, unpacking that installs nothing."""

import os
import shutil
import subprocess

import pytest

from scripts.labs import needs as lab_needs
from scripts.labs import packages as lab_packages
from scripts.labs.needs import NEEDS, Need, examine, reason, run_probe


@pytest.fixture
def package(tmp_path):
    """Build a small Debian package that holds these files."""
    if not shutil.which("dpkg-deb"):
        pytest.skip("needs dpkg-deb, which Debian has")

    def build(*names):
        root = tmp_path / "tree"
        (root / "DEBIAN").mkdir(parents=True)
        (root / "DEBIAN/control").write_text(
            "Package: one\nVersion: 1\nArchitecture: all\nMaintainer: a <a@b.c>\nDescription: one\n"
        )
        for name in names:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name)
        subprocess.run(["dpkg-deb", "--build", root, tmp_path / "one.deb"], check=True, capture_output=True)
        return tmp_path / "one.deb"

    return build


def files(root):
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir())


def test_everything_is_unpacked_under_usr_and_nothing_else_is_kept(package, tmp_path):
    lab_packages.unpack([package("bin/a", "usr/bin/b", "lib/c", "etc/d", "usr/share/doc/e")], tmp_path / "root")

    assert files(tmp_path / "root") == ["usr/bin/a", "usr/bin/b", "usr/lib/c"]


def test_iptables_gets_the_links_that_its_installation_would_make(package, tmp_path):
    lab_packages.unpack([package("usr/sbin/xtables-nft-multi")], tmp_path / "root")

    assert files(tmp_path / "root") == ["usr/sbin/ip6tables", "usr/sbin/iptables", "usr/sbin/xtables-nft-multi"]


def test_a_package_is_fetched_once(package, tmp_path, monkeypatch):
    archive, asked = package("usr/bin/a"), []
    monkeypatch.setattr(lab_packages, "download", lambda name, cache, folder: asked.append(name) or [archive])

    folders = [lab_packages.fetch("one", tmp_path / "cache") for _ in range(2)]

    assert folders == [tmp_path / "cache/one"] * 2
    assert files(folders[0]) == ["usr/bin/a"]
    assert asked == ["one"]


def test_a_package_that_is_not_to_be_had_leaves_no_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(lab_packages, "download", lambda name, cache, folder: [])

    assert lab_packages.fetch("one", tmp_path) is None
    assert files(tmp_path) == ["lock"]


APT_GET = """\
#!/bin/sh
# This machine has every package, by its own account: nothing is downloaded unless it is told to install again.
case "$*" in
  *update*) ;;
  *--reinstall*) for word; do case $word in Dir::Cache::archives=*) cp "$ARCHIVE" "${word#*=}/one_1_all.deb" ;; esac; done ;;
esac
"""


def test_a_package_that_counts_as_installed_is_fetched_when_its_program_is_gone(package, tmp_path, monkeypatch):
    for name, text in {"apt-get": APT_GET, "apt-cache": "#!/bin/sh\n"}.items():
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / name).write_text(text)
        (tmp_path / "bin" / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("ARCHIVE", str(package("bin/ping")))

    folder = lab_packages.fetch("one", tmp_path / "cache")

    assert folder is not None and files(folder) == ["usr/bin/ping"]


@pytest.mark.parametrize(
    ("missing", "line"),
    [
        ({}, "all here"),
        (
            {"ping": reason("ping"), "nft": reason("nft"), "ip": "needs root", "ps": "needs root"},
            "not to be had here, so labs are skipped: needs nft, and address translation by nftables in the kernel "
            "(Debian: nftables); needs ping of iputils (Debian: iputils-ping); needs root",
        ),
    ],
)
def test_what_cannot_be_had_is_told_in_one_line(monkeypatch, missing, line):
    monkeypatch.setattr(lab_needs, "examine", lambda names: lab_needs.Readiness(missing))

    assert lab_needs.fetch_tools(("ping", "nft", "ip", "ps")) == f"tools of the labs: {line}"


def test_a_reason_names_the_need_and_the_packages():
    assert reason("ip") == "needs the programs ip bridge (Debian: iproute2)"
    assert reason("cgroup2") == "needs a writable cgroup v2 hierarchy"


def test_without_root_everything_is_missing_for_that_reason(monkeypatch):
    monkeypatch.setattr(lab_needs, "run_probe", lambda need, world=None: need is not NEEDS["root"])

    assert examine(("root", "ip")).missing == {"root": "needs root", "ip": "needs root"}


def test_a_probe_tells_by_its_exit_status():
    assert run_probe(Need("", "true"))
    assert not run_probe(Need("", "echo noise; false"))


def test_a_machine_without_a_shell_meets_no_need(monkeypatch):
    def missing(*arguments, **options):
        raise FileNotFoundError("bash")

    monkeypatch.setattr(lab_needs.subprocess, "run", missing)

    assert not run_probe(Need("", "true"))
