"""The online site and the unpacked bundle, built as people build them: what tests look at."""

import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from scripts import ROOT

KINDS = ("offline", "online")


@dataclass(frozen=True)
class Sites:
    """Where the sites of one run of the tests are: two folders, and the zip that the second was unpacked from."""

    online: Path
    bundle: Path
    zip: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which test processes find the sites."""
        return {"SITE_ONLINE": str(self.online), "SITE_BUNDLE": str(self.bundle), "SITE_ZIP": str(self.zip)}


def sites_named(environment: dict[str, str]) -> Sites | None:
    """The sites that SITE_ONLINE, SITE_BUNDLE and SITE_ZIP name; None when none of them is set.

    Raises ValueError when one is missing or names nothing: half a set would test two different builds.
    """
    names = ("SITE_ONLINE", "SITE_BUNDLE", "SITE_ZIP")
    if not any(environment.get(name) for name in names):
        return None
    for name in names:
        if not environment.get(name) or not Path(environment[name]).exists():
            raise ValueError(f"{name} has to name a built site, as the other two do; or set none of {', '.join(names)}")
    return Sites(*(Path(environment[name]) for name in names))


def sites_in(folder: Path) -> Sites:
    """Where `build_sites` puts the sites; the bundle's path has a space and Chinese characters, as a reader's may have."""
    return Sites(folder / "online", folder / "离线 版/k8s-notes", folder / "bundle.zip")


def build_sites(folder: Path) -> dict[str, str]:
    """Build the bundle, then the online site, which offers it, into `folder`, and unpack the bundle.

    Returns what each build printed when it failed, by its kind; empty when both went well.
    """
    sites, failed = sites_in(folder), {}
    for kind, arguments in (("offline", [sites.zip]), ("online", [sites.online, "--bundle", sites.zip])):
        if "offline" in failed:
            failed[kind] = "no online site without the bundle that it offers\n"
            break
        build = subprocess.run(
            [sys.executable, "-m", "scripts.site.build", kind, *map(str, arguments)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        if build.returncode:
            failed[kind] = f"{build.stdout}the {kind} build left with status {build.returncode}\n"
    if "offline" not in failed:
        with zipfile.ZipFile(sites.zip) as archive:
            archive.extractall(sites.bundle.parent)
    return failed
