"""Both sites of a run: where they are, and what is told when a build fails."""

import subprocess
import zipfile

import pytest

from scripts.site import both

NAMES = ("SITE_ONLINE", "SITE_BUNDLE", "SITE_ZIP")


@pytest.fixture
def builds(monkeypatch):
    """Instead of MkDocs: builds that write one file or fail; returns their arguments."""
    asked = []

    def run(fails=""):
        def build(command, **_):
            kind, out, *rest = command[3:]
            asked.append([kind, *rest])
            if kind == "offline" and fails != kind:
                with zipfile.ZipFile(out, "w") as archive:
                    archive.writestr("k8s-notes/index.html", "a")
            return subprocess.CompletedProcess(command, 3 if kind == fails else 0, f"{kind} says\n")

        monkeypatch.setattr(both.subprocess, "run", build)
        return asked

    return run


def test_the_online_site_offers_the_bundle_that_tests_unpack(builds, tmp_path):
    asked = builds()

    assert both.build_sites(tmp_path) == {}
    assert asked == [["offline"], ["online", "--bundle", str(both.sites_in(tmp_path).zip)]]
    assert (both.sites_in(tmp_path).bundle / "index.html").read_text() == "a"


def test_a_build_that_fails_is_told_with_what_it_printed(builds, tmp_path):
    builds(fails="online")

    assert both.build_sites(tmp_path) == {"online": "online says\nthe online build left with status 3\n"}


def test_without_a_bundle_there_is_no_online_site_and_both_are_told(builds, tmp_path):
    asked = builds(fails="offline")

    assert both.build_sites(tmp_path) == {
        "offline": "offline says\nthe offline build left with status 3\n",
        "online": "no online site without the bundle that it offers\n",
    }
    assert asked == [["offline"]]
    assert not both.sites_in(tmp_path).bundle.exists()


def test_sites_are_found_by_the_variables_that_name_them(tmp_path):
    sites = both.Sites(tmp_path, tmp_path, tmp_path)

    assert both.sites_named(sites.environment) == sites
    assert both.sites_named({"SITE_ONLINE": ""}) is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ["", "/no/such/folder"])
def test_half_a_set_is_refused(tmp_path, name, value):
    with pytest.raises(ValueError, match=f"^{name} has to name a built site, as the other two do"):
        both.sites_named({**dict.fromkeys(NAMES, str(tmp_path)), name: value})
