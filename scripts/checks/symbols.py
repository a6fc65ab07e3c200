"""Symbols: what each source names was looked up in its repository at its version, and was there.

The looking up is done by `dev.py symbols` where the repositories are at hand; `evidence/symbols.yml` keeps what it found. A source
whose repository, path, symbol or version changed has to be looked up again. Sources of repositories that nobody had are counted.
"""

from collections import Counter

from scripts.problems import Problem, nothing_to_check
from scripts.project import Project
from scripts.upstream.symbols import DATE, EVIDENCE, Asked, asked, read_symbols


def check(project: Project) -> list[Problem]:
    """Check that every source of a repository that can be read was found."""
    path = project.data_path("sources")
    project.fitting(EVIDENCE)
    known = read_symbols(project.root)
    questions = list(asked(project.data("sources") or {}))
    if not any(known.line(question) for question in questions):
        return nothing_to_check(str(EVIDENCE), "sources that were looked up")
    return [
        Problem(
            path,
            project.line_at(path, question.id),
            "symbol-not-found",
            f"{question.id}: {said(question)} was not found; correct it, then run: "
            f"python3 scripts/dev.py symbols {question.repo}=CHECKOUT",
        )
        for question in questions
        if known.line(question) is None and question.place not in known.unread
    ]


def said(question: Asked) -> str:
    """What a source says, in words."""
    where = f"{question.path} of {question.place}"
    return f"{question.symbol} in {where}" if question.symbol else where


def not_checked(project: Project) -> list[str]:
    """The sources that no checkout was at hand for: how many, of which repositories, and why."""
    known = read_symbols(project.root)
    left = [question for question in asked(project.data("sources") or {}) if known.line(question) is None]
    reasons = []
    for what, own in (
        ("that name a day and no version or commit", [one for one in left if DATE.fullmatch(one.version)]),
        ("in versions that were not at hand", [one for one in left if not DATE.fullmatch(one.version)]),
    ):
        repositories = Counter(question.repo for question in own)
        if own:
            names = ", ".join(f"{repo} {count}" for repo, count in sorted(repositories.items()))
            reasons.append(f"{len(own)} sources of {len(repositories)} repositories {what}: {names}")
    return reasons
