"""The onboarding week: ticks, the summary and its copy, paper."""

import re

import pytest

ADDRESSES = ["http", "file"]
REFUSE = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });"
SELECTED = "() => { const text = document.querySelector('textarea'); return text.value.slice(text.selectionStart, text.selectionEnd); }"


@pytest.mark.parametrize("name", ["start/onboarding", "en/start/onboarding"])
def test_the_onboarding_week_prints_on_two_pages(visit, name):
    paper = visit("http").goto(name).pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 2


@pytest.mark.parametrize("address", ADDRESSES)
def test_ticks_of_the_onboarding_week_are_kept_and_told(visit, address):
    tab = visit(address)
    page = tab.goto("en/start/onboarding")
    questions = page.locator("[data-tick]").all_inner_texts()
    assert len(questions) >= 10
    page.locator(".tick").nth(1).check()
    counted = f"1 of {len(questions)} questions answered"
    assert page.locator("article [role=status]").inner_text() == counted
    assert page.get_by_label("Summary").input_value().splitlines() == [
        counted,
        *(f"[{'x' if place == 1 else ' '}] {question}" for place, question in enumerate(questions)),
    ]

    page.reload()

    assert page.locator(".tick").nth(1).is_checked()
    assert not page.locator(".tick").first.is_checked()
    assert page.get_by_label("Summary").input_value().startswith(counted)
    assert tab.wrong == []


def test_the_onboarding_week_works_without_storage(visit):
    tab = visit("http")
    tab.page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    page = tab.goto("start/onboarding")
    page.locator(".tick").first.check()
    assert page.locator("article [role=status]").inner_text().startswith("已能回答 1 / ")


def test_the_summary_is_copied_as_it_stands_in_the_field(visit):
    page = visit("http", permissions=["clipboard-read", "clipboard-write"]).goto("en/start/onboarding")
    page.get_by_label("Summary").fill("my own words")

    page.get_by_role("button", name="Copy the summary").click()

    page.get_by_role("button", name="Copied", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "my own words"


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_a_clipboard_for_pages_the_old_way_copies(visit, address):
    tab = visit(address)
    tab.page.add_init_script(REFUSE)
    page = tab.goto("en/start/onboarding")
    page.evaluate("document.addEventListener('copy', () => { window.copied = String(getSelection()); })")
    page.get_by_label("Summary").fill("my own words")

    page.get_by_role("button", name="Copy the summary").click()

    page.get_by_role("button", name="Copied", exact=True).wait_for()
    assert page.evaluate("window.copied") == "my own words"


@pytest.mark.parametrize(
    ("name", "copy", "told"),
    [
        ("en/start/onboarding", "Copy the summary", "Not copied: the text is selected, copy it with the keyboard"),
        ("start/onboarding", "复制小结", "没能复制：文字已选中，请用键盘复制"),
    ],
)
def test_what_could_not_be_copied_is_not_called_copied(visit, name, copy, told):
    tab = visit("http")
    tab.page.add_init_script(REFUSE + "document.execCommand = () => false;")
    page = tab.goto(name)

    page.get_by_role("button", name=copy).click()

    page.get_by_role("button", name=told, exact=True).wait_for()
    assert page.evaluate(SELECTED) == page.locator("textarea").input_value() != ""
