"""The check of footnotes: a statement about a version or a gate without a source, beside ones that have one."""

import pytest

ZH, EN = "docs/zh/taint.md", "docs/en/taint.md"
TAIL = "and cites nothing, while this section cites sources: add [^id], for a gate [^gate-Name]"


def problem(line: int, said: str, path: str = ZH) -> str:
    return f"{path}:{line}: without-source: says {said} {TAIL}"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        # as it once stood on a page: the one paragraph of its section without a source, and made up
        ("Kubernetes 的列表里现在有一个门控，标的是 1.35，beta，默认开：免去这一项。", "1.35"),
        ("Since v1.33 it is so.", "v1.33"),
        ("This is alpha.", "alpha"),
        ("两个策略都已正式发布。", "正式发布"),
        ("It needs a feature gate.", "feature gate"),
        ("- 要打开特性门控", "特性门控"),
        ("3. GA", "GA"),
        ("> since 1.34", "1.34"),
    ],
)
def test_a_statement_without_a_source_is_reported(project, sentence, said):
    project.append(ZH, f"\n{sentence}\n")

    assert project.problems("footnotes") == [problem(32, said)]


def test_each_item_of_a_list_is_a_statement_of_its_own(project):
    project.append(ZH, "\n- since 1.34[^k8s-taint]\n- since 1.35\n  and more\n")

    assert project.problems("footnotes") == [problem(33, "1.35")]


def test_a_statement_in_a_box_counts(project):
    project.append(EN, '\n!!! misconception "x"\n\n    Before 1.34 it did.\n')

    assert project.problems("footnotes") == [problem(35, "1.34", EN)]


@pytest.mark.parametrize(
    "text",
    [
        "Since v1.33 it is so.[^k8s-taint]",
        "Since v1.33 it is so,[^k8s-taint]\nand still.",
        "The image is `busybox:1.35`.",
        "CoreDNS 1.13.9 and containerd 2.3.9 were used, see [1.34 there](x-1.35.md).".replace("1.34 ", ""),
        "The scheduling gate is left; so is the readiness gate. 调度门控也是。",
        "| since | 1.34 |\n|---|---|\n| 1.35 | beta |",
        '??? note "in words"\n\n    1. Since 1.34 it is so.\n    2. Beta.',
        "```sh\necho 1.34\n```",
        "Recorded on Kubernetes v1.36.9.",
    ],
)
def test_what_cites_a_source_or_claims_nothing_is_fine(project, text):
    project.append(ZH, f"\n{text}\n")

    assert project.problems("footnotes") == []


def test_a_section_in_which_nothing_is_cited_is_left_alone(project):
    project.append(ZH, "\n## 别的 {#other}\n\nSince v1.33 it is so.\n")

    assert project.problems("footnotes") == []


def test_only_concept_pages_are_looked_at(project):
    project.edit(ZH, "kind: concept", "kind: reference")
    project.append(ZH, "\nSince v1.33 it is so.\n")

    assert project.problems("footnotes") == []


def test_pages_without_any_source_fail(project):
    for path in (ZH, EN):
        project.edit(path, "[^k8s-taint]", "")

    assert project.problems("footnotes") == [
        "docs:1: nothing-to-check: no statements with a source on concept pages found here; a check of nothing is no pass"
    ]
