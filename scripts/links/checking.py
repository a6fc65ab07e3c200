"""A whole site, from a folder to findings: read every file, compare, then look up where each finding stands.

Reading and looking up run in several processes; the result is the same for any number of them.
"""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, process
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.links import places, urls
from scripts.links.comparing import compare
from scripts.links.folders import Site, read_site
from scripts.links.judging import Judge, Summary
from scripts.links.markdown import Sources
from scripts.links.reading import INDEX, SITEMAP, Reader, is_readable
from scripts.links.rules import RULES, Finding
from scripts.links.suggestions import Suggester
from scripts.links.targets import Publication, Resolver, is_page

AT_A_TIME = 50  # files handed to a process: few enough to share the work evenly
STUCK_AFTER = 120  # seconds without a result: 50 ordinary pages take 0.02
MODES = ("server", "offline")


class CannotCheck(Exception):
    """The check could not be made; the message says why."""


@dataclass(frozen=True)
class Options:
    """What a check is about. `site_url` and `base_path` say where the site is published, `docs` where its Markdown is."""

    root: Path
    mode: str = "server"
    site_url: str = ""
    base_path: str = ""
    docs: Path | None = None
    jobs: int = 1


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
    work = Work(site, published, options)
    with Workers(work, options.jobs) as workers:
        summaries, reached = {}, set()
        for batch, leads_to in workers.map(Work.read, paths):
            summaries.update((summary.path, summary) for summary in batch)
            reached |= leads_to
        for path in sorted({path for summary in summaries.values() for path in summary.manifests} - summaries.keys()):
            summaries[path] = work.reader.read(path)
        findings = [Finding("unreadable", path, detail=reason) for path, reason in site.unreadable]
        findings += [finding for summary in summaries.values() for finding in summary.findings]
        findings += compare(summaries, reached)
        findings = [finding for batch in workers.map(Work.place, group_by_page(findings)) for finding in batch]
    findings.sort(key=lambda finding: finding.order)
    if findings:
        suggester = Suggester(site, {path: summary.anchors.split("\0") for path, summary in summaries.items() if summary.anchors})
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


class Work:
    """The two things that a process does for a number of files."""

    def __init__(self, site: Site, published: Publication, options: Options):
        self.site = site
        self.reader = Reader(Judge(site, Resolver(site, published)), options.mode == "offline")
        self.sources = Sources(options.docs, site) if options.docs else None

    def read(self, paths: list[str]) -> tuple[list[Summary], set[str]]:
        """Read files; the pages that they lead to are joined, because nobody asks from where."""
        summaries = [self.reader.read(path) for path in paths]
        reached = set()
        for summary in summaries:
            reached |= summary.leads_to
            summary.leads_to = set()
        return summaries, reached

    def place(self, groups: list[tuple[str, list[Finding]]]) -> list[Finding]:
        return [finding for page, findings in groups for finding in self.place_on_page(page, findings)]

    def place_on_page(self, page: str, findings: list[Finding]) -> list[Finding]:
        """Say where the findings of one file stand. One element that the parser doubled to mend the markup counts once."""
        try:
            found = find_places(page, self.site.read(page), findings) if any(finding.nodes for finding in findings) else {}
        except (OSError, ValueError):  # the file has gone in the meantime
            found = {}
        file = self.sources and self.sources.file_of(page)
        equal, placed = Counter(), {}
        for finding in sorted(findings, key=lambda finding: finding.nodes):
            spots = [found.get(node, places.Place()) for node in finding.nodes] or [places.Place()]
            if finding.rule == "duplicate-id" and len({spot.offset for spot in spots}) < len(spots):
                continue
            finding = replace(finding, line=spots[0].line, column=spots[0].column)
            if finding.order[:-1] in placed:
                continue
            if file:
                line = self.sources.line_of(file, finding, spots[0], equal[finding.rule, finding.raw])
                equal[finding.rule, finding.raw] += spots[0].is_content
                if line:
                    finding = replace(finding, source=file.as_posix(), source_line=line)
            placed[finding.order[:-1]] = finding
        return list(placed.values())


def find_places(page: str, data: bytes, findings: list[Finding]) -> dict[int, places.Place]:
    """Choose the way in which the numbers of a kind of file are turned into places."""
    nodes = {node for finding in findings for node in finding.nodes}
    if is_page(page) or page.lower().endswith(".svg"):
        return places.places_in_html(data, nodes)
    if page.lower().endswith(".css"):
        return places.places_in_text(data, nodes)
    if SITEMAP.fullmatch(page) and not INDEX.fullmatch(page):
        return places.places_in_lines(nodes)
    return places.places_in_json(data, sorted({(node, finding.raw) for finding in findings for node in finding.nodes}))


class Workers:
    """Processes that share the work, or none at all when there is to be only one."""

    def __init__(self, work: Work, jobs: int):
        self.work, self.executor = work, None
        if jobs > 1:
            self.executor = ProcessPoolExecutor(jobs, initializer=start_worker, initargs=(work,))

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if self.executor is None:
            return
        if kind is not None:  # stopped or stuck: nobody waits for what is still running
            for one in list((self.executor._processes or {}).values()):
                one.kill()
        self.executor.shutdown(wait=kind is None, cancel_futures=True)

    def map(self, method: Callable, items: list) -> Iterable:
        """Call a method of Work with some items at a time; results come in the order of the items."""
        batches = [items[start : start + AT_A_TIME] for start in range(0, len(items), AT_A_TIME)]
        if self.executor is None:
            yield from (method(self.work, batch) for batch in batches)
            return
        try:
            futures = [self.executor.submit(call_worker, method.__name__, batch) for batch in batches]
            for batch, future in zip(batches, futures, strict=True):
                yield future.result(STUCK_AFTER)
        except TimeoutError:
            raise CannotCheck(f"no result for {STUCK_AFTER} s, from {name_of(batch[0])} to {name_of(batch[-1])}") from None
        except process.BrokenProcessPool:
            raise CannotCheck("a process was killed while it read; out of memory? (--jobs 1 reads in this one)") from None


def name_of(item: str | tuple) -> str:
    return item if isinstance(item, str) else item[0]


worker: Work


def start_worker(work: Work) -> None:
    """Prepare a process: Ctrl-C is for the command, which then ends its processes."""
    global worker
    worker = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def call_worker(name: str, batch: list) -> object:
    return getattr(worker, name)(batch)


def has_errors(findings: list[Finding], strict: bool) -> bool:
    return any(strict or RULES[finding.rule].severity == "error" for finding in findings)


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
