"""How well search finds: every query of tests/search/queries.yml, and every recorded command and message, through the real worker in one page.

Floors are what the site promises; `FIGURES` are what was reached, and a fall of more than two points below them fails.
"""

import gzip

import pytest

from scripts.pages import LANGUAGES
from tests.conftest import ROOT
from tests.search.queries import Answer, Figures, figures, read, report
from tests.search.recorded import recorded
from tests.search.worker import below, pages

QUERIES = read(ROOT / "tests/search/queries.yml")
FLOORS = Figures(0, first=82, top3=93, section=55, nothing=0)
FIGURES = {
    "zh": Figures(0, first=83.7, top3=94.4, section=61.9, nothing=0),
    "en": Figures(0, first=87.3, top3=95.2, section=63.9, nothing=0),
}
FALL = 2.0
RECORDED_FLOORS = {"commands": 95, "messages": 96}  # percent with an own page among the first three
LARGEST_INDEX = 250_000  # bytes, packed
AWKWARD = [
    "--internal",
    "docker network create --internal",
    'plugin/loop: Loop (127.0.0.1:55953 -> :53) detected for zone "."',
    "title:dns +pod -taint ~2 ^3 *",
    "<img src=x onerror=alert(1)> <b>pod</b> & \"quotes\" 'single'",
    "((((",
    "pod " * 250,
    "容器" * 500,
    "   ",
    "\u200b\u3000",
    "🐳",
]


@pytest.fixture(scope="session")
def answers(ask) -> dict[str, list[Answer]]:
    """The answers to the whole table."""
    found = {}
    for language in LANGUAGES:
        own = [query for query in QUERIES if query.language == language]
        found[language] = [
            Answer(
                query,
                pages(answer, language),
                below(answer["items"][0][0]["location"], language) if answer["items"] else "",
            )
            for query, answer in zip(own, ask(language, [query.text for query in own]), strict=True)
        ]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_what_people_type(answers, language, record_property):
    own = answers[language]
    record_property("search", report(own))
    found = figures(own)

    missed = [
        f"{answer.query.kind}: {answer.query.text}: {answer.pages[:3]}"
        for answer in own
        if answer.query.counts and answer.rank != 1
    ]
    for floor in (
        FLOORS,
        Figures(0, FIGURES[language].first - FALL, FIGURES[language].top3 - FALL, FIGURES[language].section - FALL, 0),
    ):
        assert found.first >= floor.first, missed
        assert found.top3 >= floor.top3, missed
        assert found.section >= floor.section
    assert found.nothing == 0


@pytest.mark.parametrize(("kinds", "floor"), [(("message",), 90), (("identifier", "flag", "path"), 95)])
def test_what_is_pasted_finds_its_page_first(answers, kinds, floor):
    own = [answer for both in answers.values() for answer in both if answer.query.kind in kinds]

    assert len(own) >= 70
    assert figures(own).first >= floor, [answer.query.text for answer in own if answer.rank != 1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["commands", "messages"])
def test_what_was_recorded_finds_a_page_that_shows_it(ask, online, language, which, record_property):
    shown = recorded(online, language)[which == "messages"]
    assert len(shown) >= 200
    found = dict(zip(shown, ask(language, list(shown)), strict=True))

    nothing = [text for text, answer in found.items() if not answer["items"]]
    near = [text for text, answer in found.items() if shown[text] & set(pages(answer, language)[:3])]

    record_property(
        "search", f"{language} recorded {which}: own page among the first three for {len(near)} of {len(shown)}"
    )
    assert nothing == []
    assert 100 * len(near) / len(shown) >= RECORDED_FLOORS[which], [text for text in shown if text not in near]


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_text_is_words(ask, language):
    for text, answer in zip(AWKWARD, ask(language, AWKWARD), strict=True):
        assert bool(answer["items"]) == (text.strip("\u200b\u3000 🐳(") != ""), text
        for item in (item for group in answer["items"] for item in group):
            assert "<img" not in item["text"] and "<b>" not in item["text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_page_is_one_group_whose_section_opens_first(ask, language):
    answer = ask(language, ["dnsPolicy ClusterFirst"])[0]

    assert len(set(pages(answer, language))) == len(answer["items"]) <= 12
    scores = [item["score"] for group in answer["items"] for item in group if item["score"]]
    assert scores == sorted(set(scores), reverse=True), "Material opens the highest of all: no two may be alike"
    for group in answer["items"]:
        assert len([item for item in group if "#" not in item["location"]]) == 1
        assert all(item["location"].split("#")[0] == group[0]["location"].split("#")[0] for item in group)
        assert "<mark>" in group[0]["text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_snippets_hold_no_footnote_numbers_tags_manifests_or_invisible_spaces(ask, language):
    asked = [
        "apiVersion: v1 kind: Pod metadata",
        "topologySpreadConstraints maxSkew",
        "resolv.conf ndots",
        "驱逐 污点",
        "the kubelet reads",
    ]
    for answer in ask(language, asked):
        for item in (item for group in answer["items"] for item in group):
            assert not any(sign in item["text"] for sign in ("¶", "↩", "\u200b", "`", "apiVersion:", "[^k8s"))
            assert item["text"].replace("<mark>", "").replace("</mark>", "").find("<") == -1
            assert len(item["text"]) < 1500


@pytest.mark.parametrize(
    ("language", "text", "note"),
    [
        ("en", "argocd app OutOfSync", {"unknown": ["argocd", "OutOfSync"], "meant": [], "little": True}),
        ("en", "coreddns loop", {"unknown": [], "meant": [["coreddns", "coredns"]], "little": False}),
        ("zh", "蜘蛛网 CrashLoopBackOff 重启 退避时间 容器", {"unknown": ["蜘蛛网"], "meant": [], "little": False}),
        ("zh", "静态 Pod", {"unknown": [], "meant": [], "little": False}),
    ],
)
def test_words_that_were_not_found_are_named(ask, language, text, note):
    assert ask(language, [text])[0]["note"] == note


@pytest.mark.parametrize("language", LANGUAGES)
def test_queries_that_the_site_cannot_answer_say_so_more_often_than_others(ask, language):
    """Word counts cannot know what a page says; but most of these have words that the site lacks."""
    own = [query for query in QUERIES if query.language == language]
    told = dict(
        zip(own, [answer["note"]["little"] for answer in ask(language, [query.text for query in own])], strict=True)
    )
    unanswerable = [little for query, little in told.items() if query.kind == "unanswerable"]
    answerable = [little for query, little in told.items() if query.counts]

    assert sum(unanswerable) / len(unanswerable) >= 0.6
    assert sum(answerable) / len(answerable) <= 0.1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_is_small_and_leads_to_pages_and_headings_that_exist(ask, online, language):
    path = online / f"search/{language}.js"
    assert len(gzip.compress(path.read_bytes(), 9)) <= LARGEST_INDEX
    assert "\u200b" not in path.read_text(encoding="utf-8")
    answer = ask(language, ["Pod"])[0]
    for item in (item for group in answer["items"] for item in group):
        page, _, anchor = item["location"].partition("#")
        html = (online / page / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in html
