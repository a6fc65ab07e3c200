"""From a Mermaid fence to a drawing in the page."""

import pytest

from scripts.site import diagrams


def test_a_key_depends_on_the_source_and_not_on_the_space_around_it():
    assert diagrams.key("a --> b\n") == diagrams.key("\na --> b")
    assert diagrams.key("a --> b") != diagrams.key("a --> c")


def test_a_new_mermaid_makes_every_drawing_stale(monkeypatch):
    before = diagrams.key("a --> b")
    monkeypatch.setattr(diagrams, "MERMAID", "other")

    assert diagrams.key("a --> b") != before


@pytest.mark.parametrize("name", ["SETTINGS", "DRAW"])
def test_other_settings_or_another_way_of_drawing_make_every_drawing_stale(monkeypatch, tmp_path, name):
    before = diagrams.key("a --> b")
    changed = tmp_path / "changed"
    changed.write_text(getattr(diagrams, name).read_text(encoding="utf-8").replace("16", "17"), encoding="utf-8")
    monkeypatch.setattr(diagrams, name, changed)

    assert diagrams.key("a --> b") != before


def test_the_sources_of_pages_are_their_mermaid_fences(page):
    one = page("```sh\nls\n```\n\n```mermaid\na --> b\n```\n")

    assert diagrams.diagrams_of([one]) == {diagrams.key("a --> b"): (one, 8, "a --> b\n")}


@pytest.mark.parametrize(
    ("source", "title"),
    [("flowchart LR\n  accTitle: One  \n  a --> b", "One"), ("accTitle:\naccDescr: two", ""), ("a --> b", "")],
)
def test_a_title_is_what_stands_on_the_line_of_acctitle(source, title):
    assert diagrams.title(source) == title


def test_a_drawing_takes_the_place_of_its_source(tmp_path):
    source = 'accTitle: a "b"\na --> b\n'
    (tmp_path / f"{diagrams.key(source)}.svg").write_text('<svg width="7"></svg>\n', encoding="utf-8")

    html = diagrams.inline('<p>1</p><div class="mermaid">accTitle: a &quot;b&quot;\na --&gt; b</div><p>2</p>', tmp_path)

    assert (
        html
        == '<p>1</p><figure class="diagram" role="group" tabindex="0" aria-label="a &quot;b&quot;" style="--width: 7px" data-search-exclude><svg width="7"></svg></figure><p>2</p>'
    )


def test_a_missing_drawing_is_an_error_that_names_the_command(tmp_path):
    with pytest.raises(ValueError) as error:
        diagrams.inline('<div class="mermaid">accTitle: One step\na</div>', tmp_path)

    assert str(error.value) == 'no drawing of the diagram "One step"; run: python3 scripts/dev.py draw'


def write(folder, source, width, narrow=None):
    (folder / f"{diagrams.key(source)}.svg").write_text(f'<svg id="w" width="{width}"></svg>', encoding="utf-8")
    if narrow:
        (folder / f"{diagrams.key(source)}.narrow.svg").write_text(
            f'<svg id="n" width="{narrow}"></svg>', encoding="utf-8"
        )
    return diagrams.inline(f'<div class="mermaid">{source}</div>', folder)


def test_a_wide_drawing_stands_beside_the_one_for_narrow_screens(tmp_path):
    html = write(tmp_path, "accTitle: A\na", 600, 300)

    assert 'class="diagram"' in html
    assert '<svg data-size="wide" id="w" width="600"></svg><svg data-size="narrow" id="n" width="300"></svg>' in html


def test_a_wide_drawing_alone_gives_way_to_its_words_on_narrow_screens(tmp_path):
    assert 'class="diagram in-words"' in write(tmp_path, "accTitle: A\na", 600)


def test_a_drawing_that_is_narrow_enough_is_the_only_one(tmp_path):
    html = write(tmp_path, "accTitle: A\na", diagrams.NARROW)

    assert 'class="diagram"' in html and "data-size" not in html
