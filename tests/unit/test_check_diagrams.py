"""The check of diagrams and their drawings."""

import pytest

ZH = "docs/zh/taint.md"
RUN = "run: python3 scripts/dev.py draw"
BOTH = [("docs/en/taint.md", 22), (ZH, 21)]


@pytest.fixture
def both(project):
    """Change the diagram of both pages, and draw it."""

    def change(old, new):
        from scripts.project import Project
        from scripts.site import diagrams

        for path, _ in BOTH:
            project.edit(path, old, new)
        project.remove(project.drawing)
        for key in diagrams.diagrams_of(Project(project.root).pages):
            project.write(f"docs/assets/diagrams/{key}.svg", "<svg></svg>\n")
        return project.problems("diagrams")

    return change


def test_a_project_without_diagrams_fails(project):
    for path, _ in BOTH:
        project.edit(path, "```mermaid", "```dot")

    assert project.problems("diagrams") == [
        "docs:1: nothing-to-check: no diagrams found here; a check of nothing is no pass"
    ]


@pytest.mark.parametrize(
    ("name", "line"), [("accTitle", "  accTitle: One step\n"), ("accDescr", "  accDescr: It leads from a to b.\n")]
)
def test_a_diagram_without_title_or_description_is_reported(both, name, line):
    assert both(line, "") == [
        f"{path}:{number}: diagram-without-name: give the diagram an {name}: line" for path, number in BOTH
    ]


def test_an_empty_title_is_no_title(both):
    assert both("accTitle: One step", "accTitle:") == [
        f"{path}:{number}: diagram-without-name: give the diagram an accTitle: line" for path, number in BOTH
    ]


@pytest.mark.parametrize(
    "line", ["style a fill:red", "classDef red fill:red", "linkStyle 0 stroke:red", "%%{init: {}}%%"]
)
def test_a_diagram_with_colours_of_its_own_is_reported(both, line):
    assert both("  a --> b", f"  a --> b\n  {line}") == [
        f"{path}:{number}: diagram-with-style: colours live in assets/site/diagrams.css; use :::accent, :::good, :::bad or :::muted"
        for path, number in BOTH
    ]


def test_the_colours_of_the_style_sheet_are_fine(both):
    assert both("a --> b", "a:::good --> b") == []


def test_a_diagram_without_words_is_reported(project):
    project.edit(ZH, "??? note", "!!! note")

    assert project.problems("diagrams") == [
        f"{ZH}:21: diagram-without-words: tell the diagram in words in a ??? note right below it"
    ]


def test_a_changed_diagram_without_a_new_drawing_is_reported(project):
    project.edit(ZH, "a --> b", "a --> c")

    assert project.problems("diagrams") == [f'{ZH}:21: not-drawn: no drawing of "One step"; {RUN}']


def test_a_drawing_that_no_page_has_is_reported(project):
    project.write("docs/assets/diagrams/0.svg", "")

    assert project.problems("diagrams") == [
        f"docs/assets/diagrams/0.svg:1: unused-drawing: no page has this diagram; {RUN}"
    ]
