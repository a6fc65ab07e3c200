"""Diagrams: each has a title, a description and a version in words; each has a drawing; no drawing is left over."""

import re

from scripts.problems import Problem, nothing_to_check
from scripts.project import Project
from scripts.site import diagrams

DRAW = "run: python3 scripts/dev.py draw"
STYLE = re.compile(r"^\s*(classDef|style|linkStyle)\b|%%\{", re.M)


def check(project: Project) -> list[Problem]:
    """Check every Mermaid fence and every drawing."""
    folder = project.docs / "assets/diagrams"
    problems, wanted = [], set()
    for page in project.pages:
        where = project.where(page.path)
        lines = dict(page.lines)
        for fence in page.fences:
            if fence.language != "mermaid":
                continue
            key = diagrams.key(fence.text)
            wanted.add(key)
            for name in ("accTitle", "accDescr"):
                if not re.search(rf"^\s*{name}:[ \t]*\S", fence.text, re.M):
                    problems.append(
                        Problem(where, fence.line, "diagram-without-name", f"give the diagram an {name}: line")
                    )
            if STYLE.search(fence.text):
                problems.append(
                    Problem(
                        where,
                        fence.line,
                        "diagram-with-style",
                        "colours live in assets/site/diagrams.css; use :::accent, :::good, :::bad or :::muted",
                    )
                )
            after = [lines.get(fence.line + fence.text.count("\n") + offset, "") for offset in (2, 3)]
            if not any(text.lstrip().startswith("???") for text in after):
                problems.append(
                    Problem(
                        where,
                        fence.line,
                        "diagram-without-words",
                        "tell the diagram in words in a ??? note right below it",
                    )
                )
            if not (folder / f"{key}.svg").exists():
                problems.append(
                    Problem(where, fence.line, "not-drawn", f'no drawing of "{diagrams.title(fence.text)}"; {DRAW}')
                )
    if not wanted:
        return nothing_to_check("docs", "diagrams")
    unused = sorted(path for path in folder.glob("*.svg") if diagrams.key_of(path) not in wanted)
    return problems + [
        Problem(project.where(path), 1, "unused-drawing", f"no page has this diagram; {DRAW}") for path in unused
    ]
