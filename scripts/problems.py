"""What a check returns: problems, each with its place and its mending; and how they are told."""

import re
import traceback
from dataclasses import dataclass
from pathlib import Path

SKIPPED = "not-checked"  # the code of a check that could not run


@dataclass(frozen=True, order=True)
class Problem:
    """One thing a contributor has to fix, and where.

    `path` is relative to the project, `line` counts from 1 (1 when the whole file is meant), `code` is a short stable
    name, `message` says what is wrong and what to do.
    """

    path: Path
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code}: {self.message}"


def report(problems: list[Problem]) -> int:
    """Print problems in file order and return the exit status: 0 for none, 1 for any."""
    for problem in sorted(problems):
        print(problem)
    return 1 if problems else 0


def nothing_to_check(path: str, what: str) -> list[Problem]:
    """The problem of a check that had nothing to check."""
    return [Problem(Path(path), 1, "nothing-to-check", f"no {what} found here; a check of nothing is no pass")]


def not_checked(path: Path, check: str) -> Problem:
    """The problem of a check that could not run, because a file that it needs does not fit its schema."""
    return Problem(path, 1, SKIPPED, f"{check} was not checked: {path} does not fit its schema")


def unreadable(error: ValueError | OSError, root: Path) -> Problem | None:
    """The problem of a file that cannot be read; None when the error names no file.

    Our readers' messages begin with path and line; the system's errors have the name of the file.
    """
    match = re.fullmatch(r"(.+?):(\d+): (.+)", str(error), re.S)
    if match:
        path, line, text = match[1], int(match[2]), match[3]
    elif isinstance(error, OSError) and error.filename:
        path, line, text = str(error.filename), 1, error.strerror or str(error)
    else:
        return None
    where = Path(path).relative_to(root) if Path(path).is_relative_to(root) else Path(path)
    return Problem(where, line, "cannot-read", " ".join(text.split()))


def broke(error: Exception, root: Path, check: str) -> Problem:
    """The problem of a check that ended in a traceback: a mistake in it, at the innermost place in our own code."""
    places = traceback.extract_tb(error.__traceback__)
    own = [place for place in places if Path(place.filename).is_relative_to(root) and ".venv" not in place.filename]
    place = (own or places)[-1]
    where = Path(place.filename).relative_to(root) if own else Path(place.filename)
    text = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return Problem(
        where, place.lineno or 1, "check-broke", f"{check}: {text}; mend the check, or the schema that let this data in"
    )
