"""The check of manifests, in files and in pages."""

import pytest

WEB = "docs/manifests/pods/web.yaml"
ZH = "docs/zh/taint.md"


def test_a_project_without_manifests_fails(project):
    project.remove(WEB)

    assert project.problems("manifests") == [
        "docs/manifests:1: nothing-to-check: no manifests found here; a check of nothing is no pass"
    ]


def test_a_field_that_kubernetes_does_not_know_is_refused_at_its_place(project):
    project.edit(WEB, "image:", "imgae:")

    assert project.problems("manifests") == [
        f"{WEB}:8: refused: v1 Pod: Additional properties are not allowed ('imgae' was unexpected)"
    ]


def test_a_value_of_the_wrong_type_is_refused(project):
    project.edit(WEB, "name: web\nspec", "name: 7\nspec")

    assert project.problems("manifests") == [f"{WEB}:4: refused: v1 Pod: 7 is not of type 'string', 'null'"]


def test_a_kind_without_schema_is_refused(project):
    project.write(WEB, "apiVersion: example.org/v1\nkind: Thing\n")

    assert project.problems("manifests") == [
        f"{WEB}:1: refused: example.org/v1 Thing: Couldn't find schema for kind Thing with api version example.org/v1 for kubernetes version 1.36"
    ]


def test_a_kind_that_is_listed_needs_no_schema(project):
    project.write(WEB, "apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n")

    assert project.problems("manifests") == []


def test_a_version_without_schemas_refuses_everything(project):
    project.edit("docs/data/checked.yml", '"1.36"', '"9.9"')

    assert project.problems("manifests") == [
        f"{WEB}:1: refused: v1 Pod: kubernetes-validate does not support version 9.9"
    ]


@pytest.mark.parametrize(
    "text",
    ["kind: Pod\n", "apiVersion: v1\n", "apiVersion: 1\nkind: Pod\n", "apiVersion: a/b/c\nkind: Pod\n", "- a\n", "a\n"],
)
def test_what_is_no_object_is_refused(project, text):
    project.write(WEB, text)

    assert project.problems("manifests") == [f"{WEB}:1: refused: an object has an apiVersion and a kind"]


def test_every_document_of_a_file_is_validated(project):
    project.append(WEB, "---\napiVersion: v1\nkind: Pod\nmetdata: {}\n")

    assert project.problems("manifests") == [
        f"{WEB}:12: refused: v1 Pod: Additional properties are not allowed ('metdata' was unexpected)"
    ]


def test_a_key_that_occurs_twice_is_reported(project):
    project.edit(WEB, "kind: Pod", "kind: Pod\nkind: Pod")

    assert project.problems("manifests") == [f"{WEB}:3: bad-yaml: the key kind stands twice"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [\n", "2: bad-yaml: did not find expected node content"),
        ("{{ name }}: a\n", "1: bad-yaml: a key is text, not a list or a mapping"),
    ],
)
def test_a_file_that_is_no_yaml_is_reported(project, text, message):
    project.write(WEB, text)

    assert project.problems("manifests") == [f"{WEB}:{message}"]


@pytest.mark.parametrize("text", ["", "---\n", "# later\n"])
def test_a_file_without_object_is_reported(project, text):
    project.write(WEB, text)

    assert project.problems("manifests") == [f"{WEB}:1: empty-manifest: there is no object in this file"]


def test_a_manifest_that_no_page_shows_is_reported(project):
    project.write("docs/manifests/pods/other.yaml", project.read(WEB))

    assert project.problems("manifests") == [
        "docs/manifests/pods/other.yaml:1: unused-manifest: no page shows it; include it or remove it"
    ]


def test_a_manifest_is_shown_when_a_page_shows_some_of_its_lines(project):
    for language in ("zh", "en"):
        project.edit(
            f"docs/{language}/taint.md", '"manifests/pods/web.yaml"\n```', '"manifests/pods/web.yaml:5:8"\n```'
        )

    assert project.problems("manifests") == []


def test_yaml_of_six_lines_in_a_page_is_reported(project):
    project.append(ZH, "\n```yaml\n" + "a:\n" * 6 + "```\n")

    assert project.problems("manifests") == [
        f"{ZH}:32: inline-manifest: over 5 lines; put it into docs/manifests/ and include it"
    ]


def test_yaml_of_five_lines_in_a_page_is_fine(project):
    project.append(ZH, "\n```yaml\na: 1\nb: 1\nc: 1\nd: 1\ne: 1\n```\n")

    assert project.problems("manifests") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [("a: 1\na: 2", "the key a stands twice"), ("a: [", "did not find expected node content")],
)
def test_yaml_in_a_page_that_nobody_can_read_is_reported(project, text, message):
    project.append(ZH, f"\n```yaml\n{text}\n```\n")

    assert project.problems("manifests") == [f"{ZH}:32: bad-yaml: {message}"]
