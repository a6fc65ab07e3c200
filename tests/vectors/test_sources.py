"""Every case says where it comes from, so that it can be found again: see README.md."""

import json
import re

import pytest

from tests.conftest import ROOT

FILES = sorted((ROOT / "tests/vectors").glob("*.json"))
UPSTREAM = {"repo", "path", "version", "table", "license"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_table_names_its_source_and_every_case_its_row(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    tables = [table for table in data["tables"] if "recorded" not in table["source"]]

    assert data["about"] and data["tables"]
    for table in tables:
        assert table["source"].keys() == UPSTREAM
        assert re.fullmatch(r"v\d+\.\d+\.\d+", table["source"]["version"])
        assert table["source"]["path"].endswith("_test.go")
        numbers = [
            int(re.fullmatch(rf"{table['source']['table']}/(\d{{3}})", case["name"])[1]) for case in table["cases"]
        ]
        assert numbers == sorted(set(numbers))


def test_the_cases_that_are_not_upstreams_are_those_of_a_recording():
    recorded = [
        table["source"]
        for path in FILES
        for table in json.loads(path.read_text(encoding="utf-8"))["tables"]
        if "recorded" in table["source"]
    ]

    (source,) = recorded
    recording = json.loads((ROOT / "evidence/recordings/dns/musl-glibc.json").read_text(encoding="utf-8"))
    assert (source["recorded"], source["kubernetes"]) == (recording["date"], recording["versions"]["kubernetes"])
