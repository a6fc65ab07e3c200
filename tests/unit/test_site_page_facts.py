"""The line below a title."""

from scripts.site.page_facts import line


def test_a_page_with_details_tells_the_minutes_of_both_parts_what_comes_before_and_what_it_is_good_for(page):
    shown = line(page("x", "en", 'title: T\nafter: "tell <a> from b"'), (5, 12), [("../pods/", "Pods & more")])

    assert shown == (
        '<p class="page-facts" data-search-exclude>Core: about 5 min; details: about 12 min more · '
        'Read first: <a href="../pods/">Pods &amp; more</a> · Afterwards you can tell &lt;a&gt; from b</p>'
    )


def test_a_page_without_details_tells_its_minutes_alone(page):
    assert line(page("x", "zh"), (3, 0), []) == '<p class="page-facts" data-search-exclude>约 3 分钟</p>'
