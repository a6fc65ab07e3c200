"""Findings that somebody has accepted: a YAML list of entries, each with its reason.

- rule: dead-link            # left out: any rule
  page: "guide/*"            # a glob; left out: any page
  value: ../old/             # the address as it is written; left out: any
  reason: The old pages come back in January.
  expires: 2027-01-31        # left out: never
"""

from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from scripts.links.rules import RULES, Finding

KEYS = {"rule", "page", "value", "reason", "expires"}


@dataclass(frozen=True)
class Entry:
    """One exception, and the line of the file on which it begins."""

    line: int
    rule: str | None
    page: str | None
    value: str | None
    reason: str
    expires: date | None

    def covers(self, finding: Finding) -> bool:
        return (
            (self.rule is None or self.rule == finding.rule)
            and (self.page is None or fnmatchcase(finding.page, self.page))
            and (self.value is None or self.value == finding.raw)
        )


def read_entries(path: Path) -> list[Entry]:
    """Read a file of exceptions. Raises ValueError with path and line when it is not of this form, OSError when it is not there."""
    import yaml  # here, because it takes as long as reading twenty pages

    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        entries = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise ValueError(f"{path}:{line}: not YAML: {getattr(error, 'problem', None) or error}") from None
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise ValueError(f"{path}:1: not YAML: {error}") from None
    if entries is None:
        return []
    if not isinstance(entries, list):
        raise ValueError(f"{path}:1: has to be a list of entries with the keys {', '.join(sorted(KEYS))}")
    lines = [item.start_mark.line + 1 for item in node.value] if node else []
    return [read_entry(path, line, entry) for line, entry in zip(lines, entries, strict=True)]


def read_entry(path: Path, line: int, entry: object) -> Entry:
    if not isinstance(entry, dict) or not entry.keys() <= KEYS:
        raise ValueError(f"{path}:{line}: an entry has the keys {', '.join(sorted(KEYS))} and no others")
    if entry.get("rule") is not None and entry["rule"] not in RULES:
        raise ValueError(f"{path}:{line}: there is no rule {entry['rule']}")
    expires = entry.get("expires")
    if isinstance(expires, str):
        try:
            expires = date.fromisoformat(expires)
        except ValueError:
            expires = False
    if expires is not None and type(expires) is not date:
        raise ValueError(f"{path}:{line}: expires has to be a date like 2027-01-31")
    page, value = (None if entry.get(name) is None else str(entry[name]) for name in ("page", "value"))
    return Entry(line, entry.get("rule"), page, value, str(entry.get("reason") or "").strip(), expires)


def apply(entries: list[Entry], findings: list[Finding], path: Path, today: date) -> list[Finding]:
    """Take away what is excepted; add what is wrong with the exceptions."""
    wrong, valid = [], []
    for entry in entries:
        if not entry.reason:
            wrong.append((entry, "this exception has no reason"))
        elif entry.expires and entry.expires < today:
            wrong.append((entry, f"this exception ended on {entry.expires}"))
        else:
            valid.append(entry)
    used, kept = set(), []
    for finding in findings:
        covering = [entry for entry in valid if entry.covers(finding)]
        used.update(covering)
        if not covering:
            kept.append(finding)
    wrong += [(entry, "this exception matches nothing: take it out") for entry in valid if entry not in used]
    kept += [
        Finding("ignore-entry", path.as_posix(), detail=text, line=entry.line, raw=entry.value or "")
        for entry, text in wrong
    ]
    return kept
