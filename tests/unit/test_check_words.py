"""The check of typography and spelling."""

import subprocess

import pytest

from scripts.checks import words

ZH, EN = "docs/zh/taint.md", "docs/en/taint.md"


@pytest.fixture
def silent(monkeypatch):
    """No spelling here: asking codespell takes a third of a second."""
    monkeypatch.setattr(words, "spelling", lambda root, paths: [])


def test_a_project_without_pages_fails(project):
    project.remove(ZH)
    project.remove(EN)

    assert project.problems("words") == ["docs:1: nothing-to-check: no pages found here; a check of nothing is no pass"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("一个Pod", "一个 Pod"), ("节点,Pod", "节点，Pod"), ("有 3个节点", "有 3 个节点")],
)
def test_chinese_typography_is_reported(silent, project, wrong, right):
    project.append(ZH, f"\n{wrong}\n")

    assert project.problems("words") == [f"{ZH}:32: typography: write {right!r} instead of {wrong!r}"]


@pytest.mark.parametrize(
    "text",
    [
        "用 `静态Pod` 这个词",
        "见[静态 Pod](静态Pod.md)",
        "污点。[^k8s-taint]",
        "污点[^k8s-taint]和容忍度",
        "- [Pod](pods.md){ .ask }",
        "```sh\n# 一个Pod\n```",
        '<div class="doors" markdown>\n\n用 `静态Pod` 这个词\n\n</div>',
    ],
)
def test_code_addresses_footnotes_and_attributes_are_no_prose(silent, project, text):
    project.append(ZH, f"\n{text}\n")

    assert project.problems("words") == []


def test_typography_between_tags_is_reported(silent, project):
    project.append(ZH, "\n<div markdown>\n\n一个Pod\n\n</div>\n")

    assert project.problems("words") == [f"{ZH}:34: typography: write '一个 Pod' instead of '一个Pod'"]


def test_english_pages_have_no_chinese_typography(silent, project):
    project.append(EN, "\nThe term 一个Pod.\n")

    assert project.problems("words") == []


@pytest.mark.parametrize(("path", "line", "text"), [(ZH, 32, "这** 很**重要"), (EN, 33, "It is ** very** important.")])
def test_bold_text_that_stays_asterisks_is_reported(silent, project, path, line, text):
    project.append(path, f"\n{text}\n")

    assert project.problems("words") == [
        f"{path}:{line}: bold-not-rendered: the ** stay on the page; keep punctuation outside the bold text"
    ]


@pytest.mark.parametrize("text", ["这**很**重要", "`2 ** 3`", "| **a** | b |"])
def test_bold_text_that_is_bold_is_fine(silent, project, text):
    project.append(ZH, f"\n{text}\n")

    assert project.problems("words") == []


@pytest.mark.parametrize(
    ("path", "line"),
    [(EN, 33), ("docs/data/glossary.yml", 10), ("docs/data/claims.yml", 15), ("docs/data/onboarding.yml", 9)],
)
def test_a_misspelt_word_is_reported(project, path, line):
    project.append(path, "\n# recieve\n")
    if path == EN:
        project.edit(path, "\n# recieve", "\nrecieve")

    assert project.problems("words") == [f"{path}:{line}: spelling: recieve: did you mean receive?"]


@pytest.mark.parametrize(("status", "output"), [(2, ""), (65, "")])
def test_a_spelling_checker_that_fails_is_no_pass(project, monkeypatch, status, output):
    monkeypatch.setattr(
        subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], status, output, "no dictionary\n")
    )

    assert project.problems("words") == ["docs:1: spelling-not-checked: codespell failed: no dictionary"]
