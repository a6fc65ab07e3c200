"""Names of headings without marks, drawings that point to their words."""

import pytest

from scripts.site.access import mend

FIGURE = '<figure class="diagram" aria-label="a"><svg></svg></figure>'


@pytest.mark.parametrize(("language", "title"), [("zh", "本节的链接"), ("en", "Link to this section")])
def test_the_mark_of_a_heading_is_not_part_of_its_name(language, title):
    html = mend('<h2 id="a">A<a class="headerlink" href="#a" title="Permanent link">&para;</a></h2>', language)

    assert html == (
        f'<h2 id="a">A<a class="headerlink" href="#a" title="{title}" aria-hidden="true" tabindex="-1">&para;</a></h2>'
    )


def test_each_drawing_points_to_the_fold_out_below_it():
    html = mend(f'{FIGURE}\n<details class="note">1</details>{FIGURE}\n<details class="note">2</details>', "en")

    assert html.count('aria-details="in-words-1"') == html.count('<details class="note" id="in-words-1">1') == 1
    assert html.count('aria-details="in-words-2"') == html.count('<details class="note" id="in-words-2">2') == 1


def test_a_fold_out_elsewhere_is_not_taken_for_the_words_of_a_drawing():
    html = f'{FIGURE}<p>text</p>\n<details class="note">1</details>'

    assert mend(html, "en") == html


def test_words_that_take_the_place_of_a_drawing_on_narrow_screens_are_open():
    figure = '<figure class="diagram in-words" aria-label="a"><svg></svg></figure>'
    html = mend(f'{figure}\n<details class="note">1</details>', "en")

    assert '<details class="note in-words" id="in-words-1" open>1' in html
