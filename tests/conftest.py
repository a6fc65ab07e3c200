"""What all tests share: where the project is, and the sites that `run_tests.py` built before pytest started."""

import os
from pathlib import Path

import pytest

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
