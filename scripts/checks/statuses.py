"""Statuses: the dictionary and the table of situations are whole, well formed, and lead to pages and recordings.

That their sources and facts exist is for `sources` and `facts` to say.
"""

import re
from pathlib import Path

from scripts.generated.statuses import PLACES, WRITERS
from scripts.pages import LANGUAGES
from scripts.problems import Problem, nothing_to_check
from scripts.project import Project
from scripts.yaml_files import read_yaml

KEYS = {"id", "name", "where", "writer", "meaning", "next", "see", "sources", "facts", "variants"}
NEEDED = {"id", "title", "pod", "facts", "shown"}
EVIDENCE = {"recording", "as", "sources"}
SHOWN = {"ready", "status", "phase", "conditions"}
FEWEST_STATUSES = 60
FEWEST_SITUATIONS = 25
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check(project: Project) -> list[Problem]:
    """Check `statuses.yml` and `situations.yml`."""
    problems = []
    for data, least, look in (("statuses", FEWEST_STATUSES, status), ("situations", FEWEST_SITUATIONS, situation)):
        entries = project.data(data)
        path = project.data_path(data)
        if not entries:
            problems += nothing_to_check(str(path), data)
            continue
        if len(entries) < least:
            problems.append(Problem(path, 1, "too-few", f"{len(entries)} {data}, and there are to be at least {least}"))
        problems += ids(project, path, [entry.get("id") for entry in entries])
        known = recordings(project.docs)
        for entry in entries:
            line = project.line_of(path, f"id: {entry.get('id')}")
            problems += [
                Problem(path, line, code, f"{entry.get('id')}: {message}")
                for code, message in look(project, entry, known)
            ]
    return problems


def ids(project: Project, path: Path, names: list) -> list[Problem]:
    """Ids are anchors: ASCII words, used once, and none of those that headings of the same page have."""
    page = {heading.id for page in project.pages for heading in page.headings if page.name == "lifecycle/statuses.md"}
    taken = page | {heading for heading, _, _ in PLACES.values()}
    problems = []
    for number, name in enumerate(names):
        line = project.line_of(path, f"id: {name}")
        if not isinstance(name, str) or not ID.fullmatch(name):
            problems.append(Problem(path, line, "bad-id", f"{name}: ids are lower-case ASCII words joined by hyphens"))
        elif name in names[:number] or name in taken:
            problems.append(Problem(path, line, "duplicate-id", f"{name} is taken; the ids of one page differ"))
    return problems


def status(project: Project, entry: dict, known: set[str]) -> list[tuple[str, str]]:
    """What is wrong with an entry of the dictionary: code and message."""
    if set(entry) != KEYS:
        return [("bad-status", f"wants the keys {', '.join(sorted(KEYS))}")]
    wrong = []
    if entry["where"] not in PLACES:
        wrong.append(("bad-status", f"where is one of {', '.join(PLACES)}"))
    if entry["writer"] not in WRITERS:
        wrong.append(("bad-status", f"writer is one of {', '.join(WRITERS)}"))
    wrong += [
        ("bad-status", f"{key} needs zh and en") for key in ("meaning", "next") if set(entry[key]) != set(LANGUAGES)
    ]
    if not entry["sources"]:
        wrong.append(("status-without-source", "cite at least one source"))
    if not (project.docs / LANGUAGES[0] / entry["see"].split("#")[0]).is_file():
        wrong.append(("missing-page", f"see names {entry['see']}, which is no page"))
    return wrong


def situation(project: Project, entry: dict, known: set[str]) -> list[tuple[str, str]]:
    """What is wrong with a situation: code and message."""
    if not NEEDED <= set(entry) <= NEEDED | EVIDENCE | {"forced"}:
        return [
            (
                "bad-situation",
                f"wants the keys {', '.join(sorted(NEEDED))}, and recording with as, or sources; forced may be there",
            )
        ]
    wrong = []
    if set(entry["title"]) != set(LANGUAGES):
        wrong.append(("bad-situation", "title needs zh and en"))
    if set(entry["shown"]) != SHOWN:
        wrong.append(("bad-situation", f"shown wants the keys {', '.join(sorted(SHOWN))}"))
    if not entry.get("recording") and not entry.get("sources"):
        wrong.append(("situation-without-evidence", "name the recording, or cite sources"))
    if ("recording" in entry) != ("as" in entry):
        wrong.append(("bad-situation", "recording and as, the name of the Pod in it, come together"))
    if entry.get("recording") and entry["recording"] not in known:
        wrong.append(("missing-recording", f"no docs/labs/*/*/lab.yml takes from {entry['recording']}"))
    return wrong


def recordings(docs: Path) -> set[str]:
    """The recordings that labs take their transcripts from."""
    return {read_yaml(path).get("recording") for path in sorted(docs.glob("labs/*/*/lab.yml"))}
