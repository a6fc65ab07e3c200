"""Text that pages include but nobody types."""

import pytest

from scripts.generated import reading_time
from scripts.generated import texts as generated_pages
from scripts.pages import read_pages
from scripts.site.data import load
from scripts.yaml_files import read_yaml


@pytest.fixture
def data(project):
    return load(project.docs)


def test_every_text_is_made_in_both_languages(project, data):
    texts = generated_pages.generate(data, project.docs)

    chinese, english = (
        {name.partition("/")[2] for name in texts if name.startswith(f"{language}/")} for language in ("zh", "en")
    )
    assert chinese == english
    assert {
        "basis.md",
        "claim-counts.md",
        "claims.md",
        "counts.md",
        "differing.md",
        "errata.md",
        "glossary.md",
        "machines.md",
        "onboarding.md",
        "situations.md",
        "statuses.md",
        "versions.md",
    } <= chinese


def test_headings_are_the_same_in_both_languages(project, data):
    texts = generated_pages.generate(data, project.docs)

    def ids(text):
        return [word for word in text.split() if word.startswith("{#")]

    for name in ("claims", "onboarding", "statuses", "versions"):
        assert ids(texts[f"zh/{name}.md"]) == ids(texts[f"en/{name}.md"]) != []
    terms = {f"{{#{name}}}" for name in data["glossary"]}
    assert terms == terms & set(ids(texts["zh/glossary.md"])) == terms & set(ids(texts["en/glossary.md"]))


def test_a_text_that_says_the_same_is_left_alone(tmp_path):
    generated_pages.write({"zh/a.md": "一\n", "zh/b.md": "二\n"}, tmp_path)
    before = (tmp_path / "zh/a.md").stat().st_mtime_ns

    generated_pages.write({"zh/a.md": "一\n", "zh/b.md": "三\n"}, tmp_path)

    assert (tmp_path / "zh/a.md").stat().st_mtime_ns == before
    assert (tmp_path / "zh/b.md").read_text(encoding="utf-8") == "三\n"
    assert sorted(path.name for path in (tmp_path / "zh").iterdir()) == ["a.md", "b.md"]


def test_a_text_changes_in_one_step_for_a_build_that_reads_it_meanwhile(tmp_path):
    generated_pages.write({"zh/a.md": "一\n"}, tmp_path)
    with (tmp_path / "zh/a.md").open(encoding="utf-8") as reader:
        generated_pages.write({"zh/a.md": "二\n"}, tmp_path)

        assert reader.read() == "一\n"


def test_a_claim_has_quote_verdict_truth_source_and_page(data):
    assert generated_pages.claims(data["claims"], data["words"]["verdicts"], "zh") == (
        "## 污点 {#taints}\n\n### C01 {#c01}\n\n"
        '> <span lang="zh">节点有污点</span>\n\n'
        '<span class="verdict verdict-correct">正确</span> 对。[^k8s-taint] [详见](../taint.md)\n'
    )


def test_an_english_reader_gets_the_quote_in_english_too(data):
    assert "\nIn English: A node has a taint\n" in generated_pages.claims(
        data["claims"], data["words"]["verdicts"], "en"
    )


@pytest.mark.parametrize(
    ("language", "text"), [("zh", "原文此处是两张图片，已经丢失。"), ("en", "Two pictures stood here; they are lost.")]
)
def test_lost_pictures_are_said_to_be_lost(data, language, text):
    data["claims"][0]["claims"][0]["quote"] = None

    assert f"\n{text}\n" in generated_pages.claims(data["claims"], data["words"]["verdicts"], language)


def test_verdicts_are_counted_even_when_there_is_none(data):
    rows = generated_pages.claim_counts(data["claims"], data["words"]["verdicts"], "en").splitlines()

    assert rows[0] == "| Verdict | Claims |"
    assert rows[2] == '| <span class="verdict verdict-correct">correct</span> | 1 |'
    assert rows[-2] == '| <span class="verdict verdict-wrong">wrong</span> | 0 |'
    assert rows[-1] == "| all | 1 |"


def test_everything_is_counted_once(project, data):
    assert generated_pages.counts(data, project.docs, read_pages(project.docs), "en").splitlines()[2:] == [
        "| Pages | 1 |",
        "| Sources cited | 1 |",
        "| Recorded commands with output | 1 |",
        "| Manifests | 1 |",
        "| Diagrams | 1 |",
        "| Terms | 1 |",
        "| Changes in newer versions | 1 |",
        "| Corrections | 1 |",
        "| Claims of the original note | 1 |",
    ]


@pytest.mark.parametrize(
    ("language", "body", "minutes"),
    [
        ("zh", "", 1),
        ("zh", "字" * 260, 1),
        ("zh", "字" * 261, 2),
        ("en", "word " * 300, 2),
        ("zh", "word " * 300, 1),
        ("en", "```sh\n" + "ls\n" * 40 + "```\n", 2),
        ("en", '--8<-- "a.txt"\n' * 5, 3),
        ("en", "[w](" + "a" * 9999 + ") " + "{ .b c d }" * 999, 1),
    ],
)
def test_reading_time_counts_characters_words_and_lines_of_files(page, language, body, minutes):
    assert reading_time.minutes(page(body, language), {}) == (minutes, 0)


def test_a_sitting_has_goal_pages_with_minutes_and_questions(project):
    week = read_yaml(project.docs / "data/onboarding.yml")
    own = {page.name: page for page in read_pages(project.docs) if page.language == "en"}

    assert generated_pages.onboarding(week, own, "en", {}) == (
        "## First {#first}\n\nKnow taints. (about 2 minutes)\n\n**Read**\n\n"
        "- [Taint](../taint.md) · about 2 minutes\n\n"
        "**Know before moving on**\n\n"
        '- [What is a taint?](../taint.md#taint){ .ask data-tick="first-1" }\n'
    )


def test_what_stands_below_the_line_is_detail_and_what_is_folded_does_not_count(page):
    han = "字" * 520
    body = f'{han}\n\n??? note "more"\n\n    {han}\n\nend\n\n<p class="core-ends">x</p>\n\n{han}\n{han}\n'

    core, rest = reading_time.minutes(page(body), {})
    assert (core, rest) == (3, 5)


def test_a_drawing_counts_half_a_minute_and_not_by_the_lines_of_its_source(page):
    drawing = "```mermaid\n" + "a --> b\n" * 60 + "```\n"

    assert reading_time.minutes(page(drawing * 4), {}) == (2, 0)
