"""What all tests share: where the project is, and the sites that `run_tests.py` built before pytest started."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from scripts.browser import FLAGS, find_chromium

ROOT = Path(__file__).resolve().parent.parent


def built(name: str) -> Path:
    path = Path(os.environ.get(name, ""))
    assert path.is_dir() and os.environ.get(name), f"{name} names no built site; run: python3 scripts/dev.py test"
    return path


@pytest.fixture(scope="session")
def online() -> Path:
    """The folder of the online site."""
    return built("SITE_ONLINE")


@pytest.fixture(scope="session")
def bundle() -> Path:
    """The folder of the unpacked offline bundle; its path has spaces and Chinese characters."""
    return built("SITE_BUNDLE")


@pytest.fixture(scope="session")
def browser():
    """One Chromium per test process, for many pages."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield chromium
        chromium.close()
