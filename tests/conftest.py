"""What all tests share: where the project is, the built sites, a browser, and the order: what takes long begins first."""

import fcntl
import os
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import sync_playwright

from scripts.browser import FLAGS, find_chromium
from scripts.site.both import Sites, build_sites, sites_in, sites_named

ROOT = Path(__file__).resolve().parent.parent
# What the site was checked against; tests read it here, so that a new version changes one file.
CHECKED = yaml.safe_load((ROOT / "docs/data/checked.yml").read_text(encoding="utf-8"))
# Tests of one run are dealt to processes in this order, one at a time, so that none is still busy when the others have ended.
LONG_FIRST = (
    "tests/labs",
    "tests/site",
    "tests/browser/test_every_page.py",
    "tests/browser",
    "tests/unit/links",
    "tests/unit/test_check",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Put the tests that take long before the others; within a file they keep their order.

    Labs stay in one process: each looks whether the machine is the same before and after it, and another lab would change it.
    """
    items.sort(key=lambda item: next((at for at, part in enumerate(LONG_FIRST) if item.nodeid.startswith(part)), 9))
    for item in items:
        if item.nodeid.startswith("tests/labs/"):
            item.add_marker(pytest.mark.xdist_group("labs"))


def pytest_terminal_summary(terminalreporter):
    """Print what tests measured (`record_property("search", text)`), also of tests that passed, in other processes."""
    measured = [
        text
        for outcome in ("passed", "failed")
        for test in terminalreporter.stats.get(outcome, [])
        for name, text in test.user_properties
        if name == "search"
    ]
    if measured:
        terminalreporter.section("how well search finds")
        terminalreporter.write_line("\n".join(measured))


@pytest.fixture(scope="session")
def sites(tmp_path_factory) -> Sites:
    """The sites that `dev.py test` built before; else they are built here, once for all processes of this run."""
    if named := sites_named(dict(os.environ)):
        return named
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    outcome = folder / "sites-outcome.txt"
    with (folder / "sites.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not outcome.exists():
            outcome.write_text("\n".join(build_sites(folder / "sites").values()), encoding="utf-8")
    assert not outcome.read_text(encoding="utf-8"), outcome.read_text(encoding="utf-8")
    return sites_in(folder / "sites")


@pytest.fixture(scope="session")
def online(sites) -> Path:
    """The folder of the online site."""
    return sites.online


@pytest.fixture(scope="session")
def bundle(sites) -> Path:
    """The folder of the unpacked offline bundle; its path has spaces and Chinese characters."""
    return sites.bundle


@pytest.fixture(scope="session")
def browser():
    """One Chromium per test process, for many pages."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield chromium
        chromium.close()
