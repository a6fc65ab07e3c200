"""The check of excerpts: what a sentence announces is in the lines that follow it."""

import pytest

ZH, EN = "docs/zh/taint.md", "docs/en/taint.md"
MANIFEST = "docs/manifests/pods/resize.yaml"
YAML = """\
kind: Pod
metadata: {name: resize}
spec:
  resizePolicy: Always
  resources:
    requests: {cpu: 100m, memory: 64Mi}
    limits: {cpu: 200m, memory: 128Mi}
"""


def shown(sentence: str, lines: str) -> str:
    return (
        f'\n{sentence}\n\n```yaml title="manifests/pods/resize.yaml"\n--8<-- "manifests/pods/resize.yaml{lines}"\n```\n'
    )


@pytest.mark.parametrize(
    ("path", "line", "sentence"),
    [
        # as it once stood on the first concept page, in both languages
        (ZH, 34, "这个 Pod 的限制是 200m CPU 和 128Mi 内存："),
        (EN, 35, "This Pod is limited to 200m CPU and 128Mi of memory:"),
    ],
)
def test_a_quantity_that_the_excerpt_does_not_show_is_reported(project, path, line, sentence):
    project.write(MANIFEST, YAML)
    project.append(path, shown(sentence, ":4:6"))

    assert project.problems("excerpts") == [
        f"{path}:{line}: beside-the-point: the sentence before names {quantity}, "
        "which these lines of manifests/pods/resize.yaml do not show; show the lines that do"
        for quantity in ("128Mi", "200m")
    ]


@pytest.mark.parametrize(
    ("sentence", "lines", "word"),
    [
        ("`limits` 是上限：", ":4:6", "limits"),
        ("有 1Gi 内存：", ":5:7", "1Gi"),
        ("先说 `limits`。再看 `resizePolicy`：", ":5:7", "resizePolicy"),
        ("The policy is `resizePolicy: Always`.", ":5", "resizePolicy"),
        ('??? example "The `limits`"', "::6", "limits"),
    ],
)
def test_a_word_of_the_file_that_the_excerpt_leaves_out_is_reported(project, sentence, lines, word):
    project.write(MANIFEST, YAML)
    project.append(ZH, shown(sentence, lines))

    assert any(f"names {word}, " in problem for problem in project.problems("excerpts"))


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        ("限制是 200m CPU 和 `128Mi` 内存：", ":5:7"),
        ("先说 `limits`。再看 `requests`：", ":5:6"),
        ("`resize` 用 `kubectl apply` 建：", ":5:6"),
        ("`limits` 是上限：", ""),
        ("等 5 m 也行，10 分钟也行：", ":5:6"),
    ],
)
def test_an_excerpt_that_shows_it_and_words_about_something_else_are_fine(project, sentence, lines):
    project.write(MANIFEST, YAML)
    project.append(ZH, shown(sentence, lines))

    assert project.problems("excerpts") == []


def test_a_part_of_a_transcript_is_held_against_the_whole(project):
    project.write("docs/labs/pods/web/list.txt", "$ kubectl get pods\nNAME\nweb\n")
    project.edit(ZH, '```console title="node"', '看 `web` 和 `other`：\n\n```console title="node"')

    assert project.problems("excerpts") == [
        f"{ZH}:19: beside-the-point: the sentence before names web, "
        "which these lines of labs/pods/web/list.first.txt do not show; show the lines that do"
    ]


def test_a_table_or_another_block_before_is_no_sentence(project):
    project.write(MANIFEST, YAML)
    project.append(ZH, shown("| `limits` | 200m |", ":4:6"))

    assert project.problems("excerpts") == []


def test_a_project_without_excerpts_fails(project):
    for path in (ZH, EN):
        project.edit(path, "list.first.txt", "list.txt")

    assert project.problems("excerpts") == [
        "docs:1: nothing-to-check: no parts of manifests and transcripts found here; a check of nothing is no pass"
    ]
