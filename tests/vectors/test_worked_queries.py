"""The counted queries of docs/*/dns/index.md: each cell against the model and against the recorded log."""

import re

import pytest
from page_tables import DOCS, LANGUAGES, read_page, table

LABS = DOCS / "labs" / "dns"
CLUSTER = "svc.cluster.local cluster.local corp.example".split()
# What existed when the lab was recorded; one.two.three.four.five.example.com did not.
EXISTING = [
    "web.default.svc.cluster.local",
    "www.example.com",
    "web.lab-libc.svc.cluster.local",
    "web.other.svc.cluster.local",
    "db-0.db.lab-libc.svc.cluster.local",
]
COUNTED = {
    "web": "web",
    "web.default": "web-default",
    "web.default.svc.cluster.local": "full-name",
    "web.default.svc.cluster.local.": "full-name-dot",
    "www.example.com": "external",
    "www.example.com.": "external-dot",
}
LIBRARIES = {
    ("web", 5): "web",
    ("web.other", 5): "web-other",
    ("www.example.com", 5): "external",
    ("www.example.com.", 5): "external-dot",
    ("web.other.svc.cluster.local", 5): "full-name",
    ("db-0.db.lab-libc.svc.cluster.local", 5): "five-dots",
    ("one.two.three.four.five.example.com", 5): "six-dots-missing",
    ("web", 1): "web",
    ("web.other", 1): "web-other",
}


def number(cell: str) -> int:
    """The number that a cell begins with."""
    return int(re.match(r"\d+", cell).group())


def first_column(rows: list[list[str]]) -> list[str]:
    return [row[0] for row in rows]


def dots(name: str) -> str:
    """What the pages put into the column of dots: nothing is counted where the name ends with one."""
    return "–" if name.endswith(".") else str(name.count("."))


def lines(transcript: str) -> int:
    """How many queries CoreDNS logged."""
    return (LABS / f"{transcript}.txt").read_text(encoding="utf-8").count("\n[INFO] ")


@pytest.fixture
def look(models):
    """Asks the model: how many questions a name costs in a namespace of the lab."""

    def ask(name, ndots, namespace="default", library="glibc"):
        searches = [f"{namespace}.svc.cluster.local", *CLUSTER]
        resolver = {"searches": searches, "options": [f"ndots:{ndots}"], "library": library}
        return models.call("dnsQueryOrder.look", name, resolver, EXISTING)

    return ask


def wrong_counts(page: str, look) -> list[str]:
    """Cells of the first table, A only, that differ from the model or from the recorded log."""
    wrong = []
    for name, written_dots, *cells in table(page, "counted"):
        if written_dots != dots(name):
            wrong.append(f"{name}: {written_dots} dots")
        for ndots, cell in zip((5, 1), cells, strict=True):
            model = len(look(name, ndots)["tries"])
            recorded = lines(f"ndots/ndots{ndots}-log-{COUNTED[name]}")
            if not number(cell) == model == recorded:
                wrong.append(f"{name} with ndots:{ndots}: page {cell}, model {model}, log {recorded}")
    return wrong


def wrong_libraries(page: str, look) -> list[str]:
    """Cells of the second table, A and AAAA, that differ from the model or from the recorded log."""
    wrong = []
    for name, written_dots, ndots, *cells in table(page, "libraries"):
        if written_dots != dots(name):
            wrong.append(f"{name}: {written_dots} dots")
        for library, cell in zip(("glibc", "musl"), cells, strict=True):
            answer = look(name, ndots, "lab-libc", library)
            recorded = lines(f"musl-glibc/ndots{ndots}-{library}-log-{LIBRARIES[name, int(ndots)]}")
            if not number(cell) == answer["questions"] == recorded:
                wrong.append(f"{name}, {library}: page {cell}, model {answer['questions']}, log {recorded}")
            if cell.isdigit() != bool(answer["answered"]):
                wrong.append(f"{name}, {library}: page {cell}, model answers {answer['answered']}")
    return wrong


@pytest.fixture(params=LANGUAGES)
def page(request) -> str:
    return read_page(request.param, "dns/index")


def test_every_counted_query_agrees_with_the_model_and_with_the_log(page, look):
    assert first_column(table(page, "counted")) == list(COUNTED)
    assert wrong_counts(page, look) == []


def test_every_count_of_a_library_agrees_with_the_model_and_with_the_log(page, look):
    rows = table(page, "libraries")
    assert [(name, int(row[2])) for name, row in zip(first_column(rows), rows, strict=True)] == list(LIBRARIES)
    assert wrong_libraries(page, look) == []


def test_what_a_way_of_asking_less_saves_is_what_the_model_says(page, look):
    ways = ("www.example.com.", 5), ("www.example.com", 2), ("www.example.com", 1)
    before = look("www.example.com", 5)["questions"]
    after = [look(name, ndots)["questions"] for name, ndots in ways]

    assert [row[1] for row in table(page, "cheaper")[:3]] == [f"{before} → {one}" for one in after]
    assert look("web.other.svc", 2)["questions"] == look("web.other.svc", 5)["questions"] + 2
    assert look("web.other", 1)["questions"] == look("web.other", 5)["questions"] + 2
    for name, ndots in (("web.other.svc", 2), ("web.other", 1)):
        assert look(name, ndots, library="musl")["answered"] is None


def test_both_families_and_a_missing_name_cost_what_the_page_says(look):
    assert lines("ndots/ndots5-log-external-both") == look("www.example.com", 5)["questions"] == 10
    assert lines("ndots/ndots5-log-missing") == look("nosuch.example.com", 5)["questions"] == 10


def test_a_wrong_count_is_found_with_its_place(page, look):
    spoiled = page.replace("| `web.default` | 1 | 2 | 3 |", "| `web.default` | 1 | 2 | 2 |")

    assert spoiled != page
    assert wrong_counts(spoiled, look) == ["web.default with ndots:1: page 2, model 3, log 3"]
