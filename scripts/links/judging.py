"""One reference: is it good, what is wrong with it, and what does it mean for other files?

What only another file can answer (does that page have this anchor?) is noted in the summary of the file, for `comparing`.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from scripts.links.folders import Site, is_page
from scripts.links.fragments import has_anchor, needs_anchor
from scripts.links.references import (
    ALTERNATE,
    LINK,
    MANIFEST,
    MAY_BE_EMPTY,
    REDIRECT,
    RESOURCE,
    STYLE,
    SWITCH,
    Reference,
)
from scripts.links.rules import Finding
from scripts.links.targets import Context, Resolver, Target

LANGUAGES = ("en/",)  # folders of languages beside the one at the root


@dataclass(slots=True)
class Summary:
    """What the rest of the site has to know about one file."""

    path: str
    language: str = ""  # the folder of its language
    references: int = 0
    anchors: str = ""  # all that a fragment can name, joined by NULL: one string is cheaper to send than sixty
    findings: list[Finding] = field(default_factory=list)
    pending: list[tuple[Reference, str, str]] = field(default_factory=list)  # anchors of other files: path and fragment
    alternates: list[tuple[Reference, Target]] = field(default_factory=list)  # dead ones too
    redirects: list[tuple[Reference, Target]] = field(default_factory=list)
    is_redirect: bool = False  # even if it leads nowhere
    leads_to: set[str] = field(default_factory=set)  # files that a reader can reach from here
    uses: set[str] = field(default_factory=set)  # files that it loads, shows or tells machines of
    manifests: set[str] = field(default_factory=set)
    unchecked: int = 0  # locations of a sitemap that cannot be judged without the site's address


def summary_of(path: str) -> Summary:
    return Summary(path, next((language for language in LANGUAGES if path.startswith(language)), ""))


@dataclass
class Judge:
    """Judges the references of one site."""

    site: Site
    resolver: Resolver

    def judge(self, summary: Summary, reference: Reference, context: Context, anchors: Collection[str] = ()) -> None:
        """Judge one reference of a file with these anchors. Runs a million times on a large site: the usual cases come first."""
        _, _, _, raw, kind = reference
        target, fragment = self.resolver.resolve(raw, context)
        if target is None:
            return
        rule, path, _ = target
        if rule and not self.report_fault(summary, reference, target, fragment):
            return
        if fragment and needs_anchor(path, fragment):
            if path != summary.path:
                summary.pending.append((reference, path, fragment))
            elif not has_anchor(anchors, fragment):
                summary.findings.append(finding_of("dead-anchor", path, reference, target, fragment))
        if kind == LINK:
            summary.leads_to.add(path)
            if summary.language and not path.startswith(summary.language):
                self.compare_languages(summary, reference, target, fragment)
        else:
            summary.uses.add(path)
            if kind != RESOURCE:
                self.remember(summary, reference, target)

    def report_fault(self, summary: Summary, reference: Reference, target: Target, fragment: str) -> bool:
        """Report a reference with which something is wrong; tell whether it leads somewhere all the same."""
        _, _, attr, _, kind = reference
        may_be_empty = attr in MAY_BE_EMPTY or kind == STYLE
        if not (target.rule == "empty-url" and may_be_empty):
            summary.findings.append(finding_of(target.rule, summary.path, reference, target, fragment))
        if kind == ALTERNATE:
            summary.alternates.append((reference, target))
        return target.rule == "double-slash"

    def compare_languages(self, summary: Summary, reference: Reference, target: Target, fragment: str) -> None:
        """Report a link to a page in another language that there is in the reader's own as well."""
        twin = f"{summary.language}{target.path}"
        if is_page(target.path) and twin in self.site.files:
            summary.findings.append(
                finding_of("wrong-language", summary.path, reference, target._replace(detail=twin), fragment)
            )

    def remember(self, summary: Summary, reference: Reference, target: Target) -> None:
        """Remember what a working reference means for other pages."""
        kind = reference[-1]
        if kind in (SWITCH, REDIRECT):
            summary.leads_to.add(target.path)
        if kind == REDIRECT:
            summary.redirects.append((reference, target))
        elif kind == ALTERNATE and target.path != summary.path:
            summary.alternates.append((reference, target))
        elif kind == MANIFEST:
            summary.manifests.add(target.path)


def finding_of(rule: str, page: str, reference: Reference, target: Target, fragment: str = "") -> Finding:
    """Put a judged reference into words that a report can use."""
    node, tag, attr, raw, _ = reference
    return Finding(rule, page, tag, attr, raw, target.path, fragment, target.detail, (node,))
