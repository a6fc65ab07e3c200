"""Findings for machines: JSON, GitHub's annotations, SARIF 2.1.0. All are ASCII, so that any file name survives."""

import json
from pathlib import Path
from urllib.parse import quote

from scripts.links.checking import Result
from scripts.links.rules import RULES, Finding

FIELDS = "rule severity page line column tag attr raw resolved fragment source source_line suggest message".split()


def as_json(result: Result) -> str:
    findings = [{name: getattr(finding, name) for name in FIELDS} for finding in result.findings]
    return json.dumps(
        {
            "findings": findings,
            "pages": result.pages,
            "references": result.references,
            "elapsed_s": round(result.elapsed, 3),
        },
        indent=1,
    )


def as_github(result: Result, root: Path) -> str:
    """One workflow command a finding; GitHub shows it beside the line."""
    lines = []
    for finding in result.findings:
        file, line, column = location(finding, root)
        about = (
            f"file={escape(file, True)},line={line}" + (f",col={column}" if column else "") + f",title={finding.rule}"
        )
        lines.append(f"::{finding.severity} {about}::{escape(sentence(finding))}")
    return "\n".join(lines)


def as_sarif(result: Result, root: Path) -> str:
    rules = [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.why},
            "defaultConfiguration": {"level": rule.severity},
        }
        for rule in RULES.values()
    ]
    names = list(RULES)
    results = []
    for finding in result.findings:
        file, line, column = location(finding, root)
        region = {"startLine": line} | ({"startColumn": column} if column else {})
        results.append(
            {
                "ruleId": finding.rule,
                "ruleIndex": names.index(finding.rule),
                "level": finding.severity,
                "message": {"text": sentence(finding)},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(file)}, "region": region}}],
            }
        )
    run = {
        "tool": {"driver": {"name": "check_links", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps(
        {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}, indent=1
    )


def location(finding: Finding, root: Path) -> tuple[str, int, int]:
    """Say where the mending is done: in the Markdown when it is known (whole lines: column 0), else in the built file."""
    if finding.source:
        return finding.source, finding.source_line or 1, 0
    file = finding.page if finding.rule == "ignore-entry" else (root / finding.page).as_posix()
    return file, finding.line, finding.column


def sentence(finding: Finding) -> str:
    text = f"{finding.raw}: {finding.message}" if finding.raw else finding.message
    return f"{text}. Did you mean {finding.suggest}?" if finding.suggest else text


def escape(text: str, is_property: bool = False) -> str:
    """Escape as GitHub's workflow commands want it; what is no Unicode is written as `\\udcXX`."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    if is_property:
        text = text.replace(":", "%3A").replace(",", "%2C")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def uri(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")
