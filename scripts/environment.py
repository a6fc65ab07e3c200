"""Lets a command be started by any Python: it goes on with the project's own environment when that one lacks what it needs."""

import importlib.util
import os
import sys
from pathlib import Path

from scripts import ROOT

VENV = ROOT / ".venv"


def ensure_environment(command: list[str], *modules: str) -> None:
    """Return when all modules are there; else start `command` (the words that it was started with) again with `.venv`.

    Raises SystemExit with one sentence when there is no `.venv`, or when it lacks them, too.
    """
    missing = [module for module in modules if importlib.util.find_spec(module) is None]
    if not missing:
        return
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if python.exists() and Path(sys.prefix) != VENV:
        os.execv(python, [str(python), *command])
    raise SystemExit(
        f"{Path(command[0]).name} needs {', '.join(missing)}; this makes the project's environment: python3 scripts/dev.py check"
    )
