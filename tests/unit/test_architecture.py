"""What holds for every module and every file of the project."""

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULES = sorted((ROOT / "scripts").rglob("*.py"))
LOCKS = [ROOT / "requirements.txt", ROOT / "tests/requirements.txt"]


def name_of(path: Path) -> str:
    """`scripts.checks.facts`; a package is its folder."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


LAUNCHER = "scripts.check_links"  # starts scripts.links.command from any folder, by any Python


def is_command(path: Path) -> bool:
    return any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in tree(path).body)


COMMANDS = {name_of(path): path for path in MODULES if is_command(path)}


def imported(path: Path) -> set[str]:
    """Every module of ours that a module imports, wherever in it."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute, so that they can be read"
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def project_files() -> list[Path]:
    """The files that git tracks; without a history, those that it would."""
    listed = (
        subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True).stdout
        if (ROOT / ".git").exists()
        else ""
    )
    if listed:
        return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()} | {".git"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(part in ignored or part.startswith(".building-") for part in path.relative_to(ROOT).parts)
    ]


def texts() -> list[tuple[str, int, str]]:
    """Every line of every text file of the project, but for what others wrote."""
    found = []
    for path in project_files():
        name = path.relative_to(ROOT).as_posix()
        if "/vendor/" in name:
            continue
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [(name, number, line) for number, line in enumerate(lines, 1)]
    return found


def test_there_are_commands_and_other_modules():
    assert {"scripts.dev", "scripts.run_tests", "scripts.site.build", "scripts.links.command"} <= COMMANDS.keys()
    assert {"scripts.pages", "scripts.site.hook", "scripts.checks.facts"} <= {
        name_of(path) for path in MODULES
    } - COMMANDS.keys()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_imports_a_command(path):
    allowed = {"scripts.links.command", "scripts.links.command.main"} if name_of(path) == LAUNCHER else set()

    assert imported(path) & COMMANDS.keys() <= allowed


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is_for(path):
    assert path.read_text(encoding="utf-8") == "" or ast.get_docstring(tree(path))


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path not in COMMANDS.values() and name_of(path) != LAUNCHER], ids=name_of
)
def test_only_commands_print_read_arguments_or_leave(path):
    found = [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree(path))
        if (
            isinstance(node, ast.Call)
            and ast.unparse(node.func) in ("print", "sys.exit")
            and not any(word.arg == "file" for word in node.keywords)
        )
        or (isinstance(node, ast.Attribute) and ast.unparse(node) == "sys.argv")
    ]

    assert found == [] or path.name == "problems.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name):
    answer = subprocess.run([sys.executable, "-m", name, "--help"], cwd=ROOT, capture_output=True, text=True)

    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("usage: ")


@pytest.mark.parametrize("name", ["dev", "check_links"])
def test_a_command_that_people_call_by_its_file_runs_from_any_folder(name, tmp_path):
    answer = subprocess.run(
        [sys.executable, ROOT / f"scripts/{name}.py", "--help"], cwd=tmp_path, capture_output=True, text=True
    )

    assert (answer.returncode, answer.stderr) == (0, "")


def test_no_file_names_a_place_on_the_machine_of_its_author():
    place = re.compile(
        r"(?<![\w.:~-])/(home|Users|private/var)/[\w.-]+|\b[A-Z]:\\{1,2}Users\\|(?<![\w.])/tmp/(pytest|pip|tmp)"
    )
    examples = (
        "tests/unit/links/",
        "scripts/links/",
        "docs/labs/",
        "evidence/recordings/",
    )  # paths of no machine that the link checker has to find; recorded output

    assert [
        f"{name}:{number}: {line}"
        for name, number, line in texts()
        if place.search(line) and not name.startswith(examples)
    ] == []


def test_no_file_names_the_folder_that_the_project_is_in():
    # A path as short as /app may stand in a page for another reason; what is in our folder does not.
    end = r"(?![\w-])" if len(ROOT.parts) > 2 else r"/(docs|scripts|tests)\b"
    place = re.compile(rf"(?<![\w.:/-]){re.escape(str(ROOT))}{end}")

    assert [f"{name}:{number}" for name, number, line in texts() if place.search(line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_lock_names_no_registry_and_no_address(lock):
    assert (
        re.findall(
            r".*(?:--(?:extra-)?index-url|--find-links|--trusted-host|://| @ |^-e ).*",
            lock.read_text(encoding="utf-8"),
            re.M,
        )
        == []
    )


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_entry_of_a_lock_is_exact_and_has_hashes(lock):
    text = "\n".join(
        line for line in lock.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")
    )
    entries = text.replace("\\\n", " ").strip().splitlines()

    assert len(entries) > 10
    assert [
        entry
        for entry in entries
        if not re.fullmatch(r"[\w.\[\]-]+==\S+( ; [^-]+?)?( +--hash=sha256:[0-9a-f]{64})+", entry)
    ] == []


def test_the_lock_of_the_tests_holds_the_lock_of_the_site():
    def entries(lock):
        return set(re.findall(r"^[\w.-]+==\S+", lock.read_text(encoding="utf-8"), re.M))

    assert entries(LOCKS[0]) - entries(LOCKS[1]) == set()


def test_every_requirement_is_in_its_lock():
    for lock in LOCKS:
        wanted = re.findall(r"^([\w.-]+)", lock.with_suffix(".in").read_text(encoding="utf-8"), re.M)
        locked = re.findall(r"^([\w.-]+)==", lock.read_text(encoding="utf-8"), re.M)

        assert {name.lower() for name in wanted if not name.startswith("-")} - set(locked) == set()


def twins(paths: list[Path]) -> list[str]:
    """Names that several test files have: pytest collects one of them and gives up on the whole run at the other."""
    names = Counter(path.name for path in paths)
    return sorted(name for name, count in names.items() if count > 1)


def test_every_test_file_has_a_name_of_its_own():
    assert twins(sorted((ROOT / "tests").rglob("test_*.py"))) == []


def test_two_test_files_of_one_name_are_noticed():
    assert twins([Path("tests/unit/test_a.py"), Path("tests/browser/test_a.py"), Path("tests/test_b.py")]) == [
        "test_a.py"
    ]
