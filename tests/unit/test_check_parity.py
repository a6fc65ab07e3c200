"""The check that Chinese and English are in step."""

import pytest

from scripts.checks.parity import difference, fingerprint, structure
from scripts.pages import Fence

ZH, EN = "docs/zh/taint.md", "docs/en/taint.md"
STALE = f"{EN}:7: stale: the Chinese page has other words than the ones this page follows; bring it in step, then run: python3 scripts/dev.py stamp"


def test_a_project_without_pages_fails(project):
    project.remove(ZH)
    project.remove(EN)

    assert project.problems("parity") == [
        "docs:1: nothing-to-check: no pages found here; a check of nothing is no pass"
    ]


@pytest.mark.parametrize(("gone", "left"), [("zh", "en"), ("en", "zh")])
def test_a_page_in_one_language_is_reported(project, gone, left):
    project.remove(f"docs/{gone}/taint.md")

    assert project.problems("parity") == [f"docs/{left}/taint.md:1: no-twin: write docs/{gone}/taint.md"]


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        ("headings", "{#taint}", "{#taints}", "number 1 is '# taint' there and '# taints' here"),
        (
            "includes",
            'web.yaml"\n```',
            'web.yaml:1:2"\n```',
            "number 1 is 'manifests/pods/web.yaml' there and 'manifests/pods/web.yaml:1:2' here",
        ),
        (
            "tables",
            "??? note",
            "| a | b |\n|---|---|\n\n??? note",
            "0 there, 1 here; the first one more here is '0 rows, 2 columns'",
        ),
        ("code", "a --> b", "a --> c", "number 3 is 'a --> b' there and 'a --> c' here"),
        ("sources", "[^k8s-taint]", "[^k8s-other]", "number 1 is 'k8s-taint' there and 'k8s-other' here"),
        ("facts", "[NODE-001]", "[]", "1 there, 0 here; the first one more there is 'NODE-001'"),
        ("blocks", "??? note", "??? tip", "number 1 is 'note' there and 'tip' here"),
    ],
)
def test_other_bones_are_reported(project, part, old, new, message):
    project.edit(EN, old, new)

    found = [
        problem for problem in project.problems("parity") if part == "includes" or "parity-includes" not in problem
    ]
    assert f"{EN}:1: parity-{part}: differs from {ZH}: {message}" in found


def test_a_heading_of_another_level_is_reported(project):
    project.edit(EN, "# Taint", "## Taint")

    assert project.problems("parity") == [
        f"{EN}:1: parity-headings: differs from {ZH}: number 1 is '# taint' there and '## taint' here"
    ]


def test_a_changed_chinese_sentence_makes_the_translation_stale(project):
    project.edit(ZH, "节点有污点。[^", "节点没有污点。[^")

    assert project.problems("parity") == [STALE]


def test_a_changed_chinese_summary_makes_the_translation_stale(project):
    project.edit(ZH, "summary: 节点", "summary: 每个节点")

    assert project.problems("parity") == [STALE]


def test_another_wrapping_of_lines_changes_nothing(project):
    project.edit(ZH, "\n\n```yaml", "\n\n\n```yaml")

    assert project.problems("parity") == []


def test_a_page_that_was_never_stamped_is_stale(project):
    project.edit(EN, "translates:", "x:")

    assert project.problems("parity") == [STALE.replace(":7:", ":2:")]


def test_a_fingerprint_stays_the_same_for_good(page):
    assert fingerprint(page("一 句\n")) == "zh-98693091aae6"


def test_generated_text_of_the_two_languages_is_the_same_include(page):
    from scripts.checks.parity import skeleton

    chinese, english = page('--8<-- "zh/glossary.md"\n'), page('--8<-- "en/glossary.md"\n', "en")

    assert skeleton(chinese) == skeleton(english)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("accTitle: 一步\naccDescr: 从甲到乙。", "accTitle: One step\naccDescr: From a to b."),
        ('a["甲"] --> b', 'a["A"] --> b'),
        ("a -->|是| b", "a -->|yes| b"),
        ("participant a as 甲", "participant a as Alice"),
        ("a->>b: 问", "a->>b: ask"),
        ("Note over a,b: 等", "Note over a,b: wait"),
        ("loop 每秒", "loop every second"),
        ("[*] --> s", "  [*]   -->  s"),
    ],
)
def test_the_words_of_a_diagram_may_differ(chinese, english):
    assert structure(Fence(1, "mermaid", chinese)) == structure(Fence(1, "mermaid", english))


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("a --> b", "b --> a"),
        ("a --> b", "a -.-> b"),
        ("a->>b: 问", "a-->>b: ask"),
        ("a:::good", "a:::bad"),
        ('a["甲"]', 'a{"A"}'),
        ("participant a as 甲", "actor a as Alice"),
    ],
)
def test_nodes_edges_and_colours_of_a_diagram_may_not_differ(chinese, english):
    assert structure(Fence(1, "mermaid", chinese)) != structure(Fence(1, "mermaid", english))


def test_comments_in_code_are_words_and_the_rest_is_not():
    assert structure(Fence(1, "sh", "# 看\nls\n")) == structure(Fence(1, "sh", "# look\nls\n"))
    assert structure(Fence(1, "sh", "ls\n")) != structure(Fence(1, "sh", "ls -a\n"))
    assert structure(Fence(1, "sh", "ls\n")) != structure(Fence(1, "bash", "ls\n"))


@pytest.mark.parametrize(
    ("want", "got", "message"),
    [
        (["a\nb"], ["a\nc"], "number 1 is 'b' there and 'c' here"),
        (["a\nb"], ["a"], "number 1 is 'b' there and 'the end' here"),
        (["a"], ["a\n"], "number 1 is 'the end' there and '' here"),
        (["a", "b"], ["a"], "2 there, 1 here; the first one more there is 'b'"),
    ],
)
def test_a_difference_is_told_by_its_first_line(want, got, message):
    assert difference(want, got) == message
