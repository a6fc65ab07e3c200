"""What can be wrong with a link, and what a finding says about it.

This table is the only documentation of the rules: `check_links.py --help` prints it, SARIF carries it.
"""

from dataclasses import dataclass
from typing import NamedTuple

ERROR, WARNING = "error", "warning"


class Rule(NamedTuple):
    """`message` is filled with the fields of a finding; `why` is what the rule is good for."""

    id: str
    severity: str
    message: str
    why: str


RULES = {
    rule.id: rule
    for rule in (
        Rule("dead-link", ERROR, "there is no {resolved}", "nothing is there: readers meet an error page or a gap"),
        Rule(
            "dead-anchor",
            ERROR,
            "{resolved} has no anchor #{fragment}",
            "the page opens, but not at the place that was meant",
        ),
        Rule(
            "wrong-case",
            ERROR,
            "there is no {resolved}, only {detail}",
            "works on the author's case-blind disk and nowhere else",
        ),
        Rule(
            "no-index",
            ERROR,
            "the folder {resolved} has no index.html",
            "a server answers with an error or a bare list of files",
        ),
        Rule(
            "slash-after-file",
            ERROR,
            "{detail} is a file: no slash after it",
            "a file is not a folder; servers answer 404",
        ),
        Rule(
            "outside-site",
            ERROR,
            "leads out of the site to {resolved}",
            "`..` above the root, `/` without the base path: luck decides where that leads",
        ),
        Rule(
            "double-slash",
            WARNING,
            "an empty step in the path to {detail}",
            "some servers answer 404, and relative links break on the page",
        ),
        Rule(
            "folder-as-host",
            ERROR,
            "{detail} is part of this site, but reads as a host: one slash too many",
            "`//a/b` leads to a host called a, not to a folder",
        ),
        Rule(
            "markdown-source",
            ERROR,
            "a link to the Markdown source {resolved}",
            "the build did not turn it into a page; readers meet a 404",
        ),
        Rule("localhost", ERROR, "an address of the author's own machine", "it answers nobody else"),
        Rule("local-path", ERROR, "a path on the author's own disk", "nobody else has that disk"),
        Rule("bad-url", ERROR, "not an address that a browser can read", "a browser drops the link"),
        Rule(
            "empty-url",
            ERROR,
            "the address is empty",
            "a forgotten link, or a page that loads itself as an image or script",
        ),
        Rule(
            "javascript-link",
            WARNING,
            "a script in the place of an address",
            "dead without scripts; cannot be opened in a new tab",
        ),
        Rule(
            "duplicate-id",
            ERROR,
            "{detail} elements have the id {fragment}",
            "links lead to the first one only; labels and scripts pick the wrong one",
        ),
        Rule("redirect-loop", ERROR, "redirects in a circle: {detail}", "the browser gives up"),
        Rule(
            "redirect-chain",
            WARNING,
            "redirects to a redirect: {detail}",
            "each step is slow and one more thing to break; name the last page",
        ),
        Rule(
            "wrong-language",
            ERROR,
            "leads to {resolved}, but {detail} is the same page in this language",
            "readers fall out of their language",
        ),
        Rule(
            "hreflang-back",
            ERROR,
            "{resolved} does not name this page as its translation",
            "search engines drop pairs that do not point at each other",
        ),
        Rule("orphan-page", WARNING, "no other page leads here", "readers cannot find it"),
        Rule("unused-file", WARNING, "nothing leads here", "published for nobody; asked for with --unused-files"),
        Rule(
            "wrong-base",
            ERROR,
            "the theme's base leads to {detail}, not to the root of the site",
            "search and everything else that the theme loads later breaks",
        ),
        Rule("foreign-location", ERROR, "not an address of {detail}", "a sitemap may only list its own site"),
        Rule(
            "offline-directory",
            ERROR,
            "leads to the folder {resolved}",
            "from file:// a folder opens as a list of files, not as its index.html",
        ),
        Rule(
            "offline-absolute",
            ERROR,
            "begins at the root of a server",
            "from file:// that is the root of the reader's disk",
        ),
        Rule(
            "offline-extension", ERROR, "leads to {resolved} without its extension", "from file:// no server adds .html"
        ),
        Rule(
            "unreadable", ERROR, "{detail}", "what cannot be read cannot be checked, and readers cannot read it either"
        ),
        Rule(
            "ignore-entry",
            ERROR,
            "{detail}",
            "an exception needs a reason, a date that is not past, and something that it excepts",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and where.

    `page` and `resolved` are decoded paths below the root of the site; `resolved` begins with `../` when it is outside.
    `raw` is the address as it is written, entities decoded. `nodes` are the elements of the document that it is about
    (what that means depends on the kind of file); `places` turns them into `line` and `column`.
    """

    rule: str
    page: str
    tag: str = ""
    attr: str = ""
    raw: str = ""
    resolved: str = ""
    fragment: str = ""
    detail: str = ""
    nodes: tuple[int, ...] = ()
    line: int = 1
    column: int = 1
    source: str | None = None
    source_line: int | None = None
    suggest: str | None = None

    @property
    def severity(self) -> str:
        return RULES[self.rule].severity

    @property
    def message(self) -> str:
        return RULES[self.rule].message.format(
            resolved=self.resolved or "./", fragment=self.fragment, detail=self.detail
        )

    @property
    def order(self) -> tuple[str, int, int, str, str, str, tuple[int, ...]]:
        """Where it stands in a report: the same for any number of processes."""
        return (self.page, self.line, self.column, self.rule, self.attr, self.raw, self.nodes)

    def __str__(self) -> str:
        return (
            f"{self.page}:{self.line}: {self.rule}: {self.raw}: {self.message}"
            if self.raw
            else f"{self.page}:{self.line}: {self.rule}: {self.message}"
        )


def describe_rules() -> str:
    """Write the table for `--help`."""
    width = max(map(len, RULES))
    return "\n".join(f"  {rule.id:{width}}  {rule.severity:7}  {rule.why}" for rule in RULES.values())
