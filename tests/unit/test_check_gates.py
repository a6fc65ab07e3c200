"""The check of feature gates, the reading of sentences about them, and the reading of upstream's list."""

import pytest

from scripts.checks import gates
from scripts.project import Project
from scripts.upstream import read_gates
from scripts.upstream.gates import State, sources
from scripts.upstream.statements import Statement, statements

ZH, EN = "docs/zh/taint.md", "docs/en/taint.md"
CHANGES = "docs/data/changes.yml"
EVIDENCE = "evidence/gates.yml"
MODEL = "docs/assets/models/feature-gates.js"
UNKNOWN = "is no feature gate of Kubernetes v1.36.9"


@pytest.mark.parametrize(
    "sentence",
    [
        # as it once stood on a page: made up, and without a footnote
        "Kubernetes 的特性门控列表里现在有 `NotEvictPodOnKubeletRestart`，标的是 1.35，beta，默认开：免去这一项。",
        "Kubernetes' list of feature gates now has `NotEvictPodOnKubeletRestart`, dated 1.35, beta and on by default.",
        "要打开门控 `NotEvictPodOnKubeletRestart`。",
        "Turn the `NotEvictPodOnKubeletRestart` gate on.",
        "The gates `OneTaint` and `NotEvictPodOnKubeletRestart` are needed.",
        "(`NotEvictPodOnKubeletRestart`, beta, on)",
        "They are spared.[^gate-NotEvictPodOnKubeletRestart]",
    ],
)
def test_a_gate_that_upstream_does_not_have_is_reported(project, sentence):
    project.append(ZH, f"\n{sentence}\n")

    assert project.problems("gates") == [f"{ZH}:32: unknown-gate: NotEvictPodOnKubeletRestart {UNKNOWN}"]


def test_a_made_up_gate_in_data_is_reported(project):
    project.edit("docs/data/claims.yml", "en: True.", "en: True with the gate `NoSuchGate`.")

    assert project.problems("gates") == [f"docs/data/claims.yml:10: unknown-gate: NoSuchGate {UNKNOWN}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "调度门控 `SchedulingGated` 还在。",
        "The scheduling gate `SchedulingGated` is left.",
        "`PodReadyToStartContainers` 在 v1.29 有了。",
        "`ConfigMap` 可以用。",
        "A readiness gate named `ExampleCom` is not there.",
    ],
)
def test_other_words_of_several_capitals_are_no_gates(project, sentence):
    project.append(ZH, f"\n{sentence}\n")

    assert project.problems("gates") == []


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("`TwoTaints`（alpha，默认关）", "TwoTaints: in 1.36 it is beta, on"),
        ("门控 `TwoTaints` 自 v1.35 起是 beta。", "TwoTaints: in 1.35 it is alpha, off"),
        ("门控 `TwoTaints` v1.36 起默认关。", "TwoTaints: in 1.36 it is beta, on"),
        ("The gate `OneTaint` is GA since v1.34.", "OneTaint: it is so before 1.34 already: GA, on, locked since 1.33"),
        ("The gate `OneTaint` is beta since v1.30.", "OneTaint: in 1.30 it is alpha, off"),
        ("两个污点 v1.36 正式发布。[^gate-TwoTaints]", "TwoTaints: in 1.36 it is beta, on"),
        ("Two taints: on by default since v1.34.[^gate-TwoTaints]", "TwoTaints: in 1.34 there is no such gate"),
        ("v1.36 起不能关掉。[^gate-TwoTaints]", "TwoTaints: in 1.36 it is beta, on"),
        ("The gate `TwoTaints` is beta in v1.37.", "TwoTaints: in 1.37 it is GA, on"),
        ("| 1.36 | `OneTaint` | beta |[^gate-OneTaint]", "OneTaint: in 1.36 it is GA, on, locked"),
    ],
)
def test_a_stage_or_default_that_differs_is_reported(project, sentence, message):
    project.append(ZH, f"\n{sentence}\n")

    assert project.problems("gates") == [f"{ZH}:32: wrong-gate: {message}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "两个污点在 v1.35 是 alpha，v1.36 起是 beta，默认开。[^gate-TwoTaints]",
        "Alpha in 1.30, beta in 1.31, GA in 1.33.[^gate-OneTaint]",
        "Since v1.36 (beta, on by default)[^gate-TwoTaints] there are two; one is GA since 1.33.[^gate-OneTaint]",
        "v1.33 起不能关掉。[^gate-OneTaint]",
        "Still beta in v1.36.[^gate-TwoTaints]",
        "From v1.39 on `TwoTaints` is removed, beta or not: nobody knows.",
    ],
)
def test_what_upstream_says_too_is_fine(project, sentence):
    project.append(EN, f"\n{sentence}\n")

    assert project.problems("gates") == []


def test_sentences_that_cannot_be_read_are_counted(project):
    assert gates.not_checked(Project(project.root)) == []
    project.append(
        ZH,
        "\n门控 `OneTaint` 和 `TwoTaints`，一个 GA，一个 beta。\n\n见列表。[^k8s-feature-gates]\n\n看。[^gate-OneTaint]\n",
    )

    assert gates.not_checked(Project(project.root)) == [
        f"1 sentences that name a gate and cannot be read: {ZH}:32",
        f"1 sentences that name a gate and no stage or default: {ZH}:36",
        f"1 lines that cite [^k8s-feature-gates] and name no gate; cite [^gate-Name]: {ZH}:34",
    ]


@pytest.mark.parametrize(
    ("gate", "stage", "default", "problem"),
    [
        (
            "NoSuchGate",
            "alpha",
            "off",
            f"gate-not-read: {EVIDENCE} says nothing of NoSuchGate in 1.37; read it, put it under newer",
        ),
        (
            "OneTaint",
            "beta",
            "on",
            f"gate-not-read: {EVIDENCE} says nothing of OneTaint in 1.37; read it, put it under newer",
        ),
        ("TwoTaints", "beta", "on", "wrong-gate: TwoTaints: upstream's stage is GA"),
        ("ThreeTaints", "alpha", "on", "wrong-gate: ThreeTaints: upstream's default is off"),
        ("ThreeTaints", "alpha", "off", None),
        ("TwoTaints", "stable", "on", None),
        ("TwoTaints", "fix", None, None),
    ],
)
def test_the_gate_of_a_change_is_read_in_its_version(project, gate, stage, default, problem):
    said = f"  gate: {gate}\n  stage: {stage}\n" + (f'  default: "{default}"\n' if default else "")
    project.edit(CHANGES, "  stage: change\n", said)

    assert project.problems("gates") == ([f"{CHANGES}:7: {problem}"] if problem else [])


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("TwoTaints: true", None),
        ("TwoTaints: false", "wrong-gate: TwoTaints is on by default"),
        ("NoTaint: true", "unknown-gate: NoTaint is no feature gate of v1.36.9"),
        ("ThreeTaints: false", "unknown-gate: ThreeTaints is no feature gate of v1.36.9"),
    ],
)
def test_the_models_have_upstreams_defaults(project, line, problem):
    project.write(MODEL, f"  const DEFAULTS = {{\n    {line},\n  }};\n")

    assert project.problems("gates") == ([f"{MODEL}:2: {problem}"] if problem else [])


def test_a_list_of_another_version_is_reported(project):
    project.edit("docs/data/checked.yml", "kubernetes: v1.36.9", "kubernetes: v1.37.1")

    assert project.problems("gates") == [
        f"{EVIDENCE}:1: old-gates: is of v1.36.9; run: python3 scripts/dev.py gates CHECKOUT of v1.37.1"
    ]


def test_a_state_that_is_spelled_otherwise_is_reported(project):
    project.edit(EVIDENCE, "alpha off", "experimental")

    assert project.problems("gates") == [
        f"{EVIDENCE}:1: not-checked: gates was not checked: {EVIDENCE} does not fit its schema"
    ]
    (problem,) = project.problems("schema")
    assert "has to be a stage and a default, such as `beta on` or `GA on locked`, or `removed`" in problem


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("v1.33 起默认可用，v1.36 正式发布", [((1, 33), None, True, True), ((1, 36), "GA", None, True)]),
        ("v1.33 到 v1.36 都是 alpha，默认关闭", [((1, 36), "alpha", False, False)]),
        ("自 1.27 起是 beta，默认开，到 1.36 仍是", [((1, 27), "beta", True, True)]),
        ("GA since v1.34, on by default since v1.32", [((1, 34), "GA", None, True), ((1, 32), None, True, True)]),
        ("is beta and on by default since 1.27, and still beta in 1.36", [((1, 27), "beta", True, True), ((1, 36), "beta", None, False)]),
        ("Since v1.35, alpha, off by default, and refused", [((1, 35), "alpha", False, True)]),
        ("the first is alpha and off", [(None, "alpha", False, False)]),
        ("it depends on the node", []),
    ],
)  # fmt: skip
def test_a_sentence_is_read_by_its_versions_stages_and_defaults(sentence, found):
    assert [(one.version, one.stage, one.on, one.begins) for one in statements(sentence)] == found


def test_a_statement_has_nothing_that_was_not_said():
    assert statements("GA in v1.33") == [Statement((1, 33), "GA", None, False, True)]


def test_a_gate_can_be_cited_and_tells_its_states(project):
    found = sources(project.root)

    assert sorted(found) == ["gate-OneTaint", "gate-TwoTaints"]
    assert found["gate-TwoTaints"]["title"] == {
        "zh": "特性门控 TwoTaints：1.35 起 alpha，默认关；1.36 起 beta，默认开",
        "en": "Feature gate TwoTaints: since 1.35 alpha, off; since 1.36 beta, on",
    }
    assert found["gate-OneTaint"]["title"]["en"].endswith("since 1.33 GA, on, locked")


LIST = """\
- name: OneTaint
  versionedSpecs:
  - {default: false, lockToDefault: false, preRelease: Alpha, version: "1.30"}
  - {default: true, lockToDefault: true, preRelease: GA, version: "1.36"}
- name: Elsewhere
  versionedSpecs:
  - {default: true, lockToDefault: false, preRelease: Deprecated, version: "1.34"}
"""
CODE = """\
var defaultVersionedKubernetesFeatureGates = map[featuregate.Feature]featuregate.VersionedSpecs{
\tOneTaint: {
\t\t{Version: version.MustParse("1.30"), Default: false, PreRelease: featuregate.Alpha},
\t\t{Version: version.MustParse("1.36"), LockToDefault: true, Default: true, PreRelease: featuregate.GA}, // remove in 1.39
\t},
}
"""


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout of two gates, and a project that the command writes into."""
    root = tmp_path / "project"
    for path, text in (
        (tmp_path / "k8s" / read_gates.LIST, LIST),
        (tmp_path / "k8s" / read_gates.CODE, CODE),
        (root / "docs/data/checked.yml", "kubernetes: v1.36.9\n"),
        (root / EVIDENCE, 'version: v1.35.0\ngates: {}\nnewer:\n  Later: {"1.37": alpha off, "read": a/b#1}\n'),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(read_gates, "ROOT", root)
    return tmp_path / "k8s"


def test_the_gates_of_a_checkout_are_written_down_and_what_people_read_stays(checkout, capsys):
    assert read_gates.main([str(checkout)]) == 0

    assert capsys.readouterr().out == f"2 gates of v1.36.9 in {EVIDENCE}, 1 of them held against {read_gates.CODE}\n"
    written = (checkout.parent / "project" / EVIDENCE).read_text(encoding="utf-8")
    assert written.split("checked.\n")[-1].endswith(
        "version: v1.36.9\ngates:\n"
        '  Elsewhere: {"1.34": deprecated on}\n  OneTaint: {"1.30": alpha off, "1.36": GA on locked}\n'
        'newer:\n  Later: {"1.37": alpha off, "read": a/b#1}\n'
    )


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (read_gates.CODE, "Default: true,", "Default: false,", "OneTaint: "),
        (read_gates.CODE, "OneTaint: {", "OtherTaint: {", "OtherTaint: "),
        (read_gates.CODE, "defaultVersioned", "someVersioned", f"{read_gates.CODE} could not be read"),
        (read_gates.LIST, '"1.36"', '"1.37"', "OneTaint: "),
    ],
)
def test_a_list_that_differs_from_the_code_is_refused(checkout, capsys, path, old, new, message):
    file = checkout / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    assert read_gates.main([str(checkout)]) == 1
    assert capsys.readouterr().err.startswith(message)


def test_a_checkout_of_another_version_is_refused(checkout, capsys):
    (checkout.parent / "project/docs/data/checked.yml").write_text("kubernetes: v1.37.0\n", encoding="utf-8")

    assert read_gates.main([str(checkout)]) == 1
    assert capsys.readouterr().err == "the list goes to 1.36, and docs/data/checked.yml says v1.37.0\n"


def test_a_folder_that_is_no_checkout_is_refused(checkout, tmp_path, capsys):
    assert read_gates.main([str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path} is no checkout of Kubernetes: it has no {read_gates.LIST}\n"


def test_a_state_in_force_is_the_last_one_that_began():
    states = [State((1, 30), "alpha", False, False), State((1, 33), "GA", True, True)]

    assert gates.disagreement(Statement((1, 32), "alpha", False), states, (1, 36)) == ""
