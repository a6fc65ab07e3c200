"""The filter of the page of changes by version: from a server and from a file, on a phone, and without scripts."""

import pytest
import yaml

from scripts.generated.versions import holds, number
from tests.conftest import ROOT

CHANGES = yaml.safe_load((ROOT / "docs/data/changes.yml").read_text(encoding="utf-8"))


def shown(page) -> list[str]:
    return [row.get_attribute("id") for row in page.locator(".versions tbody tr:visible > :first-child").all()]


@pytest.mark.parametrize("address", ["http", "file"])
def test_rows_are_left_by_words_area_and_version(visit, address):
    tab = visit(address, width=360)
    page = tab.goto("en/reference/versions")
    assert sorted(shown(page)) == sorted(change["id"] for change in CHANGES)

    version = max((str(change["since"]) for change in CHANGES if change["component"] == "kubernetes"), key=number)
    page.locator(".versions-filter").get_by_label("Version").select_option(f"kubernetes-{version}")
    running = [change["id"] for change in CHANGES if change["component"] == "kubernetes" and holds(change, version)]
    assert 0 < len(running) < len(CHANGES)
    assert sorted(shown(page)) == sorted(running)
    assert page.locator(".versions-filter output").inner_text() == f"{len(running)} of {len(CHANGES)} changes"

    page.locator(".versions-filter").get_by_label("Area").select_option("dns")
    assert sorted(shown(page)) == sorted(
        change["id"] for change in CHANGES if change["id"] in running and change["area"] == "dns"
    )
    assert [heading.inner_text().strip("¶") for heading in page.locator(".versions h2:visible").all()] == ["DNS"]

    page.get_by_label("Words").fill("no such word")
    assert shown(page) == []
    assert tab.wrong == []


def test_a_link_to_a_row_that_the_filter_hid_shows_it(visit):
    page = visit("http").goto("en/reference/versions")
    page.get_by_label("Words").fill("no such word")

    page.evaluate("id => { location.hash = id; }", CHANGES[-1]["id"])

    page.locator(f"tr:has(#{CHANGES[-1]['id']})").wait_for(state="visible")
    assert page.get_by_label("Words").input_value() == ""


def test_without_scripts_it_is_a_table_that_needs_no_sideways_scrolling(visit):
    page = visit("file", width=360, java_script_enabled=False).goto("reference/versions")

    assert len(shown(page)) == len(CHANGES)
    assert page.locator(".versions-filter").count() == 0
    for table in page.locator(".versions table").all():
        box = table.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360


def test_only_this_page_loads_the_filter(online):
    loading = [path for path in online.rglob("*.html") if "assets/site/versions.js" in path.read_text(encoding="utf-8")]

    assert sorted(path.relative_to(online).as_posix() for path in loading) == [
        "en/reference/versions/index.html",
        "reference/versions/index.html",
    ]
