"""Files of a site that nothing leads to: published, copied into bundles, and never met by a reader.

A file is used when a page, drawing, style sheet or data file refers to it, or when a script names it (scripts put addresses together,
so the last part of the path is enough). Pages have a rule of their own (`orphan-page`).
"""

from collections.abc import Iterable

from scripts.links.folders import ERROR_PAGE, Site, is_page
from scripts.links.rules import Finding

# Servers, browsers and machines ask for these by name.
ASKED_FOR = {ERROR_PAGE, "CNAME", "README.txt", "favicon.ico", "robots.txt", "sitemap.xml", "sitemap.xml.gz"}
SCRIPTS = (".js", ".mjs", ".json", ".webmanifest")


def find_unused_files(site: Site, used: set[str]) -> Iterable[Finding]:
    """Yield a finding for each file that is not in `used`, not asked for by name, and not named by a script."""
    left = [
        path
        for path in sorted(site.files - used)
        if not is_page(path)
        and path not in ASKED_FOR
        and not path.endswith("LICENSE")
        and not any(part.startswith(".") for part in path.split("/"))
    ]
    scripts = [(path, site.read(path)) for path in sorted(site.files) if path.endswith(SCRIPTS)] if left else []
    for path in left:
        name = path.rpartition("/")[2].encode()
        if not any(name in text for own, text in scripts if own != path):
            yield Finding("unused-file", path, resolved=path)
