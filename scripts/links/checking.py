"""A whole site, from a folder to findings: read every file, compare, then look up where each finding stands.

Reading and looking up run in several processes; the result is the same for any number of them.
"""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.links import urls
from scripts.links.comparing import compare
from scripts.links.folders import is_page, read_site
from scripts.links.judging import Summary
from scripts.links.reading import is_readable
from scripts.links.rules import RULES, Finding
from scripts.links.suggestions import Suggester
from scripts.links.targets import Publication
from scripts.links.unused_files import find_unused_files
from scripts.links.work import CannotCheck, Work, Workers

MODES = ("server", "offline")


@dataclass(frozen=True)
class Options:
    """What a check is about. `site_url` and `base_path` say where the site is published, `docs` where its Markdown is.

    `unused_files` asks also for files that nothing leads to.
    """

    root: Path
    mode: str = "server"
    site_url: str = ""
    base_path: str = ""
    docs: Path | None = None
    jobs: int = 1
    unused_files: bool = False


@dataclass
class Result:
    """What was found. `notes` say what was not checked, and why."""

    findings: list[Finding] = field(default_factory=list)
    pages: int = 0
    references: int = 0
    elapsed: float = 0.0
    notes: list[str] = field(default_factory=list)


def check_site(options: Options) -> Result:
    """Check one site. Raises CannotCheck where there is nothing to check, or it cannot be read."""
    started = time.perf_counter()
    published = publication(options.site_url, options.base_path)
    try:
        site = read_site(options.root)
    except OSError as error:
        raise CannotCheck(f"{options.root}: {(error.strerror or str(error)).lower()}") from None
    paths = sorted(filter(is_readable, site.files), key=lambda path: (is_page(path), path))
    if not any(map(is_page, paths)):
        raise CannotCheck(f"{options.root}: no HTML page in this folder")
    work = Work(site, published, options.mode == "offline", options.docs)
    with Workers(work, options.jobs) as workers:
        summaries: dict[str, Summary] = {}
        reached: set[str] = set()
        used: set[str] = set()
        for batch, leads_to, uses in workers.map(Work.read, paths):
            summaries.update((summary.path, summary) for summary in batch)
            reached |= leads_to
            used |= uses
        for path in sorted({path for summary in summaries.values() for path in summary.manifests} - summaries.keys()):
            summaries[path] = work.reader.read(path)
        findings = [Finding("unreadable", path, detail=reason) for path, reason in site.unreadable]
        findings += [finding for summary in summaries.values() for finding in summary.findings]
        findings += compare(summaries, reached)
        if options.unused_files:
            findings += find_unused_files(site, reached | used)
        findings = [finding for batch in workers.map(Work.place, group_by_page(findings)) for finding in batch]
    findings.sort(key=lambda finding: finding.order)
    if findings:
        suggester = Suggester(
            site, {path: summary.anchors.split("\0") for path, summary in summaries.items() if summary.anchors}
        )
        findings = [replace(finding, suggest=suggester.suggest(finding)) for finding in findings]
    return Result(
        findings,
        sum(map(is_page, summaries)),
        sum(summary.references for summary in summaries.values()),
        time.perf_counter() - started,
        [
            f"{summary.path}: {summary.unchecked} location(s) not checked here, because --site-url does not say which host is this site's"
            for summary in summaries.values()
            if summary.unchecked
        ],
    )


def publication(site_url: str, base_path: str) -> Publication:
    """Read where a site is published from a command line."""
    host, path = None, "/"
    if site_url:
        try:
            parts = urls.parse(site_url)
        except ValueError as error:
            raise CannotCheck(f"--site-url {site_url}: {error}") from None
        if parts.host is None:
            raise CannotCheck(f"--site-url {site_url}: has to begin with https://")
        host, path = parts.host, parts.path
    names = [urls.decode(name) for name in (base_path or path).split("/") if name]
    return Publication(host, "".join(f"{name}/" for name in names))


def group_by_page(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.page, []).append(finding)
    return sorted(groups.items(), key=lambda group: group[0])


def has_errors(findings: list[Finding], strict: bool) -> bool:
    return any(strict or RULES[finding.rule].severity == "error" for finding in findings)


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
