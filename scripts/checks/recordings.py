"""Recordings: transcripts agree with their lab, nobody typed output, every cut is visible, every include exists."""

import re
from dataclasses import replace
from pathlib import Path

from scripts.labs.files import cut, prompt, read_lab
from scripts.pages import Page
from scripts.problems import Problem, not_checked, nothing_to_check, unreadable
from scripts.project import Project
from scripts.schemas import Unfit

# Fences of these languages may show commands, never output.
COMMANDS = ("sh", "bash", "shell")
# The title of a block of commands that was neither run by a lab nor recorded.
ILLUSTRATION = {"zh": 'title="照着输入（未实测）"', "en": 'title="run this (not recorded)"'}
SHOWN = re.compile(r'^\s*--8<--\s+"(labs/[^":]+\.txt)"\s*$')


def check(project: Project) -> list[Problem]:
    """Check every lab, and every fence of every page that shows a terminal."""
    labs = sorted((project.docs / "labs").rglob("lab.yml"))
    if not labs:
        return nothing_to_check("docs/labs", "labs")
    problems = [problem for path in labs for problem in check_lab(project, path)]
    shown = set()
    for page in project.pages:
        problems += check_fences(project, page)
        shown |= {target for _, target in page.includes}
    owned = {path.relative_to(project.docs).as_posix() for path in (project.docs / "labs").rglob("*.txt")}
    problems += [
        Problem(
            Path("docs") / name, 1, "unused-transcript", "no page shows it; include it or take the step out of lab.yml"
        )
        for name in sorted(owned - shown)
        if not part_of_shown(name, shown)
    ]
    return problems


def part_of_shown(name: str, shown: set[str]) -> bool:
    """Whether a page shows a part of this transcript; the whole is then kept beside it."""
    return any(other.startswith(name.removesuffix("txt")) for other in shown)


def check_lab(project: Project, path: Path) -> list[Problem]:
    """Compare a lab's definition with its transcripts."""
    where, machine = project.where(path), path.with_name("recorded.yml")
    try:
        project.fitting(where)
        lab = read_lab(path)
        recorded = project.fitting(project.where(machine)) if machine.exists() else None
    except Unfit as error:  # the other labs are still checked
        return [not_checked(error.path, "recordings")]
    except ValueError as error:
        if not (problem := unreadable(error, project.root)):
            raise
        return [replace(problem, code="bad-lab")]
    problems = []
    if recorded is None:
        text = "recorded.yml says what the lab was recorded on; record the lab"
        problems.append(Problem(project.where(machine), 1, "missing-file", text))
    elif lab.runs != ("exits" in recorded):
        text = "a lab that runs has the exits of its steps here, and no other lab has"
        problems.append(Problem(project.where(machine), 1, "bad-machine", text))
    wanted = {name for step in lab.steps for name in step.files()}
    for stray in sorted(file.name for file in path.parent.glob("*.txt") if file.name not in wanted):
        problems.append(Problem(where.with_name(stray), 1, "stray-transcript", "no step of lab.yml has it"))
    for number, step in enumerate(lab.steps):
        line = project.line_at(where, "steps", number)
        whole = path.with_name(f"{step.id}.txt")
        if not whole.exists():
            problems.append(Problem(where, line, "missing-transcript", f"step {step.id} has no {whole.name}"))
            continue
        text = whole.read_text(encoding="utf-8")
        if not text.startswith(prompt(step.run) + "\n"):
            problems.append(
                Problem(
                    project.where(whole),
                    1,
                    "other-command",
                    f"begins with another command than lab.yml says: {step.run}",
                )
            )
        for name, lines in step.files().items():
            part = path.with_name(name)
            try:
                same = not lines or (part.exists() and part.read_text(encoding="utf-8") == cut(text, lines))
            except ValueError as error:
                problems.append(Problem(where, line, "bad-part", str(error)))
                continue
            if not same:
                problems.append(
                    Problem(
                        project.where(part),
                        1,
                        "other-part",
                        f"is not lines {lines} of {whole.name} with the cuts marked; import it again",
                    )
                )
    return problems


def check_fences(project: Project, page: Page) -> list[Problem]:
    """A console fence is one include of a transcript; a command fence holds no output."""
    where = project.where(page.path)
    problems = []
    for line, target in page.includes:
        file = target.split(":")[0]
        if file.split("/")[0] in ("labs", "manifests") and not (project.docs / file).exists():
            problems.append(Problem(where, line, "missing-include", f"there is no docs/{file}"))
    for fence in page.fences:
        if fence.language in ("console", "text", "output") and not SHOWN.match(fence.text):
            problems.append(
                Problem(where, fence.line, "typed-output", "output is included from docs/labs, never typed")
            )
        if fence.language in COMMANDS and "--8<--" not in fence.text and ILLUSTRATION[page.language] not in fence.info:
            problems.append(
                Problem(
                    where,
                    fence.line,
                    "not-executed",
                    f"commands that are neither recorded nor run say so: ```{fence.language} {ILLUSTRATION[page.language]}",
                )
            )
        if fence.language in COMMANDS and re.search(r"^\$ ", fence.text, re.M):
            problems.append(
                Problem(
                    where, fence.line, "typed-output", "a block of commands has no prompt; output comes from docs/labs"
                )
            )
        if not fence.language:
            problems.append(Problem(where, fence.line, "fence-without-language", "name the language of the block"))
    return problems
