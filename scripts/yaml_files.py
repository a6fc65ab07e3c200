"""YAML files as values, each read once."""

import functools
from pathlib import Path

import yaml


def read_yaml(path: Path):
    """Read a YAML file; an unchanged one is read once. Raises ValueError with path and line when it is none.

    Callers share what they get and must not change it.
    """
    return parsed(path, path.read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=512)
def parsed(path: Path, text: str):
    """Parse the YAML text of a file with libyaml, where PyYAML has it: the plain parser takes ten times as long."""
    try:
        return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        line = error.problem_mark.line + 1 if getattr(error, "problem_mark", None) else 1
        raise ValueError(f"{path}:{line}: not YAML: {getattr(error, 'problem', None) or error}") from None
