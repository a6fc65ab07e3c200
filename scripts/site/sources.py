"""A source of `docs/data/sources.yml` as an address."""

import re

# Pages of a repository that are no files: `releases/tag/v1`, `issues/1`, `pull/1`.
PAGE = re.compile(r"(releases/tag|issues|pull)/[\w.+-]+")


def source_url(source: dict) -> str:
    """Build the address of a source from repository, version and path.

    A date means the default branch; a release, an issue or a pull request has its own address, whatever the version.
    """
    if PAGE.fullmatch(source["path"]):
        return f"https://github.com/{source['repo']}/{source['path']}"
    version = "HEAD" if re.fullmatch(r"\d{4}-\d\d-\d\d", str(source["version"])) else source["version"]
    return f"https://github.com/{source['repo']}/blob/{version}/{source['path']}"
