"""Schemas: every data file, lab.yml, recorded.yml and front matter fits its schema, and editors are told which one."""

import os
from pathlib import Path

from scripts.pages import LANGUAGES
from scripts.problems import Problem, nothing_to_check, unreadable
from scripts.project import Project
from scripts.schemas import misfits, schema_of, schemas

# These have a schema, and are no data file of their own name.
OTHERS = {"definitions", "front-matter", "lab", "recorded"}


def check(project: Project) -> list[Problem]:
    """Hold every file that has a schema against it."""
    data = sorted([*(project.docs / "data").glob("*.yml"), *(project.root / "evidence").glob("*.yml")])
    if not data:
        return nothing_to_check("docs/data", "data files")
    labs = sorted((project.docs / "labs").glob("*/*/lab.yml"))
    problems = [problem for path in [*data, *labs] for problem in modeline(project, path)]
    recorded = sorted((project.docs / "labs").glob("*/*/recorded.yml"))
    pages = sorted(path for language in LANGUAGES for path in (project.docs / language).rglob("*.md"))
    for path in [*data, *labs, *recorded, *pages]:
        problems += compare(project, path)
    missing = schemas().keys() - {path.stem for path in data} - OTHERS
    return problems + [
        Problem(
            project.data_path(name),
            1,
            "missing-file",
            f"docs/data/schema/{name}.json describes it; write it, or remove both",
        )
        for name in sorted(missing)
    ]


def compare(project: Project, path: Path) -> list[Problem]:
    """What does not fit in one file; a file that cannot be read is one problem, and the others are still compared."""
    where = project.where(path)
    try:
        return [Problem(where, one.line, one.code, one.message) for one in misfits(path)]
    except ValueError as error:
        if not (problem := unreadable(error, project.root)):
            raise
        return [problem]


def modeline(project: Project, path: Path) -> list[Problem]:
    """The first line of a file names its schema to editors."""
    schema = os.path.relpath(project.docs / "data/schema" / f"{schema_of(path)}.json", path.parent).replace(os.sep, "/")
    line = f"# yaml-language-server: $schema={schema}"
    if path.read_bytes().partition(b"\n")[0].rstrip(b"\r") == line.encode():
        return []
    return [Problem(project.where(path), 1, "no-schema-line", f"editors read the schema by the first line: {line}")]
