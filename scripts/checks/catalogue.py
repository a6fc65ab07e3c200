"""The list of checks, in one place: name, function, what it says in a line."""

import re
from pathlib import Path

from scripts.checks import (
    changes,
    claims,
    code,
    diagrams,
    evidence,
    excerpts,
    facts,
    footnotes,
    front_matter,
    gates,
    manifests,
    onboarding,
    parity,
    recordings,
    sources,
    statuses,
    symbols,
    terms,
    words,
)
from scripts.problems import Problem
from scripts.project import Project

CHECKS = {
    "front-matter": (front_matter.check, "keys of front matter, ids of headings"),
    "sources": (sources.check, "every citation has a source, every source is cited and spelled out"),
    "changes": (changes.check, "changes stand at the sentences they touch, corrections name pages"),
    "facts": (facts.check, "pages rest on facts that exist and did not change since"),
    "symbols": (symbols.check, "sources were looked up at their version, and what they name was there"),
    "footnotes": (footnotes.check, "what is said of versions and gates has a source, as its neighbours have"),
    "gates": (gates.check, "feature gates exist, with the stage and default that is said"),
    "claims": (claims.check, "the original note is quoted to the letter, claim by claim"),
    "onboarding": (onboarding.check, "the onboarding week names pages that exist, in both languages"),
    "manifests": (manifests.check, "manifests pass strict validation"),
    "recordings": (recordings.check, "output is recorded, commands agree, cuts are marked"),
    "evidence": (evidence.check, "labs are what their recordings give, machines are described"),
    "excerpts": (excerpts.check, "a part of a file shows what the sentence before it names"),
    "diagrams": (diagrams.check, "diagrams have names, words and a current drawing"),
    "terms": (terms.check, "the glossary is the home of terms"),
    "statuses": (
        statuses.check,
        "every status has a writer, a meaning, a next command and a source; situations have evidence",
    ),
    "parity": (parity.check, "Chinese and English are in step"),
    "words": (words.check, "typography and spelling"),
    "code": (code.check, "ruff, mypy, shellcheck, tsc and eslint find nothing"),
}

# What a machine may be unable to check, by check: a function from the project to reasons.
NOT_CHECKED = {"code": code.not_checked, "gates": gates.not_checked, "symbols": symbols.not_checked}


def run(name: str, project: Project) -> list[Problem]:
    """Run one check. A file that cannot be read is a problem, not a traceback."""
    try:
        return CHECKS[name][0](project)
    except (ValueError, OSError) as error:
        return [unreadable(error, project.root)]


def unreadable(error: ValueError | OSError, root: Path) -> Problem:
    """The problem of a file that cannot be read. Our readers' messages begin with path and line, the system's name the file."""
    match = re.fullmatch(r"(.+?):(\d+): (.+)", str(error), re.S)
    path, line, text = (
        (match[1], int(match[2]), match[3])
        if match
        else (getattr(error, "filename", None) or root, 1, getattr(error, "strerror", None) or str(error))
    )
    where = Path(path).relative_to(root) if Path(path).is_relative_to(root) else Path(path)
    return Problem(where, line, "cannot-read", " ".join(text.split()))
