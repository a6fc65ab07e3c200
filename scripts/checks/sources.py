"""Sources: every id that a page, a claim or a status cites is in `sources.yml`, every source is cited and spelled out."""

import re
from pathlib import Path

from scripts.problems import Problem, nothing_to_check
from scripts.project import Project
from scripts.upstream.gates import sources as gate_sources

KEYS = {"title", "repo", "path", "symbol", "version"}
VERSION = re.compile(
    r"v?\d+(\.\d+)+([.-][\w.]+)?|docker-v\d+\.\d+\.\d+|[\w./-]*v\d+\.\d+\.\d+|[0-9a-f]{40}|\d{4}-\d\d-\d\d"
)
LINK = re.compile(r"\]\(https?://|<https?://|(?<![\"'`(/\w])https?://(?!127\.0\.0\.1|localhost)\w")


def check(project: Project) -> list[Problem]:
    """Check sources against their citations in pages and data."""
    sources = project.data("sources")
    path = project.data_path("sources")
    if not sources:
        return nothing_to_check(str(path), "sources")
    problems = [problem for name, source in sources.items() for problem in check_source(project, path, name, source)]
    gates = gate_sources(project.root).keys()
    cited = set()
    for data, names in data_citations(project).items():
        where = project.data_path(data)
        problems += [
            Problem(where, project.line_of(where, name), "unknown-source", f"{name} is not in {path}")
            for name in sorted(names - sources.keys() - gates)
        ]
        cited |= names
    for page in project.pages:
        where = project.where(page.path)
        for line, name in page.references:
            if name not in sources and name not in gates and name not in page.definitions:
                problems.append(
                    Problem(
                        where, line, "unknown-source", f"[^{name}] is neither in {path} nor a footnote of this page"
                    )
                )
        used = {name for _, name in page.references if name in sources or name in gates}
        cited |= used
        if page.meta.get("kind") == "concept" and not used:
            problems.append(Problem(where, 1, "page-without-source", "a concept page cites at least one source: [^id]"))
        problems += [
            Problem(where, line, "bare-address", f"put the address into {path} and cite it by id")
            for line, text in page.prose
            if LINK.search(re.sub(r"`[^`]*`", "", text))
        ]
    problems += [
        Problem(path, project.line_of(path, f"{name}:"), "unused-source", f"nothing cites {name}; remove it")
        for name in sorted(sources.keys() - cited)
    ]
    return problems


def data_citations(project: Project) -> dict[str, set[str]]:
    """What the data that pages show cites, by its file: claims of the note, statuses, situations, changes, errata."""
    entries = {
        "claims": [claim for group in project.data("claims") or [] for claim in group["claims"]],
        "statuses": project.data("statuses") or [],
        "situations": project.data("situations") or [],
        "changes": project.data("changes") or [],
        "errata": project.data("errata") or [],
    }
    return {
        data: {source for entry in found for source in entry.get("sources") or []} for data, found in entries.items()
    }


def check_source(project: Project, path: Path, name: str, source: dict) -> list[Problem]:
    """Check one source: the right keys, a repository, a path in full, and a version that pins it."""
    wrong = []
    if set(source) - KEYS or not KEYS - {"symbol"} <= set(source):
        wrong.append(("bad-source", f"{name} wants the keys {', '.join(sorted(KEYS))} (symbol may be missing)"))
    elif set(source["title"]) != {"zh", "en"}:
        wrong.append(("bad-source", f"{name}: title needs zh and en"))
    else:
        if not re.fullmatch(r"[\w.-]+/[\w.-]+", source["repo"]):
            wrong.append(("bad-source", f"{name}: repo is owner/name, got {source['repo']}"))
        if "…" in source["path"] or "..." in source["path"] or source["path"].startswith("/") or " " in source["path"]:
            wrong.append(
                ("path-not-spelled-out", f"{name}: write the whole path inside the repository, got {source['path']}")
            )
        if not VERSION.fullmatch(str(source["version"])):
            wrong.append(
                (
                    "bad-version",
                    f"{name}: version is a tag, a commit of 40 digits, or the date read (YYYY-MM-DD), got {source['version']}",
                )
            )
    return [Problem(path, project.line_of(path, f"{name}:"), code, message) for code, message in wrong]
