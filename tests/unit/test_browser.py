"""Which Chromium is taken, in which order."""

import subprocess

import pytest

from scripts import browser


@pytest.fixture
def machine(monkeypatch):
    """A machine on which only the named programs exist, and nothing can be installed."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "install_with_playwright", lambda: None)
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000, raising=False)

    def having(*programs):
        monkeypatch.setattr(browser.shutil, "which", lambda name: f"/bin/{name}" if name in programs else None)

    having()
    return having


def test_the_named_one_comes_first(machine, monkeypatch):
    machine("mine", "chromium")
    monkeypatch.setenv("CHROMIUM", "mine")

    assert browser.find_chromium() == "/bin/mine"


def test_a_named_one_that_does_not_run_is_an_error_and_no_reason_to_take_another(machine, monkeypatch):
    machine("chromium")
    monkeypatch.setenv("CHROMIUM", "gone")

    with pytest.raises(SystemExit, match="^CHROMIUM=gone is not a program that can be run$"):
        browser.find_chromium()


@pytest.mark.parametrize("name", browser.NAMES)
def test_an_installed_one_is_found(machine, name):
    machine(name)

    assert browser.find_chromium() == f"/bin/{name}"


def test_without_any_one_sentence_says_how_to_get_one(machine):
    with pytest.raises(SystemExit) as error:
        browser.find_chromium()

    assert (
        str(error.value)
        == "No Chromium here. Install one (Debian: apt install chromium fonts-noto-cjk) or name one: CHROMIUM=/path/to/chromium"
    )


def test_playwright_is_asked_last(machine, monkeypatch):
    machine("apt-get")
    monkeypatch.setattr(browser, "install_with_playwright", lambda: "/playwright/chrome")

    assert browser.find_chromium() == "/playwright/chrome"


def test_root_with_apt_installs_the_one_of_debian(machine, monkeypatch, capsys):
    commands = []

    def run(command, **_):
        commands.append(command)
        machine("apt-get", "chromium")
        return subprocess.CompletedProcess(command, 0)

    machine("apt-get")
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(browser.subprocess, "run", run)

    assert browser.install_with_apt() == "/bin/chromium"
    assert [command[2] for command in commands] == ["update", "install"]
    assert capsys.readouterr().err == "· installing Debian's chromium and fonts-noto-cjk\n"


def test_an_installation_that_fails_finds_nothing(machine, monkeypatch):
    machine("apt-get", "chromium")
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(browser.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 100))

    assert browser.install_with_apt() is None


def test_a_download_that_fails_finds_nothing(monkeypatch):
    monkeypatch.setattr(browser.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1))

    assert browser.install_with_playwright() is None
