"""Everything that people and machines do with this project, one command each.

    python3 scripts/dev.py serve [--port N] [--lang zh|en]   live site
    python3 scripts/dev.py build [--out DIR]                 the online site, strict
    python3 scripts/dev.py offline [--out FILE]              the offline bundle
    python3 scripts/dev.py test [PATH …] [--with-docker]     set-up and every test, or the tests at these paths
    python3 scripts/dev.py check [NAME]                      one check alone, or all of them
    python3 scripts/dev.py draw                              draw the diagrams that changed
    python3 scripts/dev.py stamp [PAGE …]                    say that the English pages follow the Chinese ones
    python3 scripts/dev.py lab list|record|check|import …    what can run here; run and record; run and compare; from recordings
    python3 scripts/dev.py facts                             facts that no page rests on, pages older than their facts
    python3 scripts/dev.py fact DNS-001 [--stamp]            a fact and what rests on it; or say that it changed today
    python3 scripts/dev.py setup-script                      write into the check script of the labs what differs since
    python3 scripts/dev.py versions [--docker|--mermaid]     every place that states the version of Kubernetes, Docker or Mermaid
    python3 scripts/dev.py gates CHECKOUT                    write down the feature gates of a Kubernetes checkout
    python3 scripts/dev.py symbols OWNER/NAME=REPOSITORY …   look the sources up in checkouts, and write down where they are
    python3 scripts/dev.py links SITE_DIR [OPTION …]         the link checker (scripts/check_links.py)
    python3 scripts/dev.py bench [OPTION …]                  measure the link checker, lychee beside it

Needs only the standard library of CPython 3.11 or newer; the virtual environment `.venv` is made when it is missing and
again when a lock changed. Exit status: 0 done, 1 something failed, 2 wrong use.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This project needs Python 3.11 or newer; this is %d.%d. Install a newer one and use its name, such as: python3.12 scripts/dev.py"
        % sys.version_info[:2]
    )

import argparse
import hashlib
import os
import shutil
import signal
import subprocess
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SITE_LOCK = Path("requirements.txt")
TEST_LOCK = Path("tests/requirements.txt")


def say(text: str) -> None:
    """Show progress on the error stream, so that standard output stays for results."""
    print(f"· {text}", file=sys.stderr, flush=True)


def prepare(lock: Path) -> None:
    """Make `.venv` hold what `lock` names. Does nothing when a stamp says that it already does.

    Raises SystemExit with one sentence when Python lacks what it takes to make a virtual environment.
    """
    stamp = VENV / f"{lock.as_posix().replace('/', '-')}.stamp"
    wanted = hashlib.sha256((ROOT / lock).read_bytes() + sys.version.encode()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        raise SystemExit(
            "This Python cannot make virtual environments; on Debian and Ubuntu install the missing part with: "
            f"apt install python3.{sys.version_info.minor}-venv"
        ) from None
    if not has_pip():
        say(f"making {VENV.relative_to(ROOT)}")
        venv.create(VENV, with_pip=True, clear=True)
    say(f"installing {lock} (about a minute the first time)")
    run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock])
    stamp.write_text(wanted)


def prepare_node() -> None:
    """Install what looks at the JavaScript, where there is a Node to do it with; the check `code` says when it is missing.

    Nothing is built with Node, so a machine without it goes on.
    """
    folder = ROOT / "tests/js"
    stamp = folder / "node_modules/.stamp"
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    npm = shutil.which("npm")
    if not npm or (stamp.exists() and stamp.read_text() == wanted):
        return
    say("installing tests/js/package-lock.json (types and lint of the JavaScript)")
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL).returncode == 0:
        stamp.write_text(wanted)


def has_pip() -> bool:
    """Whether `.venv` is whole: one whose making was interrupted, or that uv made, has no pip."""
    return PYTHON.exists() and any([*VENV.glob("lib/python*/site-packages/pip"), *VENV.glob("Lib/site-packages/pip")])


def run(command: list, **environment: str) -> None:
    """Run a command in the project's folder; leave with its status when it fails.

    Ctrl-C reaches the command as well, which may have things to tidy: it is waited for, and leaves when it is done.
    """
    before = signal.signal(signal.SIGINT, lambda *_: None)  # not ignored: what is started has its own say again
    try:
        status = subprocess.run([str(part) for part in command], cwd=ROOT, env={**os.environ, **environment}).returncode
    finally:
        signal.signal(signal.SIGINT, before)
    if status:
        raise SystemExit(status if status > 0 else 128 - status)  # a signal, as shells tell it


def script(name: str, *arguments: object) -> list:
    return [PYTHON, "-m", f"scripts.{name}", *arguments]


def serve(options: argparse.Namespace) -> None:
    prepare(SITE_LOCK)
    chosen = {"ONLY_LANG": options.lang} if options.lang else {}
    address = f"127.0.0.1:{options.port}"
    say(f"live site at http://{address}/ — stop with Ctrl-C")
    try:
        run([PYTHON, "-m", "mkdocs", "serve", "--dev-addr", address], **chosen)
    except KeyboardInterrupt:
        pass


def build(options: argparse.Namespace) -> None:
    prepare(SITE_LOCK)
    run(script("site.build", "online", options.out))


def offline(options: argparse.Namespace) -> None:
    prepare(SITE_LOCK)
    run(script("site.build", "offline", options.out))


def test(options: argparse.Namespace) -> None:
    prepare(TEST_LOCK)
    prepare_node()
    paths = [absolute(path) for path in options.paths]
    run(script("run_tests", *paths, *(["--with-docker"] if options.with_docker else [])))


def absolute(test: str) -> str:
    """The path of a test, seen from where the person stands: `unit/test_dev.py::test_a` in `tests/` is that of the project."""
    path, colons, name = test.partition("::")
    return f"{Path(path).resolve()}{colons}{name}"


def check(options: argparse.Namespace) -> None:
    prepare(TEST_LOCK)
    prepare_node()
    run(script("checks.run", *([options.name] if options.name else [])))


def draw(options: argparse.Namespace) -> None:
    prepare(TEST_LOCK)
    run(script("site.draw"))


def stamp(options: argparse.Namespace) -> None:
    prepare(TEST_LOCK)
    run(script("translations", *options.pages))


def module(name: str, lock: Path, arguments: list[str]) -> None:
    """Hand the rest of the command line to a module that reads it itself."""
    prepare(lock)
    run(script(name, *arguments))


# Commands whose options belong to a module of their own: name, module, lock, what for.
MODULES = {
    "lab": ("labs.command", TEST_LOCK, "list, record, check or import labs"),
    "facts": ("facts", TEST_LOCK, "facts without a page, pages older than their facts"),
    "fact": ("facts", TEST_LOCK, "one fact with what rests on it; --stamp says that it changed today"),
    "setup-script": (
        "setup_script",
        SITE_LOCK,
        "write into the check script of the labs what differs on newer versions",
    ),
    "gates": ("upstream.read_gates", SITE_LOCK, "write down the feature gates of a Kubernetes checkout"),
    "symbols": ("upstream.read_symbols", SITE_LOCK, "look the sources up in checkouts, and write down where they are"),
    "versions": ("versions", SITE_LOCK, "every place that states the version of Kubernetes, Docker or Mermaid"),
    "links": ("links.command", SITE_LOCK, "check the links of a built site"),
    "bench": ("links.bench", TEST_LOCK, "measure the link checker"),
}


def main(argv: list[str] | None = None) -> int:
    words = sys.argv[1:] if argv is None else argv
    if words and words[0] in MODULES:
        name, lock, _ = MODULES[words[0]]
        module(name, lock, words[1:])
        return 0
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name, function, text):
        one = commands.add_parser(name, help=text)
        one.set_defaults(function=function)
        return one

    one = command("serve", serve, "set up when needed, then the live site")
    one.add_argument("--port", type=int, default=8000)
    one.add_argument("--lang", choices=["zh", "en"], help="one language alone: faster")
    command("build", build, "the online site, strict").add_argument("--out", type=Path, default=ROOT / "site")
    command("offline", offline, "the offline bundle").add_argument(
        "--out", type=Path, default=ROOT / "dist/k8s-notes-offline.zip"
    )
    one = command("test", test, "set-up and every test, or some")
    one.add_argument("paths", nargs="*", metavar="PATH", help="a folder or file of tests, or file.py::test")
    one.add_argument("--with-docker", action="store_true", help="also the labs that start a private Docker Engine")
    command("check", check, "one check alone, or all").add_argument("name", nargs="?")
    command("draw", draw, "draw the diagrams that changed")
    command("stamp", stamp, "say that the English pages follow the Chinese ones").add_argument(
        "pages", nargs="*", metavar="PAGE", help="such as dns/policies"
    )
    for name, (_, _, text) in MODULES.items():
        commands.add_parser(name, help=text, add_help=False)
    options = parser.parse_args(words)
    if hasattr(options, "out"):
        options.out = options.out.resolve()
    options.function(options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
