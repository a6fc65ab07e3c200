"""One file of the site: what it defines, what it uses, and what is wrong with it by itself.

What only another file can answer (does that page have this anchor?) stays pending, for `comparing`.
"""

import re
from dataclasses import dataclass, field

from scripts.links import data_files
from scripts.links.documents import Document, extract
from scripts.links.folders import Site
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
from scripts.links.stylesheets import css_references
from scripts.links.targets import Context, Resolver, Target, context_at, has_anchor, is_page, needs_anchor
from scripts.links.urls import clean

ERROR_PAGE = "404.html"
TRANSLATED = ("en/",)  # folders of languages beside the one at the root
SITEMAP = re.compile(r"(?:.*/)?sitemap[^/]*\.xml")
INDEX = re.compile(r"(?:.*/)?search/[^/]+\.(?:json|js)")
WEB_MANIFEST = re.compile(r"(?:.*/)?(?:[^/]+\.webmanifest|manifest\.json)")


@dataclass(slots=True)
class Summary:
    """What the rest of the site has to know about one file."""

    path: str
    references: int = 0
    anchors: str = ""  # all that a fragment can name, joined by NULL: one string is cheaper to send than sixty
    findings: list[Finding] = field(default_factory=list)
    pending: list[tuple] = field(default_factory=list)  # anchors of other files: a reference, then path and fragment
    alternates: list[tuple[Reference, Target]] = field(default_factory=list)
    redirects: list[tuple[Reference, Target]] = field(default_factory=list)
    is_redirect: bool = False  # even if it leads nowhere
    leads_to: set[str] = field(default_factory=set)  # other pages
    manifests: set[str] = field(default_factory=set)
    unchecked: int = 0  # locations of a sitemap that cannot be judged without the site's address


def is_readable(path: str) -> bool:
    """Tell whether a file is of a kind that can hold references."""
    name = path.lower()
    return is_page(name) or name.endswith((".svg", ".css")) or any(kind.fullmatch(path) for kind in (SITEMAP, INDEX, WEB_MANIFEST))


@dataclass
class Reader:
    """Reads the files of one site, one after the other."""

    site: Site
    resolver: Resolver
    offline: bool

    def read(self, path: str) -> Summary:
        """Read one file. What cannot be read is a finding."""
        summary = Summary(path)
        try:
            data = self.site.read(path)
            if is_page(path) or path.lower().endswith(".svg"):
                self.read_document(summary, extract(data))
            elif path.lower().endswith(".css"):
                for offset, function, raw in css_references(data.decode("utf-8", "replace")):
                    summary.references += 1
                    if not clean(raw).startswith("#"):
                        self.use(summary, Reference(offset, "", function, raw, STYLE), context_at(path, self.offline))
            elif SITEMAP.fullmatch(path):
                self.read_sitemap(summary, data)
            elif INDEX.fullmatch(path):
                self.read_entries(summary, data_files.index_entries(text_of(data), path.endswith(".js")), context_at("", self.offline))
            else:
                self.read_entries(summary, data_files.manifest_entries(text_of(data)), context_at(path, False))
        except OSError as error:
            summary.findings.append(Finding("unreadable", path, detail=f"cannot be read: {error.strerror or error}"))
        except ValueError as error:
            summary.findings.append(Finding("unreadable", path, detail=str(error)))
        return summary

    def read_document(self, summary: Summary, document: Document) -> None:
        """Judge every reference of a page or drawing, and its ids."""
        # A server shows the error page at any address, so its links begin at the root; no browser shows it from file://.
        offline = self.offline and summary.path != ERROR_PAGE
        own = based = context_at(summary.path, offline)
        if document.base is not None:
            based = self.base_of(summary, *document.base, own)
        summary.references += len(document.references)
        summary.anchors = "\0".join(document.anchors)
        summary.is_redirect = any(reference.kind == REDIRECT for reference in document.references)
        anchors = set(document.anchors)
        for reference in document.references:
            inside = reference.kind == STYLE and clean(reference.raw).startswith("#")
            self.use(summary, reference, own if inside else based, anchors)
        if is_page(summary.path):
            for name, nodes in document.duplicates:
                summary.findings.append(
                    Finding("duplicate-id", summary.path, "", "id", f"#{name}", summary.path, name, str(len(nodes)), tuple(nodes[1:] + nodes[:1]))
                )
        if document.config:
            self.read_config(summary, *document.config, based)

    def base_of(self, summary: Summary, node: int, raw: str, own: Context) -> Context:
        """Say where the relative references of a page begin that has a `<base>`. The base itself need not exist.

        A base that leads nowhere is told once, and the rest of the page is judged as browsers, or the mended page, do.
        """
        target = self.resolver.resolve(raw, own)
        if target is None:
            return context_at(None, own.offline)
        if target.path is None and target.rule != "empty-url":
            summary.findings.append(found(target.rule, summary.path, Reference(node, "base", "href", raw, RESOURCE), target))
        if target.rule == "offline-absolute":
            target = self.resolver.resolve(raw, context_at(summary.path, False)) or Target("localhost")
        if target.path is not None:
            return context_at(target.path, own.offline)
        return context_at(None, own.offline) if target.rule in ("localhost", "local-path") else own

    def use(self, summary: Summary, reference: Reference, context: Context, anchors=()) -> None:
        """Judge one reference; what another file has to answer is kept for later."""
        target = self.resolver.resolve(reference.raw, context)
        if target is None:
            return
        rule, path, fragment, _ = target
        if reference.kind is RESOURCE and not rule and not fragment:
            return
        if rule and not self.forgives(reference, rule):
            summary.findings.append(found(rule, summary.path, reference, target))
        if rule and rule != "double-slash":
            if reference.kind == ALTERNATE:
                summary.alternates.append((reference, target))
            return
        if fragment and needs_anchor(path, fragment):
            if path != summary.path:
                summary.pending.append((*reference, path, fragment))
            elif not has_anchor(anchors, fragment):
                summary.findings.append(found("dead-anchor", path, reference, target))
        if reference.kind is not RESOURCE:
            self.note(summary, reference, target)

    def forgives(self, reference: Reference, rule: str) -> bool:
        return rule == "empty-url" and (reference.attr in MAY_BE_EMPTY or reference.kind == STYLE)

    def note(self, summary: Summary, reference: Reference, target: Target) -> None:
        """Remember what a working reference means for other pages."""
        kind, page = reference.kind, summary.path
        if kind in (LINK, SWITCH, REDIRECT):
            if target.path != page:
                summary.leads_to.add(target.path)
            if kind == REDIRECT:
                summary.redirects.append((reference, target))
            elif kind == LINK and page.startswith(TRANSLATED) and (twin := self.twin(page, target.path)):
                summary.findings.append(found("wrong-language", page, reference, target._replace(detail=twin)))
        elif kind == ALTERNATE and target.path != page:
            summary.alternates.append((reference, target))
        elif kind == MANIFEST:
            summary.manifests.add(target.path)

    def twin(self, page: str, target: str) -> str | None:
        """Name the page in the language of `page` that says what `target` says in another one."""
        language = page.partition("/")[0]
        twin = f"{language}/{target}"
        return twin if is_page(target) and not target.startswith(f"{language}/") and twin in self.site.files else None

    def read_config(self, summary: Summary, node: int, text: str, context: Context) -> None:
        """Judge the paths in Material's configuration: the root of the site, and the script that searches."""
        config = data_files.load_json(text)
        if not isinstance(config, dict):
            return
        base, search = config.get("base"), config.get("search")
        if isinstance(search, str):
            summary.references += 1
            self.use(summary, Reference(node, "script", "__config.search", search, RESOURCE), context)
        if isinstance(base, str):
            self.read_base(summary, Reference(node, "script", "__config.base", base, RESOURCE), context, bool(search))

    def read_base(self, summary: Summary, reference: Reference, context: Context, searches: bool) -> None:
        """Judge the folder to which the theme appends the names of what it loads: it has to hold the search index."""
        summary.references += 1
        slash = "" if reference.raw in ("", "/") or reference.raw.endswith("/") else "/"
        target = self.resolver.resolve(f"{reference.raw}{slash}search/search_index", context)
        if target is None:
            return
        if target.path is None:
            summary.findings.append(found(target.rule, summary.path, reference, target))
            return
        folder = target.path.removesuffix("search/search_index")
        wanted = [f"{folder}search/search_index.json", f"{folder}search/search_index.js"] if searches else [f"{folder}index.html"]
        if not self.site.files.intersection(wanted):
            summary.findings.append(found("wrong-base", summary.path, reference, Target("", folder, detail=folder or "the root")))

    def read_sitemap(self, summary: Summary, data: bytes) -> None:
        """Judge every location of a sitemap; all of them have to be addresses of this site."""
        host = self.resolver.published.host
        for entry in data_files.sitemap_entries(data):
            summary.references += 1
            reference = Reference(*entry, RESOURCE)
            target = self.resolver.resolve(reference.raw, context_at("", False))
            if target is None and host is None:
                summary.unchecked += 1
            elif target is None:
                summary.findings.append(found("foreign-location", summary.path, reference, Target("", detail=host)))
            else:
                self.use(summary, reference, context_at("", False))

    def read_entries(self, summary: Summary, entries: list[data_files.Entry] | None, context: Context) -> None:
        """Judge every address of a search index or web manifest."""
        for place, tag, attr, raw in entries or ():
            summary.references += 1
            self.use(summary, Reference(place, tag, attr, raw or ".", RESOURCE), context)


def found(rule: str, page: str, reference: Reference, target: Target) -> Finding:
    """Put a judged reference into words that a report can use."""
    return Finding(
        rule, page, reference.tag, reference.attr, reference.raw, target.path or "", target.fragment, target.detail, (reference.node,)
    )


def text_of(data: bytes) -> str:
    """Decode JSON or a script. Raises ValueError when it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"it is not UTF-8: {error.reason} at byte {error.start}") from None
