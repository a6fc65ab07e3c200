"""The filter of dictionary pages, in a real browser."""

import pytest


@pytest.mark.parametrize(
    ("path", "typed", "left"),
    [("lifecycle/statuses", "imagepullback", "imagepullbackoff"), ("reference/glossary", "污点效果", "taint-effect")],
)
@pytest.mark.parametrize("address", ["http", "file"])
def test_what_does_not_hold_the_words_is_hidden_and_a_link_brings_it_back(visit, address, path, typed, left):
    tab = visit(address)
    page = tab.goto(path)
    other = page.locator("#oomkilled")

    page.locator(".dictionary-filter input").fill(typed)
    assert page.locator(f"[id='{left}']").is_visible()
    assert not other.is_visible()
    assert page.locator(".dictionary-filter output").inner_text()

    page.evaluate("location.hash = 'oomkilled'")
    other.wait_for(state="visible")
    assert tab.wrong == []


def test_without_scripts_the_page_has_its_list_of_names(visit):
    page = visit("http", java_script_enabled=False).goto("lifecycle/statuses")

    assert page.locator(".letters a[href='#crashloopbackoff']").count() == 1
    assert page.locator(".dictionary-filter").count() == 0
