"""All files together: what only another file can answer.

Takes the summaries of every file and returns findings: anchors that the target lacks, redirects that do not end,
translations that do not point back, pages that nothing leads to.
"""

from collections.abc import Iterable

from scripts.links.folders import ERROR_PAGE, is_page
from scripts.links.fragments import has_anchor
from scripts.links.judging import Summary, finding_of
from scripts.links.rules import Finding
from scripts.links.targets import Target


def compare(summaries: dict[str, Summary], reached: set[str]) -> list[Finding]:
    """Compare every use with every definition. `reached` are the files that another page leads to."""
    redirects = {path: summary.redirects[0][1].path for path, summary in summaries.items() if summary.redirects}
    return [
        *find_dead_anchors(summaries, redirects),
        *find_redirects(summaries, redirects),
        *find_one_way_translations(summaries),
        *find_orphans(summaries, reached),
    ]


def find_dead_anchors(summaries: dict[str, Summary], redirects: dict[str, str]) -> Iterable[Finding]:
    """Anchors of other files. A redirect hands its fragment on, so the last page counts as well."""
    anchors: dict[str, frozenset[str]] = {}

    def anchors_of(path: str) -> frozenset[str]:
        if path not in anchors:
            anchors[path] = frozenset(summaries[path].anchors.split("\0")) if path in summaries else frozenset()
        return anchors[path]

    for page, summary in summaries.items():
        for reference, path, fragment in summary.pending:
            if fragment in anchors_of(path):
                continue
            ends = [path, *walk(path, redirects)] if path in redirects else [path]
            if not any(has_anchor(anchors_of(end), fragment) for end in ends):
                yield finding_of("dead-anchor", page, reference, Target("", path), fragment)


def walk(page: str, redirects: dict[str, str]) -> list[str]:
    """List the pages to which the redirects of a page lead, until one comes a second time."""
    steps: list[str] = []
    following = redirects.get(page)
    while following is not None and following not in steps:
        steps.append(following)
        following = redirects.get(following)
    return steps


def find_redirects(summaries: dict[str, Summary], redirects: dict[str, str]) -> Iterable[Finding]:
    """Redirects to redirects. A circle is told once, on its first page in order."""
    told: set[str] = set()
    for page in sorted(redirects):
        steps = walk(page, redirects)
        reference, target = summaries[page].redirects[0]
        if page in steps:
            if page not in told:
                told.update(steps)
                yield finding_of("redirect-loop", page, reference, target._replace(detail=" → ".join([page, *steps])))
        elif len(steps) > 1:
            yield finding_of("redirect-chain", page, reference, target._replace(detail=" → ".join([page, *steps])))


def find_one_way_translations(summaries: dict[str, Summary]) -> list[Finding]:
    """Pairs of `hreflang` of which one side does not know the other.

    The error page has no address to point back to. A page that points at a wrong translation is told once, at that page:
    the right translation, which then misses its pair, is not to blame; nor is the pair of a page whose link is dead.
    """
    named = {path: {target.path for _, target in summary.alternates} for path, summary in summaries.items()}
    dead = {path for path, summary in summaries.items() if any(target.rule for _, target in summary.alternates)}
    one_way = [
        (page, reference, target)
        for page, summary in summaries.items()
        if page != ERROR_PAGE
        for reference, target in summary.alternates
        if not target.rule and page not in named.get(target.path, {page}) and target.path not in dead
    ]
    pages = {page for page, _, _ in one_way}
    causes = [one for one in one_way if one[2].path not in pages] or one_way
    return [finding_of("hreflang-back", *one) for one in causes]


def find_orphans(summaries: dict[str, Summary], reached: set[str]) -> Iterable[Finding]:
    """Pages that no other page leads to. The start page, the error page and redirects are entered from outside."""
    for page, summary in summaries.items():
        if (
            is_page(page)
            and page not in reached
            and not summary.is_redirect
            and page not in ("index.html", "index.htm", ERROR_PAGE)
        ):
            yield Finding("orphan-page", page, resolved=page)
