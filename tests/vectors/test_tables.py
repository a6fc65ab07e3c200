"""The tables themselves, and the scripts that they judge."""

import re

import pytest
from model_calls import HERE, MODELS, read_tables

from tests.conftest import CHECKED

COUNTS = {
    "dns": (49, 0),
    "dns-query-order": (18, 0),
    "feasible-nodes": (6, 0),
    "fit-error": (21, 0),
    "interpod-affinity": (53, 0),
    "kubectl-status": (25, 0),
    "pod-conditions": (25, 0),
    "pod-phase": (66, 0),
    "quantity": (122, 0),
    "scheduler-filter": (143, 0),
    "scheduler-score": (48, 0),
    "topology-spread": (45, 0),
}


def test_every_file_of_tables_is_counted():
    assert {path.stem for path in HERE.glob("*.json")} == set(COUNTS)


@pytest.mark.parametrize("subject", COUNTS)
def test_no_case_is_lost_and_every_case_left_out_says_why(subject):
    cases = [case for table in read_tables(subject) for case in table["cases"]]
    left_out = [case for table in read_tables(subject) for case in table["left_out"]]

    assert (len(cases), len(left_out)) == COUNTS[subject]
    assert len({case["name"] for case in cases + left_out}) == len(cases) + len(left_out)
    assert all(case["because"] for case in left_out)


@pytest.mark.parametrize("subject", sorted(set(COUNTS) - {"dns-query-order"}))
def test_tables_and_models_follow_one_version_of_upstream(subject):
    for table in read_tables(subject):
        source = table["source"]
        assert (source["repo"], source["version"], source["license"]) == (
            "kubernetes/kubernetes",
            CHECKED["kubernetes"],
            "Apache-2.0",
        )
        assert source["path"].endswith("_test.go")
        assert all(case["name"].startswith(source["table"] + "/") for case in table["cases"])


def test_every_script_adds_one_name(models):
    assert {name: len(names) for name, names in models.added.items()} == {path.name: 1 for path in MODELS}


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.name)
def test_a_script_is_pure_and_says_what_it_follows_and_leaves_out(path):
    source = path.read_text(encoding="utf-8")
    header, code = source.split("*/", 1)
    words = " ".join(line.strip(" *") for line in header.splitlines())

    assert header.startswith("/**")
    assert "Pure: no DOM, no clock, no language." in words
    assert f"({CHECKED['kubernetes']})" in words or "glibc" in words, "does not say which version it follows"
    assert re.search(r"[Ll]eft out", words), "does not say what it leaves out"
    assert not re.search(r"\b(document|window|navigator|localStorage|fetch|import|export|require)\b", code)
    assert not re.search(r"new Date|Date\.now|Math\.random|setTimeout|console\.", code)
    assert len(source.splitlines()) <= 200
