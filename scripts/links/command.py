"""Check every link, file and anchor of a built site: what it refers to has to be there.

    python3 scripts/check_links.py site --docs docs --site-url https://example.org/notes/
    python3 scripts/check_links.py bundle --mode offline --strict

SITE_DIR is a folder of built HTML. Nothing is crawled and nothing is fetched: other hosts are not asked.
Refuses a folder without HTML. Exit status: 0 clean (warnings allowed), 1 errors, 2 wrong use or a file that cannot be read.
"""

import argparse
import gc
import os
import sys
import traceback
from datetime import date
from pathlib import Path

from scripts.links import ignoring
from scripts.links.checking import MODES, Options, check_site, cores, has_errors
from scripts.links.machine_formats import as_github, as_json, as_sarif
from scripts.links.rules import describe_rules
from scripts.links.text_report import as_text, printable, wants_colour
from scripts.links.work import CannotCheck

FORMATS = ("text", "json", "github", "sarif")


def parser() -> argparse.ArgumentParser:
    summary, _, rest = __doc__.partition("\n")
    one = argparse.ArgumentParser(
        prog="check_links.py",
        description=__doc__,
        epilog=f"rules (id, severity, why):\n{describe_rules()}\n\nthe file for --ignore:\n{ignoring.__doc__.partition(chr(10))[2]}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    one.add_argument("site", type=Path, metavar="SITE_DIR", help="a folder of built HTML")
    one.add_argument(
        "--mode", choices=MODES, default="server", help="offline: as file:// behaves, for a bundle (default: server)"
    )
    one.add_argument(
        "--site-url",
        metavar="URL",
        default="",
        help="where the site is published: absolute links to it are checked too",
    )
    one.add_argument(
        "--base-path",
        metavar="PATH",
        default="",
        help="path below which the site is published (default: that of --site-url, or /)",
    )
    one.add_argument(
        "--docs",
        type=Path,
        metavar="DIR",
        help="the Markdown that MkDocs built the site from: findings name its files and lines",
    )
    one.add_argument(
        "--format", choices=FORMATS, default="text", help="text for people; the others for machines (default: text)"
    )
    one.add_argument("--strict", action="store_true", help="warnings count as errors")
    one.add_argument("--unused-files", action="store_true", help="also tell of files that nothing leads to")
    one.add_argument("--ignore", type=Path, metavar="FILE", help="exceptions, each with its reason (below)")
    one.add_argument(
        "--jobs", type=int, metavar="N", default=cores(), help="processes (default: one a core, here %(default)s)"
    )
    return one


def main(argv: list[str] | None = None) -> int:
    gc.disable()  # a run is short and makes no cycles: without the search for them it is a fifth faster
    options = parser().parse_args(argv)
    if options.jobs < 1:
        parser().error("--jobs has to be at least 1")
    try:
        return check(options)
    except CannotCheck as error:
        print(f"check_links.py: {printable(str(error))}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("check_links.py: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output has gone; the interpreter must not complain about it at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except Exception as error:  # nobody who builds a site should meet a traceback of its checker
        where = traceback.extract_tb(error.__traceback__)[-1]
        print(
            f"check_links.py: a mistake in the checker, please report it: {error!r} ({where.filename}:{where.lineno})",
            file=sys.stderr,
        )
        return 2


def check(options: argparse.Namespace) -> int:
    """Check, print, and say how it went as an exit status."""
    if options.docs and not options.docs.is_dir():
        raise CannotCheck(f"{options.docs}: --docs has to be a folder")
    try:
        entries = ignoring.read_entries(options.ignore) if options.ignore else []
    except ValueError as error:
        raise CannotCheck(str(error)) from None
    except OSError as error:
        raise CannotCheck(f"{options.ignore}: cannot be read: {error.strerror or error}") from None
    docs = options.docs and below_here(options.docs)
    result = check_site(
        Options(
            options.site, options.mode, options.site_url, options.base_path, docs, options.jobs, options.unused_files
        )
    )
    if options.ignore:
        result.findings = ignoring.apply(entries, result.findings, options.ignore, date.today())
    for note in result.notes:
        print(f"check_links.py: {printable(note)}", file=sys.stderr)
    text = {
        "text": lambda: as_text(result, wants_colour(sys.stdout)),
        "json": lambda: as_json(result),
        "github": lambda: as_github(result, below_here(options.site)),
        "sarif": lambda: as_sarif(result, below_here(options.site)),
    }[options.format]()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    if text:
        print(text, flush=True)
    if any(finding.rule == "unreadable" and finding.detail.startswith("cannot be read") for finding in result.findings):
        return 2
    return 1 if has_errors(result.findings, options.strict) else 0


def below_here(path: Path) -> Path:
    """Name a folder from the working directory when it is below it: annotations need it that way."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path


if __name__ == "__main__":
    sys.exit(main())
