"""The project's own tools. `dev.py` is the one command to begin with; every other module is a noun or a verb that it calls."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
