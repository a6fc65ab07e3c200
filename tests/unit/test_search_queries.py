"""The queries that measure search are no part of what it answers from, and the figures are what they say."""

import dataclasses

import pytest

from scripts.pages import LANGUAGES
from scripts.project import Project
from scripts.site.search_index import dictionaries
from tests.conftest import ROOT
from tests.search.queries import Answer, Query, figures, place, read, report, standing_in

QUERIES = read(ROOT / "tests/search/queries.yml")


def query(text: str, kind: str = "question", **more) -> Query:
    return Query("en", kind, text, "a-need", {"dns/policies": 2, "dns/index": 1}, ["dns/policies#cluster"], **more)


def test_no_query_stands_in_the_data_that_search_answers_from():
    known, _ = dictionaries(ROOT / "docs")

    assert standing_in((form for forms in known.values() for form in forms), QUERIES) == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("pod stuck in terminating", "Pod stuck in Terminating!"),
        ("容器 起不来", "容器起不来"),
        ("must provide dnsConfig when", "The API server says: must provide dnsConfig when dnsPolicy is None"),
    ],
)
def test_a_query_in_the_data_is_found_out(text, form):
    assert standing_in([form], [query(text)]) == [f"en question: {text}"]


@pytest.mark.parametrize("text", ["CrashLoopBackOff", "Init:0/3", "pod stuck", "--pids-limit"])
def test_a_bare_identifier_and_what_is_only_like_a_form_may_stand(text):
    assert standing_in(["CrashLoopBackOff", "Init:0/3", "Pod stuck in Terminating", "pids-limit"], [query(text)]) == []


def test_a_word_that_the_glossary_has_does_not_count():
    known = query("health check", form=True)

    assert standing_in(["health check"], [known]) == []
    assert figures([Answer(known, [], "")]).count == 0


def test_few_words_are_marked_as_known_to_the_glossary_and_each_is():
    known, _ = dictionaries(ROOT / "docs")
    forms = [form for own in known.values() for form in own]
    marked = [one for one in QUERIES if one.form]

    assert len(marked) <= 6
    assert [one.text for one in marked if not standing_in(forms, [dataclasses.replace(one, form=False)])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_many_queries_of_every_kind(language):
    kinds = [one.kind for one in QUERIES if one.language == language]

    assert len(kinds) >= 260
    assert all(kinds.count(kind) >= 3 for kind in set(kinds) - {"mixed"})
    assert 0.2 <= sum(one.held_out for one in QUERIES) / len(QUERIES) <= 0.4


def test_every_page_and_section_that_answers_exists():
    project = Project(ROOT)

    assert [
        f"{one.text}: {name}"
        for one in QUERIES
        for name in (*one.pages, *one.sections)
        if not project.page_exists(name)
    ] == []


def test_both_languages_of_a_need_are_held_out_together():
    assert query("a").held_out == dataclasses.replace(query("b"), language="zh").held_out


@pytest.mark.parametrize(
    ("pages", "rank"), [(["dns/", "pods/"], 1), (["pods/", "dns/policies/"], 2), (["pods/"], 0), ([], 0)]
)
def test_the_rank_is_the_place_of_the_first_page_that_answers(pages, rank):
    assert Answer(query("a"), pages, "").rank == rank


def test_figures_count_ranks_sections_and_empty_answers():
    answers = [
        Answer(query("a"), ["dns/policies/"], "dns/policies/#cluster"),
        Answer(query("b"), ["pods/", "dns/"], "pods/#one"),
        Answer(query("c"), [], ""),
        Answer(query("d", kind="unanswerable"), [], ""),
    ]

    result = figures(answers)

    assert (result.count, result.nothing) == (3, 1)
    assert (round(result.first), round(result.top3), round(result.section)) == (33, 67, 33)
    assert "en question      " in report(answers) and "unanswerable" not in report(answers)


def test_a_place_is_what_the_online_site_has():
    assert place("dns/index#search") == "dns/#search"
    assert place("index") == ""
    assert place("dns/policies") == "dns/policies/"
