"""The table of situations, held against the models: phase, conditions, READY and STATUS of every row."""

import re
from pathlib import Path

import pytest
import yaml
from model_calls import HERE

DOCS = HERE.parents[1] / "docs"
NOW = "2026-01-01T00:01:00Z"
SITUATIONS = yaml.safe_load((DOCS / "data/situations.yml").read_text(encoding="utf-8"))
every_situation = pytest.mark.parametrize("situation", SITUATIONS, ids=[one["id"] for one in SITUATIONS])


def worked_out(models, situation):
    """The Pod of a situation in the four vocabularies. A phase that something else forced stands in its status already."""
    pod = situation["pod"]
    forced = {"phase": situation["forced"]} if "forced" in situation else {}
    metadata = {"name": situation["id"], **pod.get("metadata", {})}
    return models.call("podStatus", {**pod, "metadata": metadata, "status": {**pod["status"], **forced}}, {"now": NOW})


def text(condition):
    """`Ready=False ContainersNotReady`, as the table shows it."""
    return f"{condition['type']}={condition['status']} {condition.get('reason') or ''}".strip()


@every_situation
def test_the_phase_is_the_one_that_the_rule_gives(models, situation):
    assert situation["shown"]["phase"] == worked_out(models, situation)["phase"]["value"]


@every_situation
def test_the_conditions_are_those_that_the_rules_give(models, situation):
    found = {one["type"]: one for one in worked_out(models, situation)["conditions"]}
    # Where a node is lost, the node controller has the last word, not a kubelet.
    found |= {one["type"]: one for one in situation["pod"]["status"].get("conditions", [])}
    shown = situation["shown"]["conditions"]

    assert set(shown) <= {text(condition) for condition in found.values()}
    if "Ready" in found:
        assert text(found["Ready"]) in shown, "every Pod that a kubelet reported on shows its Ready"
    for condition in situation["pod"]["status"].get("conditions", []):
        assert text(condition) in shown


@every_situation
def test_ready_and_status_are_what_kubectl_prints(models, situation):
    row = worked_out(models, situation)["row"]

    assert (situation["shown"]["ready"], situation["shown"]["status"]) == (row["READY"], row["STATUS"])


def transcripts(recording: str) -> list[Path]:
    """The transcripts that labs took from a recording."""
    labs = [
        lab.parent
        for lab in sorted(DOCS.glob("labs/*/*/lab.yml"))
        if yaml.safe_load(lab.read_text(encoding="utf-8")).get("recording") == recording
    ]
    return [path for lab in labs for path in sorted(lab.glob("*.txt"))]


@pytest.mark.parametrize("situation", [one for one in SITUATIONS if "recording" in one], ids=lambda one: one["id"])
def test_a_recorded_situation_was_printed(situation):
    """A transcript has the row with READY and STATUS; of a Pod that is Failed by itself it may have status.reason instead."""
    shown = situation["shown"]
    row = rf"{situation['as']} +{shown['ready']} +{shown['status']} "
    fields = rf"{situation['as']} +{shown['phase']} +{shown['status']} "
    printed = "\n".join(path.read_text(encoding="utf-8") for path in transcripts(situation["recording"]))

    assert re.search(rf"^(?:\d\d:\d\d:\d\d(?:\.\d+)? )?(?:{row}|{fields})", printed, re.M)


def pairs(one, other):
    """Each value that one of the shown columns has beside each value of another."""
    beside = {}
    for situation in SITUATIONS:
        beside.setdefault(situation["shown"][one], set()).add(situation["shown"][other])
    return beside


def test_what_the_page_says_below_the_table():
    assert set(pairs("phase", "status")) == {"Pending", "Running", "Succeeded", "Failed"}
    assert pairs("status", "phase")["Error"] == {"Running", "Failed"}
    assert len(pairs("status", "phase")["Init:Error"]) == 3
    assert len(pairs("phase", "status")["Pending"]) > 12
