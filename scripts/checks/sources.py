"""Sources: every id that a page or a data file cites is in `sources.yml`, and every source is cited."""

import re

from scripts.problems import Problem
from scripts.project import Project
from scripts.upstream.gates import EVIDENCE as GATES
from scripts.upstream.gates import sources as gate_sources

LINK = re.compile(r"\]\(https?://|<https?://|(?<![\"'`(/\w])https?://(?!127\.0\.0\.1|localhost)\w")


def check(project: Project) -> list[Problem]:
    """Check sources against their citations in pages and data."""
    sources = project.data("sources")
    path = project.data_path("sources")
    problems, cited = [], set()
    project.fitting(GATES)
    gates = gate_sources(project.root).keys()
    for data in project.data_names:
        where = project.data_path(data)
        for line, name in project.named(data, "sources"):
            cited.add(name)
            if name not in sources and name not in gates:
                problems.append(Problem(where, line, "unknown-source", f"{name} is not in {path}"))
    for page in project.pages:
        where = project.where(page.path)
        for line, name in page.references:
            if name not in sources and name not in gates and name not in page.definitions:
                problems.append(
                    Problem(
                        where, line, "unknown-source", f"[^{name}] is neither in {path} nor a footnote of this page"
                    )
                )
        used = {name for _, name in page.references if name in sources or name in gates}
        cited |= used
        if page.meta.get("kind") == "concept" and not used:
            problems.append(Problem(where, 1, "page-without-source", "a concept page cites at least one source: [^id]"))
        problems += [
            Problem(where, line, "bare-address", f"put the address into {path} and cite it by id")
            for line, text in page.prose
            if LINK.search(re.sub(r"`[^`]*`", "", text))
        ]
    problems += [
        Problem(path, project.line_at(path, name), "unused-source", f"nothing cites {name}; remove it")
        for name in sorted(sources.keys() - cited)
    ]
    return problems
