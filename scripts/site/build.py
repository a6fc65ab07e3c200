"""Build the online site or the offline bundle.

    python3 scripts/dev.py build [--out DIR]       the site for a web server, strict
    python3 scripts/dev.py offline [--out FILE]    a zip that opens from file://

The bundle is the same, byte for byte, from the same commit: times come from SOURCE_DATE_EPOCH or the last commit, names are
sorted, permissions are fixed. Nothing is left half written: the result replaces the old one only when the build succeeded.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from scripts import ROOT
from scripts.generated.bundle import NAME, VARIABLE

FOLDER = "k8s-notes"
# Stands in each site that we build: a folder without it is somebody's own and is not replaced.
MARKER = ".k8s-notes-site"
# The first moment that a zip can hold: 1980-01-01.
EARLIEST = 315532800
# In MkDocs' output, but of no use to readers: what only the live preview loads, source maps, the theme's search worker and its stemmers, the theme's own icon.
UNPUBLISHED = (
    "assets/vendor/mermaid-*",
    "assets/site/live-diagrams.js",
    "assets/site/diagram-settings.json",
    "assets/**/*.map",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "assets/images/favicon.png",
)
README = """\
容器与 Pod 笔记 · 离线版
解开压缩包，用浏览器打开 index.html（中文）或 en/index.html（英文）。不需要网络，也不需要安装任何东西。
搜索、图、语言切换、清单下载都能用。内容以 CC BY 4.0 许可，代码以 MIT 许可。
核对依据：Kubernetes {kubernetes}，Docker Engine {docker}，{date}。

Container and Pod Notes, offline
Unpack, and open index.html (Chinese) or en/index.html (English) in a browser. No network, nothing to install.
Search, diagrams, the language switch and the manifests work. Content is licensed CC BY 4.0, code MIT.
Checked against Kubernetes {kubernetes} and Docker Engine {docker}, {date}.
"""


def source_date() -> int:
    """Seconds since 1970 that stand for "now" in a build: SOURCE_DATE_EPOCH, else the last commit, else 1980."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return int(os.environ["SOURCE_DATE_EPOCH"])
    if not shutil.which("git"):
        return EARLIEST
    answer = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)
    return int(answer.stdout) if answer.returncode == 0 and answer.stdout.strip() else EARLIEST


def mkdocs(folder: Path, **environment: str) -> None:
    """Run a strict MkDocs build into `folder`. Raises SystemExit with its status when it fails."""
    fixed = {
        "SOURCE_DATE_EPOCH": str(source_date()),
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    status = subprocess.run(command, cwd=ROOT, env={**os.environ, **fixed, **environment}).returncode
    if status:
        raise SystemExit(status)
    for pattern in UNPUBLISHED:
        for path in folder.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def drop_sitemap(site: Path) -> None:
    """A sitemap wants full addresses; without an address of the site there is none."""
    for path in site.glob("sitemap.xml*"):
        path.unlink()


def replaceable(out: Path) -> bool:
    """Whether a build may take the place of `out`: there is nothing, an empty folder, or a site that a build of ours made."""
    return not out.exists() or (out.is_dir() and ((out / MARKER).exists() or not any(out.iterdir())))


def replace(out: Path, site: Path) -> None:
    """Put the folder `site` in the place of `out`. The old one is moved aside first, and back when the new one cannot be moved."""
    out.parent.mkdir(parents=True, exist_ok=True)
    if not out.exists():
        shutil.move(site, out)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent)) / out.name
    out.rename(aside)
    try:
        shutil.move(site, out)
    except BaseException:
        shutil.rmtree(out, ignore_errors=True)
        aside.rename(out)
        raise
    finally:
        if not aside.exists() or out.exists():
            shutil.rmtree(aside.parent)


def online(out: Path, packed: Path | None = None) -> None:
    """Build for a web server into the folder `out`, with the offline bundle in `download/`.

    `packed` is a bundle of the same source that has been built already; without it one is built first.
    """
    with tempfile.TemporaryDirectory(dir=ROOT, prefix=".building-") as temporary:
        site, bundle = Path(temporary) / "site", packed or Path(temporary) / NAME
        if not packed:
            make_bundle(bundle)
        checksum = hashlib.sha256(bundle.read_bytes()).hexdigest()
        mkdocs(site, **{VARIABLE: f"{bundle.stat().st_size} {checksum} {max(source_date(), EARLIEST)}"})
        for path in site.glob("assets/vendor/iframe-worker-*"):  # stands in for workers, which file:// lacks
            shutil.rmtree(path)
        if not os.environ.get("SITE_URL"):
            drop_sitemap(site)
        (site / "download").mkdir()
        shutil.copyfile(bundle, site / "download" / NAME)
        (site / "download" / f"{NAME}.sha256").write_text(f"{checksum}  {NAME}\n", encoding="ascii")
        (site / MARKER).write_text("Made by `dev.py build`; the next build replaces this folder.\n", encoding="utf-8")
        replace(out, site)
    print(f"{sum(path.suffix == '.html' for path in out.rglob('*'))} pages in {out}")


def offline(out: Path) -> None:
    """Build for file:// and pack it into the zip `out`."""
    with tempfile.TemporaryDirectory(dir=ROOT, prefix=".building-") as temporary:
        bundle = Path(temporary) / NAME
        make_bundle(bundle)
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(bundle, out)
    print(f"{out.stat().st_size / 1e6:.1f} MB in {out}")


def make_bundle(bundle: Path) -> None:
    """Build for file:// in a folder beside `bundle`, and pack it into that file."""
    import yaml

    checked = yaml.safe_load((ROOT / "docs/data/checked.yml").read_text(encoding="utf-8"))
    site = bundle.with_suffix("")
    mkdocs(site, OFFLINE="true", SITE_URL="")
    drop_sitemap(site)
    (site / "404.html").unlink()  # only a web server shows it
    (site / "README.txt").write_text(README.format(**checked), encoding="utf-8", newline="\r\n")
    pack(site, bundle)


def pack(folder: Path, bundle: Path) -> None:
    """Zip a folder so that the same files give the same bytes."""
    when = time.gmtime(max(source_date(), EARLIEST))[:6]
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{FOLDER}/{path.relative_to(folder).as_posix()}", when)
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=["online", "offline"])
    parser.add_argument("out", type=Path)
    parser.add_argument("--bundle", type=Path, metavar="ZIP", help="online: a bundle of the same source, built already")
    options = parser.parse_args(argv)
    if options.kind == "online" and not replaceable(options.out):
        parser.error(
            f"{options.out} holds something that no build of ours made (no {MARKER} in it), and a build would delete it; name another folder"
        )
    if options.kind == "online":
        online(options.out, options.bundle)
    else:
        offline(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
