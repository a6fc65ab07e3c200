"""Feature gates: every gate that pages and data name exists upstream, with the stage and the default that they say.

A gate is named by a backticked word of several capitals beside "gate", 门控 or a stage, by the footnote `[^gate-Name]`, by `gate:` in
`changes.yml`, or in the models' `feature-gates.js`. What is said of it is compared where the sentence can be read; what cannot
be read is counted and told.
"""

import re
from collections.abc import Iterator

from scripts.problems import Problem, nothing_to_check
from scripts.project import Project
from scripts.upstream.gates import EVIDENCE, Gates, minor, read_gates
from scripts.upstream.mentions import Said, named
from scripts.upstream.statements import TOKEN, disagreement, statements
from scripts.yaml_files import read_text

DATA = ("changes", "claims", "facts", "glossary", "situations", "statuses")
STAGES = {"alpha": "alpha", "beta": "beta", "stable": "GA", "deprecated": "deprecated", "removed": "removed"}
DEFAULTS = re.compile(r"^    (\w+): (true|false),$", re.M)
GENERAL = "k8s-feature-gates"  # the footnote that names the whole list and no gate


def check(project: Project) -> list[Problem]:
    """Check every gate that is named, and what is said of it."""
    project.fitting(EVIDENCE)
    gates = read_gates(project.root)
    wanted = project.data("checked")["kubernetes"]
    if gates.version != wanted:
        return [
            Problem(
                EVIDENCE,
                1,
                "old-gates",
                f"is of {gates.version}; run: python3 scripts/dev.py gates CHECKOUT of {wanted}",
            )
        ]
    found = list(sentences(project, gates))
    if not found:
        return nothing_to_check("docs", "sentences about feature gates")
    problems = [
        Problem(one.path, one.line, "unknown-gate", f"{name} is no feature gate of Kubernetes {gates.version}")
        for one in found
        for name in one.names
        if name not in gates.states
    ]
    problems += [problem for one in found for problem in compare(one, gates)]
    return [*problems, *check_changes(project, gates), *check_models(project, gates)]


def not_checked(project: Project) -> list[str]:
    """The sentences that are about a gate and say something that cannot be compared, counted with their places."""
    gates = read_gates(project.root)
    found = [one for one in sentences(project, gates) if one.path.suffix == ".md"]
    unread = [one for one in found if not readable(one)]
    silent = [one for one in found if readable(one) and not statements(one.text)]
    unnamed = [
        (project.where(page.path), line)
        for page in project.pages
        for line, text in page.prose
        if f"[^{GENERAL}]" in text
    ]
    return [
        f"{len(places)} {what}: {', '.join(f'{path}:{line}' for path, line in places)}"
        for what, places in (
            ("sentences that name a gate and cannot be read", [(one.path, one.line) for one in unread]),
            ("sentences that name a gate and no stage or default", [(one.path, one.line) for one in silent]),
            (f"lines that cite [^{GENERAL}] and name no gate; cite [^gate-Name]", unnamed),
        )
        if places
    ]


def sentences(project: Project, gates: Gates) -> Iterator[Said]:
    """Every sentence of pages and data that names a gate. The footnote of a gate ends the part that is about it."""
    other = known_words(project)
    for page in project.pages:
        for line, text in page.prose:
            yield from named(project.where(page.path), line, text, other, gates)
    for data in DATA:
        path = project.data_path(data)
        lines = read_text(project.root / path).splitlines()
        for number, text in enumerate(lines, 1):
            if not text.lstrip().startswith("gate:"):
                yield from named(path, number, text, other, gates)


def known_words(project: Project) -> set[str]:
    """Words of several capitals that are no gates: statuses and reasons."""
    return {word for status in project.data("statuses") for word in (status["name"], *status["variants"])}


def readable(said: Said) -> bool:
    """Whether a sentence can be compared: it is about one gate, or states nothing."""
    return len(set(said.names)) == 1 or not [token for token in TOKEN.finditer(said.text) if not token["version"]]


def compare(said: Said, gates: Gates) -> Iterator[Problem]:
    """Compare what a sentence says of its one gate with upstream. What a change says, its own keys say."""
    if said.path.stem == "changes" or len(set(said.names)) != 1 or said.names[0] not in gates.states:
        return
    for statement in statements(said.text):
        if statement.version and statement.version > gates.newest[said.names[0]]:
            continue
        if message := disagreement(statement, gates.states[said.names[0]], minor(gates.version)):
            yield Problem(said.path, said.line, "wrong-gate", f"{said.names[0]}: {message}")


def check_changes(project: Project, gates: Gates) -> Iterator[Problem]:
    """The gate of a change is known in its version, and has its stage and default there."""
    path = project.data_path("changes")
    for number, change in enumerate(project.data("changes") or []):
        name = change.get("gate")
        if not name:
            continue
        line = project.line_at(path, number, "gate")
        version = minor(change["since"])
        if name not in gates.states or gates.newest[name] < version:
            yield Problem(
                path,
                line,
                "gate-not-read",
                f"{EVIDENCE} says nothing of {name} in {change['since']}; read it, put it under newer",
            )
            continue
        state = gates.at(name, version)
        wanted = STAGES.get(change["stage"])
        if wanted and (state is None or state.stage != wanted):
            yield Problem(
                path, line, "wrong-gate", f"{name}: upstream's stage is {state.stage if state else 'none yet'}"
            )
        elif wanted and change.get("default") and state and (change["default"] == "on") != state.on:
            yield Problem(path, line, "wrong-gate", f"{name}: upstream's default is {'on' if state.on else 'off'}")


def check_models(project: Project, gates: Gates) -> Iterator[Problem]:
    """The models' defaults are those of the version checked against."""
    for path in sorted(project.root.glob("**/models/feature-gates.js")):
        text = path.read_text(encoding="utf-8")
        for match in DEFAULTS.finditer(text):
            line = text[: match.start()].count("\n") + 1
            state = gates.at(match[1], minor(gates.version)) if match[1] in gates.states else None
            if state is None:
                yield Problem(
                    project.where(path), line, "unknown-gate", f"{match[1]} is no feature gate of {gates.version}"
                )
            elif state.on != (match[2] == "true"):
                yield Problem(
                    project.where(path), line, "wrong-gate", f"{match[1]} is {'on' if state.on else 'off'} by default"
                )
