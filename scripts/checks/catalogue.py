"""The list of checks, in one place: name, function, what it says in a line."""

from scripts import ROOT
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
    parity,
    recordings,
    references,
    schema,
    shell,
    sources,
    statuses,
    symbols,
    terms,
    words,
)
from scripts.problems import Problem, broke, not_checked, unreadable
from scripts.project import Project
from scripts.schemas import Unfit

CHECKS = {
    "schema": (schema.check, "data files, labs and front matter fit their schemas"),
    "references": (references.check, "pages and words that data names exist, ids are used once"),
    "front-matter": (front_matter.check, "dates of front matter, ids of headings"),
    "sources": (sources.check, "every citation has a source, every source is cited"),
    "changes": (changes.check, "changes stand at the sentences they touch"),
    "facts": (facts.check, "pages and data rest on facts that exist and did not change since"),
    "shell": (shell.check, "commands to type are quoted for zsh, and need no GNU tools beside kubectl"),
    "symbols": (symbols.check, "sources were looked up at their version, and what they name was there"),
    "footnotes": (footnotes.check, "what is said of versions and gates has a source, as its neighbours have"),
    "gates": (gates.check, "feature gates exist, with the stage and default that is said"),
    "claims": (claims.check, "the original note is quoted to the letter, claim by claim"),
    "manifests": (manifests.check, "manifests pass strict validation"),
    "recordings": (recordings.check, "output is recorded, commands agree, cuts are marked"),
    "evidence": (evidence.check, "labs are what their recordings give, machines are described"),
    "excerpts": (excerpts.check, "a part of a file shows what the sentence before it names"),
    "diagrams": (diagrams.check, "diagrams have names, words and a current drawing"),
    "terms": (terms.check, "pages use no form that the glossary forbids"),
    "statuses": (statuses.check, "statuses are no headings of their page, situations were recorded"),
    "parity": (parity.check, "Chinese and English are in step"),
    "words": (words.check, "typography and spelling"),
    "code": (code.check, "ruff, mypy, shellcheck, tsc and eslint find nothing"),
}

# What a machine may be unable to check, by check: a function from the project to reasons.
LIMITS = {"code": code.not_checked, "gates": gates.not_checked, "symbols": symbols.not_checked}


def run(name: str, project: Project) -> list[Problem]:
    """Run one check. A file that cannot be read, one that does not fit its schema, and a check that breaks are problems."""
    try:
        return CHECKS[name][0](project)
    except Unfit as error:
        return [not_checked(error.path, name)]
    except (ValueError, OSError) as error:
        return [unreadable(error, project.root) or broke(error, ROOT, name)]
    except Exception as error:  # the other checks still run
        return [broke(error, ROOT, name)]


def limits(name: str, project: Project) -> list[str]:
    """What a check cannot look at on this machine or in these texts, each with its reason; why even that is not known."""
    try:
        return LIMITS[name](project) if name in LIMITS else []
    except Exception as error:  # `run` has told it as a problem
        return [" ".join(f"{type(error).__name__}: {error}".split())]
