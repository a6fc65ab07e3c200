"""The work of one process: read files, look up where findings stand; and the processes that share it."""

import multiprocessing
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Self, TypeVar

from scripts.links import places
from scripts.links.folders import Site, is_page
from scripts.links.judging import Judge, Summary
from scripts.links.markdown import MarkdownFiles
from scripts.links.reading import INDEX, SITEMAP, Reader
from scripts.links.rules import Finding
from scripts.links.targets import Publication, Resolver

T = TypeVar("T")
R = TypeVar("R")
AT_A_TIME = 50  # files handed to a process: few enough to share the work evenly
STUCK_AFTER = 120  # seconds without a result: 50 ordinary pages take 0.05


class CannotCheck(Exception):
    """The check could not be made; the message says why."""


class Work:
    """The two things that a process does for a number of files."""

    def __init__(self, site: Site, published: Publication, offline: bool, docs: Path | None):
        self.site = site
        self.reader = Reader(Judge(site, Resolver(site, published)), offline)
        self.sources = MarkdownFiles(docs, site) if docs else None

    def read(self, paths: list[str]) -> tuple[list[Summary], set[str], set[str]]:
        """Read files; the pages that they lead to and the files that they use are joined, because nobody asks from where."""
        summaries = [self.reader.read(path) for path in paths]
        reached, used = set(), set()
        for summary in summaries:
            reached |= summary.leads_to
            used |= summary.uses
            summary.leads_to, summary.uses = set(), set()
        return summaries, reached, used

    def place(self, groups: list[tuple[str, list[Finding]]]) -> list[Finding]:
        return [finding for page, findings in groups for finding in self.place_on_page(page, findings)]

    def place_on_page(self, page: str, findings: list[Finding]) -> list[Finding]:
        """Say where the findings of one file stand. One element that the parser doubled to mend the markup counts once."""
        try:
            found = (
                find_places(page, self.site.read(page), findings) if any(finding.nodes for finding in findings) else {}
            )
        except (OSError, ValueError):  # the file has gone in the meantime
            found = {}
        file = self.sources and self.sources.file_of(page)
        equal: Counter[tuple[str, str]] = Counter()
        placed: dict[object, Finding] = {}
        for finding in sorted(findings, key=lambda finding: finding.nodes):
            spots = [found.get(node, places.Place()) for node in finding.nodes] or [places.Place()]
            if finding.rule == "duplicate-id" and len({spot.offset for spot in spots}) < len(spots):
                continue
            finding = replace(finding, line=spots[0].line, column=spots[0].column)
            if finding.order[:-1] in placed:
                continue
            if file and self.sources:
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
            # A copy of this process has everything already; elsewhere than on Linux, copying is not safe.
            method = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
            self.executor = ProcessPoolExecutor(jobs, method, start_worker, (work,))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.executor is None:
            return
        if kind is not None:  # stopped or stuck: nobody waits for what is still running
            for one in list((self.executor._processes or {}).values()):
                one.kill()
        self.executor.shutdown(wait=kind is None, cancel_futures=True)

    def map(self, method: Callable[[Work, list[T]], R], items: list[T]) -> Iterator[R]:
        """Call a method of Work with some items at a time; results come in the order of the items."""
        batches = [items[start : start + AT_A_TIME] for start in range(0, len(items), AT_A_TIME)]
        if self.executor is None:
            yield from (method(self.work, batch) for batch in batches)
            return
        try:
            futures = [self.executor.submit(call_worker, method, batch) for batch in batches]
            for batch, future in zip(batches, futures, strict=True):  # noqa: B007 -- told below, when it is late
                yield future.result(STUCK_AFTER)
        except TimeoutError:
            raise CannotCheck(
                f"no result for {STUCK_AFTER} s, from {name_of(batch[0])} to {name_of(batch[-1])}"
            ) from None
        except BrokenProcessPool:
            raise CannotCheck(
                "a process was killed while it read; out of memory? (--jobs 1 reads in this one)"
            ) from None


def name_of(item: object) -> str:
    return str(item[0] if isinstance(item, tuple) else item)


worker: Work


def start_worker(work: Work) -> None:
    """Prepare a process: Ctrl-C is for the command, which then ends its processes."""
    global worker
    worker = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def call_worker(method: Callable[[Work, list[T]], R], batch: list[T]) -> R:
    return method(worker, batch)
