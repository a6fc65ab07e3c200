"""A source of `docs/data/sources.yml` as an address."""

import re


def source_url(source: dict) -> str:
    """Build the address of a source from repository, version and path; a date means the default branch."""
    version = "HEAD" if re.fullmatch(r"\d{4}-\d\d-\d\d", str(source["version"])) else source["version"]
    return f"https://github.com/{source['repo']}/blob/{version}/{source['path']}"
