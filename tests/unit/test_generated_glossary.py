"""The glossary: what an entry says, and each language in its own order."""

import re

import pytest

from scripts.generated.glossary import entry, glossary, letter
from scripts.yaml_files import read_yaml
from tests.conftest import ROOT

TAINT = {
    "term": {"zh": "污点", "en": "taint"},
    "variants": {"zh": ["污点标记"], "en": ["node taint"]},
    "definition": {"zh": "节点上的标记。", "en": "A mark on a node."},
    "see": "taint.md#taint",
}
POD = {
    "term": {"zh": "Pod", "en": "Pod"},
    "variants": {"zh": [], "en": []},
    "definition": {"zh": "一组容器。", "en": "A group."},
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "zh",
            "#### 污点（taint） {#taint}\n\n节点上的标记。\n\n也作：污点标记、node taint\n\n详见[污点页](../taint.md#taint)\n",
        ),
        (
            "en",
            "#### taint (污点) {#taint}\n\nA mark on a node.\n\nAlso: node taint, 污点标记\n\nMore: [污点页](../taint.md#taint)\n",
        ),
    ],
)
def test_a_term_has_the_other_language_its_definition_variants_and_the_name_of_its_page(language, text):
    assert entry("taint", TAINT, language, {"taint.md": "污点页"}) == text


def test_a_term_that_is_one_word_in_both_languages_stands_once():
    assert entry("pod", POD, "zh", {}) == "#### Pod {#pod}\n\n一组容器。\n"


def test_terms_stand_under_their_letters_which_are_linked():
    text = glossary({"taint": TAINT, "pod": POD}, "zh", {})

    assert text.startswith("字母：[P](#letter-p) [W](#letter-w)\n{: .letters }\n")
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "### P {#letter-p .letter }",
        "#### Pod {#pod}",
        "### W {#letter-w .letter }",
        "#### 污点（taint） {#taint}",
    ]


# Worked by hand: the pinyin of each term's first character.
@pytest.mark.parametrize(
    ("term", "wanted"),
    [
        ("污点", "W"),
        ("重启策略", "C"),
        ("调度", "D"),
        ("沙箱", "S"),
        ("主机网络", "Z"),
        ("`dnsPolicy`", "D"),
        ("阿", "A"),
    ],
)
def test_a_chinese_term_stands_under_its_pinyin(term, wanted):
    assert letter(term) == wanted


def test_a_character_whose_place_is_not_known_is_refused():
    with pytest.raises(ValueError, match="蓥.* give it a reading in READ_AS"):
        letter("蓥")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_term_of_the_site_has_a_place(language):
    terms = read_yaml(ROOT / "docs/data/glossary.yml")

    assert len(re.findall(r"^#### ", glossary(terms, language, {}), re.M)) == len(terms) > 100
