"""What a check returns: problems, each with its place and its mending; and how they are told."""

from dataclasses import dataclass
from pathlib import Path


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
