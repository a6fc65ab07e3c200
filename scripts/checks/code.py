"""Code: ruff, mypy and shellcheck for what Python and readers run; tsc and eslint for what browsers run.

Each tool has its own settings (`pyproject.toml`, `tests/js/`); what it says becomes a problem at its place. Node is used here and in no
build: where it or shellcheck is missing, the check says that it did not look.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

# `path:line: kind: text`, `path:line:column: kind: text`, and `path(line,column): kind text` as tsc writes it
PLACE = re.compile(r"([^\s:(]+)[:(](\d+)(?:[:,]\d+)?\)?:\s*(?:(?:error|warning|note|info)\b:?\s*)?(.+)")


def check(project: Project) -> list[Problem]:
    """Run every tool over the project; `nothing-to-check` when there is no Python in it."""
    if not any((project.root / "scripts").rglob("*.py")):
        return nothing_to_check("scripts", "Python")
    tools: list[Callable[[Project], list[Problem]]] = [ruff, formatting, mypy, shellcheck, tsc, eslint]
    return [problem for tool in tools for problem in tool(project)]


def not_checked(project: Project) -> list[str]:
    """What this machine cannot check, each with its reason."""
    reasons = []
    if not shutil.which("shellcheck"):
        reasons.append("shell scripts: shellcheck is not installed")
    if javascript(project) and not node_modules(project).exists():
        reasons.append("JavaScript: tests/js/node_modules is not there (needs Node 20: npm ci --prefix tests/js)")
    return reasons


def run(project: Project, *command: str | Path) -> str:
    """What a tool prints, from the project's folder."""
    answer = subprocess.run([str(part) for part in command], cwd=project.root, capture_output=True, text=True)
    if answer.returncode not in (0, 1, 2):
        raise ValueError(f"{command[0]} left with status {answer.returncode}: {answer.stderr.strip()[:300]}")
    return answer.stdout


def python(project: Project, module: str, *arguments: str) -> str:
    return run(project, sys.executable, "-m", module, *arguments)


def ruff(project: Project) -> list[Problem]:
    found = json.loads(python(project, "ruff", "check", "--output-format=json", "--no-cache", ".") or "[]")
    return [
        Problem(
            Path(one["filename"]).relative_to(project.root.resolve()),
            one["location"]["row"],
            f"ruff-{one['code'] or 'syntax'}",
            one["message"],
        )
        for one in found
    ]


def formatting(project: Project) -> list[Problem]:
    printed = python(project, "ruff", "format", "--check", "--no-cache", "--output-format=json", ".")
    return [
        Problem(
            Path(one["filename"]).relative_to(project.root.resolve()),
            1,
            "format",
            "run: .venv/bin/python -m ruff format .",
        )
        for one in json.loads(printed or "[]")
    ]


def mypy(project: Project) -> list[Problem]:
    return places("mypy", python(project, "mypy", "--no-error-summary", "--hide-error-context", "scripts"))


def shell_scripts(project: Project) -> list[Path]:
    """Every shell script of the project: what readers run, what labs run, what starts the tests.

    A script in `docs/manifests` comes from a recording and stays as it was when it ran.
    """
    folders = ("docs/labs", "scripts", ".ci")
    return [
        path.relative_to(project.root)
        for folder in folders
        for path in sorted((project.root / folder).rglob("*"))
        if path.is_file() and (path.suffix == ".sh" or path == project.root / ".ci/run")
    ]


def shellcheck(project: Project) -> list[Problem]:
    scripts = shell_scripts(project)
    if not scripts or not shutil.which("shellcheck"):
        return []
    return places("shellcheck", run(project, "shellcheck", "--format=gcc", *scripts))


def javascript(project: Project) -> bool:
    return (project.root / "tests/js/package.json").exists()


def node_modules(project: Project) -> Path:
    return project.root / "tests/js/node_modules"


def tsc(project: Project) -> list[Problem]:
    if not node_modules(project).exists():
        return []
    return places("tsc", run(project, node_modules(project) / ".bin/tsc", "-p", "tests/js", "--pretty", "false"))


def eslint(project: Project) -> list[Problem]:
    if not node_modules(project).exists():
        return []
    command = (node_modules(project) / ".bin/eslint", "--config", "tests/js/eslint.config.mjs", "--format", "json")
    found = json.loads(run(project, *command, "docs/assets/models", "docs/assets/site") or "[]")
    return [
        Problem(
            Path(file["filePath"]).relative_to(project.root.resolve()),
            one.get("line", 1),
            f"eslint-{one['ruleId'] or 'syntax'}",
            one["message"],
        )
        for file in found
        for one in file["messages"]
    ]


def places(tool: str, printed: str) -> list[Problem]:
    """Turn lines such as `path:7:3: error: text` into problems."""
    matches = (PLACE.match(line) for line in printed.splitlines())
    return [Problem(Path(one[1]), int(one[2]), tool, one[3]) for one in matches if one]
