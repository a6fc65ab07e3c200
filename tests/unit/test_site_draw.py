"""Which diagrams are drawn, and which drawings go; tests/browser/test_drawing.py draws."""

import pytest

from scripts.site import draw as draw_diagrams


@pytest.fixture
def draw(project, monkeypatch):
    """Draw with a pen that writes the source down and cannot draw the word `broken`."""

    def pen(missing, folder):
        for key, source in missing.items():
            if "broken" not in source:
                (folder / f"{key}.svg").write_text(source, encoding="utf-8")
        return [f"{key}: cannot read" for key, source in missing.items() if "broken" in source]

    monkeypatch.setattr(draw_diagrams, "ROOT", project.root)
    monkeypatch.setattr(draw_diagrams, "draw", pen)
    return lambda: draw_diagrams.main([])


def test_a_drawing_that_is_there_is_left_alone(draw, project, capsys):
    assert draw() == 0
    assert project.read(project.drawing) == "<svg></svg>\n"
    assert capsys.readouterr().out == "0 drawn, 1 up to date, 0 removed\n"


def test_a_changed_diagram_is_drawn_and_its_old_drawing_goes(draw, project, capsys):
    for language in ("zh", "en"):
        project.edit(f"docs/{language}/taint.md", "a --> b", "a --> c")

    assert draw() == 0
    assert not (project.root / project.drawing).exists()
    assert project.problems("diagrams") == []
    assert capsys.readouterr().out == "1 drawn, 0 up to date, 1 removed\n"


def test_a_diagram_that_cannot_be_drawn_is_told_and_the_others_are_drawn(draw, project, capsys):
    project.edit("docs/zh/taint.md", "a --> b", "a --> broken")
    project.edit("docs/en/taint.md", "a --> b", "a --> c")

    assert draw() == 1
    printed = capsys.readouterr()
    assert printed.out == "1 drawn, 0 up to date, 1 removed\n"
    assert printed.err.startswith("not drawn: ") and printed.err.endswith(": cannot read\n")
