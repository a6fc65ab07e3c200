"""Find a Chromium, or say how to get one. Drawing and tests need it; building the site does not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts import debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def find_chromium() -> str:
    """Return the path of a Chromium: the one in CHROMIUM, an installed one, Debian's (as root), or Playwright's.

    Raises SystemExit with one sentence when none of these ways works.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        if program := shutil.which(named):
            return program
        raise SystemExit(f"CHROMIUM={named} is not a program that can be run")
    for name in NAMES:
        if program := shutil.which(name):
            return program
    for install in (install_with_apt, install_with_playwright):
        if path := install():
            return path
    raise SystemExit(
        "No Chromium here. Install one (Debian: apt install chromium fonts-noto-cjk) or name one: CHROMIUM=/path/to/chromium"
    )


def install_with_apt() -> str | None:
    """Install Debian's Chromium when we are root and there is apt."""
    return shutil.which("chromium") if debian.install("chromium", "fonts-noto-cjk") else None


def install_with_playwright() -> str | None:
    """Let Playwright download its own Chromium."""
    print("· downloading Playwright's Chromium", file=sys.stderr, flush=True)
    if subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], stdout=subprocess.DEVNULL
    ).returncode:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
