"""One file of the site, read by its kind: pages and drawings, style sheets, sitemaps, search indexes, web manifests."""

import re
from dataclasses import dataclass

from scripts.links import data_files
from scripts.links.documents import Document, extract
from scripts.links.folders import ERROR_PAGE, is_page
from scripts.links.judging import Judge, Summary, finding_of, summary_of
from scripts.links.references import REDIRECT, RESOURCE, STYLE, Reference
from scripts.links.rules import Finding
from scripts.links.stylesheets import css_references
from scripts.links.targets import Context, Target, context_at
from scripts.links.urls import clean

SITEMAP = re.compile(r"(?:.*/)?sitemap[^/]*\.xml")
INDEX = re.compile(r"(?:.*/)?search/[^/]+\.(?:json|js)")
WEB_MANIFEST = re.compile(r"(?:.*/)?(?:[^/]+\.webmanifest|manifest\.json)")


def is_readable(path: str) -> bool:
    """Tell whether a file is of a kind that can hold references."""
    name = path.lower()
    return (
        is_page(name)
        or name.endswith((".svg", ".css"))
        or any(kind.fullmatch(path) for kind in (SITEMAP, INDEX, WEB_MANIFEST))
    )


@dataclass
class Reader:
    """Reads the files of one site, one after the other."""

    judge: Judge
    offline: bool

    def read(self, path: str) -> Summary:
        """Read one file. What cannot be read is a finding."""
        summary = summary_of(path)
        try:
            self.read_by_kind(summary, self.judge.site.read(path))
        except OSError as error:
            summary.findings.append(Finding("unreadable", path, detail=f"cannot be read: {error.strerror or error}"))
        except ValueError as error:
            summary.findings.append(Finding("unreadable", path, detail=str(error)))
        return summary

    def read_by_kind(self, summary: Summary, data: bytes) -> None:
        path = summary.path
        if is_page(path) or path.lower().endswith(".svg"):
            self.read_document(summary, extract(data))
        elif path.lower().endswith(".css"):
            self.read_style_sheet(summary, data.decode("utf-8", "replace"))
        elif SITEMAP.fullmatch(path):
            self.read_sitemap(summary, data)
        elif INDEX.fullmatch(path):
            entries = data_files.index_entries(data, path.endswith(".js"), "search_index" in path)
            self.read_entries(summary, entries, context_at("", self.offline))
        else:
            self.read_entries(summary, data_files.manifest_entries(text_of(data)), context_at(path, False))

    def read_document(self, summary: Summary, document: Document) -> None:
        """Judge every reference of a page or drawing, and its ids."""
        path = summary.path
        # A server shows the error page at any address, so its links begin at the root; no browser shows it from file://.
        own = based = context_at(path, self.offline and path != ERROR_PAGE)
        if document.base is not None:
            based = self.base_of(summary, *document.base, own)
        summary.references += len(document.references)
        summary.anchors = "\0".join(document.anchors)
        summary.is_redirect = any(reference[-1] == REDIRECT for reference in document.references)
        anchors = set(document.anchors)
        for reference in document.references:
            is_inside = own is not based and reference[-1] == STYLE and clean(reference[-2]).startswith("#")
            self.judge.judge(summary, reference, own if is_inside else based, anchors)
        summary.leads_to.discard(path)
        for name, nodes in document.duplicates if is_page(path) else ():
            summary.findings.append(
                Finding("duplicate-id", path, "", "id", f"#{name}", path, name, str(len(nodes)), (*nodes[1:], nodes[0]))
            )
        if document.config:
            self.read_config(summary, *document.config, based)

    def base_of(self, summary: Summary, node: int, raw: str, own: Context) -> Context:
        """Say where the relative references of a page begin that has a `<base>`. The base itself need not exist.

        A base that leads nowhere is told once, and the rest of the page is judged as browsers, or the mended page, do.
        """
        target, _ = self.judge.resolver.resolve(raw, own)
        if target is None:
            return context_at(None, own.offline)
        if target.is_no_path and target.rule != "empty-url":
            summary.findings.append(
                finding_of(target.rule, summary.path, (node, "base", "href", raw, RESOURCE), target)
            )
        if target.rule == "offline-absolute":
            target = self.judge.resolver.resolve(raw, context_at(summary.path, False))[0] or Target("localhost")
        if not target.is_no_path:
            return context_at(target.path, own.offline)
        return context_at(None, own.offline) if target.rule in ("localhost", "local-path") else own

    def read_config(self, summary: Summary, node: int, text: str, context: Context) -> None:
        """Judge the paths in Material's configuration: the root of the site, and the script that searches."""
        config = data_files.load_json(text)
        if not isinstance(config, dict):
            return
        base, search = config.get("base"), config.get("search")
        if isinstance(search, str):
            summary.references += 1
            self.judge.judge(summary, (node, "script", "__config.search", search, RESOURCE), context)
        if isinstance(base, str):
            self.read_base(summary, (node, "script", "__config.base", base, RESOURCE), context, bool(search))

    def read_base(self, summary: Summary, reference: Reference, context: Context, searches: bool) -> None:
        """Judge the folder to which the theme appends the names of what it loads: it has to hold the search index."""
        summary.references += 1
        raw = reference[3]
        slash = "/" if raw and not raw.endswith("/") else ""
        target, _ = self.judge.resolver.resolve(f"{raw}{slash}search/search_index", context)
        if target is None:
            return
        if target.is_no_path:
            summary.findings.append(finding_of(target.rule, summary.path, reference, target))
            return
        folder = target.path.removesuffix("search/search_index")
        wanted = (
            [f"{folder}search/search_index.json", f"{folder}search/search_index.js"]
            if searches
            else [f"{folder}index.html"]
        )
        if not self.judge.site.files.intersection(wanted):
            summary.findings.append(
                finding_of("wrong-base", summary.path, reference, Target("", folder, detail=folder or "the root"))
            )

    def read_style_sheet(self, summary: Summary, text: str) -> None:
        """Judge what CSS loads; `url(#x)` is an element of whatever page uses it."""
        for offset, function, raw in css_references(text):
            summary.references += 1
            if not clean(raw).startswith("#"):
                self.judge.judge(summary, (offset, "", function, raw, STYLE), context_at(summary.path, self.offline))

    def read_sitemap(self, summary: Summary, data: bytes) -> None:
        """Judge every location of a sitemap; all of them have to be addresses of this site."""
        host = self.judge.resolver.published.host
        for line, tag, attr, raw in data_files.sitemap_entries(data):
            summary.references += 1
            reference = (line, tag, attr, raw, RESOURCE)
            target, _ = self.judge.resolver.resolve(raw, context_at("", False))
            if target is not None:
                self.judge.judge(summary, reference, context_at("", False))
            elif host is None:
                summary.unchecked += 1
            else:
                summary.findings.append(
                    finding_of("foreign-location", summary.path, reference, Target("", detail=host))
                )

    def read_entries(self, summary: Summary, entries: list[data_files.Entry] | None, context: Context) -> None:
        """Judge every address of a search index or web manifest."""
        for place, tag, attr, raw in entries or ():
            summary.references += 1
            self.judge.judge(summary, (place, tag, attr, raw or ".", RESOURCE), context)


def text_of(data: bytes) -> str:
    """Decode JSON or a script. Raises ValueError when it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"it is not UTF-8: {error.reason} at byte {error.start}") from None
