"""Words: Chinese typography (AutoCorrect), English spelling (codespell), and bold text that Markdown fails to render."""

import re
import subprocess
import sys
from pathlib import Path

import autocorrect_py
import markdown

from scripts.pages import Page
from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

# Words that codespell takes for mistakes and that are right here.
RIGHT = ("notin", "brane", "nd", "ro", "te", "ans", "fo", "ists")
HAN = re.compile(r"[\u3400-\u9fff]")


def check(project: Project) -> list[Problem]:
    """Check the words of every page and of the data that pages show."""
    if not project.pages:
        return nothing_to_check("docs", "pages")
    problems = []
    for page in project.pages:
        problems += bold(project.where(page.path), page)
        if page.language == "zh":
            problems += typography(project.where(page.path), page)
    spelled = [project.where(page.path) for page in project.pages] + [
        project.data_path(name)
        for name in ("glossary", "claims", "onboarding", "statuses", "situations")
        if (project.root / project.data_path(name)).exists()
    ]
    return problems + spelling(project.root, spelled)


def typography(where: Path, page: Page) -> list[Problem]:
    """Spaces between Han and Latin, full-width punctuation: what AutoCorrect would change."""
    prose = dict(page.prose)
    text = "\n".join(hide(prose.get(line, "")) for line in range(1, page.first + page.body.count("\n") + 1))
    found = autocorrect_py.lint_for(text, "markdown").lines
    return [
        Problem(where, one.line, "typography", f"write {one.new!r} instead of {one.old!r}")
        for one in found
        if HAN.search(one.old)
    ]


def hide(text: str) -> str:
    """Take out what is not prose: tags on a line of their own (AutoCorrect reads no Markdown between them), addresses, footnote marks, attributes."""
    text = re.sub(r"^\s*</?\w[^<>]*>\s*$", "", text)
    text = re.sub(r"(?<=[，。；：）])\[\^[\w-]+\](\[\^[\w-]+\])* ?|\[\^[\w-]+\]", "", text)
    text = re.sub(r"\{[#:.][^}]*\}", "", text)
    return re.sub(r"\]\([^)]*\)", "]()", text)


def bold(where: Path, page: Page) -> list[Problem]:
    """Bold markers that would stand on the page as asterisks."""
    problems = []
    for line, text in page.prose:
        plain = re.sub(r"`[^`]*`", "x", text)
        if "**" in plain and "**" in markdown.markdown(plain.strip().lstrip("|")):
            problems.append(
                Problem(
                    where, line, "bold-not-rendered", "the ** stay on the page; keep punctuation outside the bold text"
                )
            )
    return problems


def spelling(root: Path, paths: list[Path]) -> list[Problem]:
    """Ask codespell about all files at once."""
    command = [sys.executable, "-m", "codespell_lib", "--ignore-words-list", ",".join(RIGHT), *map(str, paths)]
    answer = subprocess.run(command, cwd=root, capture_output=True, text=True)
    if answer.returncode not in (0, 65) or (answer.returncode and not answer.stdout.strip()):
        return [Problem(Path("docs"), 1, "spelling-not-checked", f"codespell failed: {answer.stderr.strip()[:200]}")]
    found = (re.match(r"(?:\./)?(.+?):(\d+): (.+) ==> (.+)", line) for line in answer.stdout.splitlines())
    return [
        Problem(Path(match[1]), int(match[2]), "spelling", f"{match[3]}: did you mean {match[4]}?")
        for match in found
        if match
    ]
