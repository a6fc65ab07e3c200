"""The dictionary of statuses and the table of situations as Markdown."""

import pytest

from scripts.generated.situations import table
from scripts.generated.statuses import dictionary, letters
from scripts.yaml_files import read_yaml
from tests.conftest import ROOT

NAMES = read_yaml(ROOT / "docs/data/words.yml")
STATUS = {
    "id": "crash",
    "name": "CrashLoopBackOff",
    "where": "waiting reason",
    "writer": "kubelet",
    "meaning": {"zh": "在等重启。", "en": "It waits."},
    "next": {"zh": "`kubectl logs POD`。", "en": "`kubectl logs POD`."},
    "see": "lifecycle/restarts.md#back-off",
    "sources": ["k8s-a", "k8s-b"],
    "facts": [],
    "variants": ["crash loop", "Back-off restarting"],
}


def test_an_entry_has_meaning_sources_writer_next_command_spellings_and_page():
    assert dictionary([STATUS], NAMES, "zh", {"lifecycle/restarts.md": "重启"}) == (
        "**C** [`CrashLoopBackOff`](#crash)\n{: .letters }\n\n"
        "## 容器在等：等待原因 {#waiting-reasons}\n\n### `CrashLoopBackOff` {#crash}\n\n在等重启。[^k8s-a][^k8s-b]\n\n"
        "- 谁写：kubelet\n- 下一步：`kubectl logs POD`。\n- 也会看到：`crash loop`、`Back-off restarting`\n- 详见：[重启](../lifecycle/restarts.md#back-off)\n"
    )
    assert dictionary([STATUS], NAMES, "en", {"lifecycle/restarts.md": "Restarts"}) == (
        "**C** [`CrashLoopBackOff`](#crash)\n{: .letters }\n\n"
        "## A container waits: waiting reasons {#waiting-reasons}\n\n### `CrashLoopBackOff` {#crash}\n\nIt waits.[^k8s-a][^k8s-b]\n\n"
        "- Written by: the kubelet\n- Next: `kubectl logs POD`.\n- Also seen as: `crash loop`, `Back-off restarting`\n- More: [Restarts](../lifecycle/restarts.md#back-off)\n"
    )


def test_an_entry_without_other_spellings_has_no_line_for_them():
    assert "Also" not in dictionary([STATUS | {"variants": []}], NAMES, "en", {})


def test_entries_stand_below_the_heading_of_their_place_in_the_order_of_the_data():
    places = [("event", "c"), ("status column", "b"), ("status column", "a")]
    text = dictionary([STATUS | {"where": place, "id": name} for place, name in places], NAMES, "en", {})

    assert [line.partition("{#")[2].rstrip("}") for line in text.splitlines() if line.startswith("#")] == [
        "status-words",
        "b",
        "a",
        "event-reasons",
        "c",
    ]


def test_every_writer_and_place_is_in_use():
    statuses = read_yaml(ROOT / "docs/data/statuses.yml")

    assert {status["writer"] for status in statuses} == set(NAMES["writers"])
    assert {status["where"] for status in statuses} == set(NAMES["places"])


def situation(**changes):
    running = {"name": "app", "state": {"running": {}}}
    pod = {"spec": {}, "status": {"containerStatuses": [running]}}
    shown = {"ready": "1/1", "status": "Running", "phase": "Running", "conditions": ["Ready=True"]}
    return {
        "title": {"zh": "正常", "en": "all is well"},
        "recording": "lifecycle/a",
        "as": "web",
        "pod": pod,
        "shown": shown,
    } | changes


def test_a_row_has_title_with_evidence_and_the_four_vocabularies():
    assert table([situation()], "zh").splitlines() == [
        "| 情形 | READY 与 STATUS | 阶段 | 状况 | 容器状态 |",
        "| --- | --- | --- | --- | --- |",
        "| 正常<br>`lifecycle/a` `web` | `1/1 Running` | `Running` | `Ready=True` | `Running` |",
    ]


def test_a_situation_without_recording_names_its_sources():
    row = table(
        [
            {
                key: value
                for key, value in situation(sources=["k8s-a", "k8s-b"]).items()
                if key not in ("recording", "as")
            }
        ],
        "en",
    ).splitlines()[-1]

    assert row.startswith("| all is well<br>[^k8s-a][^k8s-b] |")


@pytest.mark.parametrize(
    ("statuses", "cell"),
    [
        ({}, "none"),
        (
            {"containerStatuses": [{"name": "a", "state": {"waiting": {"reason": "ErrImagePull"}}}]},
            "`Waiting`, `ErrImagePull`",
        ),
        (
            {"containerStatuses": [{"name": "a", "state": {"terminated": {"reason": "Error", "exitCode": 1}}}]},
            "`Terminated`, `Error`, 1",
        ),
        (
            {
                "initContainerStatuses": [{"name": "i", "state": {"terminated": {"exitCode": 0}}}],
                "containerStatuses": [{"name": "a", "state": {"running": {}}}],
            },
            "i: `Terminated`, 0<br>a: `Running`",
        ),
    ],
)
def test_containers_show_their_state_and_their_names_where_there_are_several(statuses, cell):
    assert table([situation(pod={"spec": {}, "status": statuses})], "en").splitlines()[-1].endswith(f"| {cell} |")


@pytest.mark.parametrize(
    ("conditions", "cell"), [([], "not printed"), (["A=True", "B=False Why"], "`A=True`<br>`B=False Why`")]
)
def test_conditions_stand_below_each_other(conditions, cell):
    shown = situation()["shown"] | {"conditions": conditions}

    assert f"| {cell} |" in table([situation(shown=shown)], "en")


def test_every_name_is_linked_under_its_letter():
    names = [("Unknown", "u"), ("Evicted", "e"), ("Error", "r")]
    text = letters([STATUS | {"name": name, "id": id_} for name, id_ in names], "en")

    assert text == "**E** [`Error`](#r), [`Evicted`](#e)<br>\n**U** [`Unknown`](#u)\n{: .letters }\n"
