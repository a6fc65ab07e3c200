"""The data that pages and templates share: what was checked, sources, terms, claims, and what a page was recorded on."""

import functools
import html
import os
import re
from pathlib import Path

import yaml

LAB = re.compile(r'--8<--\s+"(labs/[\w-]+/[\w-]+)/')
FILENAME = re.compile(r'<span class="filename">((?:manifests|labs)/[^<]+)</span>')


def read_yaml(path: Path):
    """Read a YAML file; an unchanged one is read once. Raises ValueError with path and line when it is none.

    Callers share what they get and must not change it.
    """
    return parsed(path, path.read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=512)
def parsed(path: Path, text: str):
    """Parse the YAML text of a file with libyaml, where PyYAML has it: the plain parser takes ten times as long."""
    try:
        return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        line = error.problem_mark.line + 1 if getattr(error, "problem_mark", None) else 1
        raise ValueError(f"{path}:{line}: not YAML: {getattr(error, 'problem', None) or error}") from None


def load(docs: Path) -> dict:
    """Read every data file below `docs/data`; a missing one is an error of the reader's, not silence."""
    return {name: read_yaml(docs / "data" / f"{name}.yml") for name in ("checked", "sources", "glossary", "claims", "onboarding", "statuses", "situations")}


def source_url(source: dict) -> str:
    """Build the address of a source from repository, version and path; a date means the default branch."""
    version = "HEAD" if re.fullmatch(r"\d{4}-\d\d-\d\d", str(source["version"])) else source["version"]
    return f"https://github.com/{source['repo']}/blob/{version}/{source['path']}"


def recordings(markdown: str, docs: Path) -> list[dict]:
    """What the transcripts that a page includes were recorded on: one entry per set of versions."""
    found = {}
    for folder in dict.fromkeys(LAB.findall(markdown)):
        machine = docs / folder / "recorded.yml"
        if machine.exists():
            data = read_yaml(machine)
            found[str((data["versions"], str(data["date"])))] = {"versions": data["versions"], "date": data["date"]}
    return list(found.values())


def link_files(page_html: str, url: str, directory_urls: bool) -> str:
    """Turn the title of a shown manifest or transcript into a link that downloads it."""
    here = url if directory_urls else os.path.dirname(url)

    def link(match: re.Match) -> str:
        path = html.unescape(match[1])
        target = os.path.relpath(path, here or ".")
        return f'<span class="filename"><a href="{html.escape(target)}" download>{match[1]}</a></span>'

    return FILENAME.sub(link, page_html)
