"""Changes after the basis: the line at the sentence, the box at the head of a page, the table, and the corrections."""

import pytest

from scripts.generated import changes, errata, versions
from scripts.generated import texts as generated_pages
from scripts.pages import read_pages
from scripts.site.data import load


@pytest.fixture
def data(project):
    return load(project.docs)


@pytest.fixture
def pages(project):
    return lambda language: {page.name: page for page in read_pages(project.docs) if page.language == language}


def test_a_change_is_a_quiet_line_with_component_version_and_source(project, data):
    texts = generated_pages.generate(data, project.docs)

    assert (
        texts["zh/changes/tainted-twice.md"]
        == "**Kubernetes 1.37 起：**节点可以有两个污点。[^k8s-taint]\n{: .since #since-tainted-twice }\n"
    )
    assert (
        texts["en/changes/tainted-twice.md"]
        == "**From Kubernetes 1.37:** A node can have two taints.[^k8s-taint]\n{: .since #since-tainted-twice }\n"
    )


def test_a_change_that_ended_says_until_when(project):
    project.edit("docs/data/changes.yml", "  stage: change", '  until: "1.38"\n  stage: change')

    assert generated_pages.generate(load(project.docs), project.docs)["en/changes/tainted-twice.md"].startswith(
        "**From Kubernetes 1.37, before 1.38:** "
    )


def test_the_table_has_a_heading_for_an_area_and_a_row_for_a_change(data, pages):
    data["changes"][0] |= {"gate": "TwoTaints", "stage": "beta", "default": "on"}

    assert versions.table(data["changes"], "zh", pages("zh")) == (
        "## 调度 {#scheduling}\n\n"
        "| 改了什么 | 哪些版本 | 阶段 | 意味着什么 | 在哪一页 |\n| --- | --- | --- | --- | --- |\n"
        '| **污点**<br>`TwoTaints` {: #tainted-twice data-runs="kubernetes-1.37" } | Kubernetes 1.37 起 | beta，默认开 '
        "| 节点可以有两个污点。[^k8s-taint] | [污点](../taint.md#taint) |\n"
    )
    assert versions.table(data["changes"], "en", pages("en")).splitlines()[-1] == (
        '| **taints**<br>`TwoTaints` {: #tainted-twice data-runs="kubernetes-1.37" } | From Kubernetes 1.37 '
        "| beta, on by default | A node can have two taints.[^k8s-taint] | [Taint](../taint.md#taint) |"
    )


def test_a_place_below_the_title_is_told_by_its_heading(project, pages):
    project.append("docs/en/taint.md", "\n## Effects {#effects}\n")

    assert versions.place("taint#effects", pages("en")) == "[Taint · Effects](../taint.md#effects)"


def test_a_change_without_a_page_says_so(data, pages):
    data["changes"][0]["pages"] = []

    assert versions.table(data["changes"], "en", pages("en")).endswith("| no page differs |\n")


def test_a_place_that_does_not_exist_is_an_error(data, pages):
    data["changes"][0]["pages"] = ["nowhere"]

    with pytest.raises(ValueError, match="pages names nowhere, and docs/ has no nowhere.md"):
        versions.table(data["changes"], "en", pages("en"))


@pytest.mark.parametrize(
    ("since", "until", "versions_in_force"),
    [("1.37", None, ["1.37", "1.38"]), ("1.36.3", "1.37", ["1.36.3"]), ("1.9", "1.38", ["1.9", "1.36.3", "1.37"])],
)
def test_a_change_holds_from_its_first_version_until_before_the_one_that_ends_it(since, until, versions_in_force):
    change = {"component": "kubernetes", "since": since, "until": until}
    asked = ["1.9", "1.36.3", "1.37", "1.38"]

    assert [version for version in asked if versions.holds(change, version)] == versions_in_force


def test_a_reader_chooses_from_the_versions_at_which_something_changes():
    found = versions.breaks(
        [
            {"component": "kubernetes", "since": "1.37"},
            {"component": "kubernetes", "since": "1.9", "until": "1.36.3"},
            {"component": "docker", "since": "29.8"},
        ]
    )

    assert found == {"kubernetes": ["1.9", "1.36.3", "1.37"], "docker": ["29.8"]}


def test_only_a_page_with_a_wrong_sentence_gets_a_box(data):
    assert changes.box(data["changes"], "taint", "en") == ""
    data["changes"][0]["effect"] = "wrong"
    assert changes.box(data["changes"], "other", "en") == ""

    assert changes.box(data["changes"], "taint", "zh") == (
        '!!! warning "较新的版本里，本页有说法不成立"\n\n'
        "    - Kubernetes 1.37 起：污点（[看那一句](#since-tainted-twice)，"
        "[看版本表](reference/versions.md#tainted-twice)）\n"
    )


def test_the_box_of_a_page_in_a_folder_leads_out_of_it(data):
    data["changes"][0] |= {"effect": "wrong", "pages": ["pods/kinds#x"]}

    assert "(../reference/versions.md#tainted-twice)" in changes.box(data["changes"], "pods/kinds", "en")


def test_the_box_stands_below_the_first_heading():
    assert changes.with_box("# A {#a}\n\ntext\n\n# b\n", "BOX\n") == "# A {#a}\n\nBOX\n\n\ntext\n\n# b\n"
    assert changes.with_box("# A {#a}\n", "") == "# A {#a}\n"


def test_the_basis_is_what_the_site_was_checked_against_and_the_newest_known(data):
    assert versions.basis(data["checked"], "zh").splitlines() == [
        "| 依据 | 核对的版本 | 已知的最新版本 |",
        "| --- | --- | --- |",
        "| Kubernetes | v1.36.9 | v1.37.1 |",
        "| Docker Engine | 29.7.9 | 29.9.0 |",
        "| containerd | v2.3.9 | v2.4.0 |",
        "| CoreDNS | v1.13.9 | v1.14.7 |",
        "| kind | v0.32.9 | v0.33.0 |",
        "| 日期 | 2020-01-02 | 2020-02-03 |",
    ]


def test_the_sentences_that_do_not_hold_any_more_are_listed(data, pages):
    assert versions.differing(data["changes"], "en", pages("en")) == "No sentence is known not to hold.\n"
    data["changes"][0]["effect"] = "wrong"

    assert (
        versions.differing(data["changes"], "en", pages("en"))
        == "- From Kubernetes 1.37: taints · [Taint](../taint.md#taint)\n"
    )


def test_a_correction_has_page_day_both_statements_and_evidence(data, pages):
    assert errata.errata(data["errata"], "zh", pages("zh")) == (
        "- [污点](../taint.md#taint) · 2020-01-01\n\n"
        "    - 原来说：节点没有污点。\n    - 现在说：节点有污点。\n    - 依据：源码。[^k8s-taint]\n"
    )


def test_the_newest_correction_stands_first_and_those_of_a_day_in_the_order_of_the_data(data, pages):
    (one,) = data["errata"]
    several = [
        one | {"page": page, "date": f"2020-01-0{day}"}
        for page, day in (("taint#a", 1), ("taint#b", 3), ("taint#c", 3))
    ]

    text = errata.errata(several, "en", pages("en"))

    assert [line.split("#")[1][0] for line in text.splitlines() if line.startswith("- ")] == ["b", "c", "a"]


def test_a_correction_of_data_leads_to_the_page_that_shows_it(project, pages):
    project.write("docs/en/about/original-note.md", "---\ntitle: The note\n---\n# The note {#note}\n")

    assert errata.where("data/claims#C56", pages("en")) == "[The note](../about/original-note.md#c56)"
    assert errata.where("data/claims.yml#C56", pages("en")) == "[The note](../about/original-note.md#c56)"
    assert errata.where("data/sources#k8s-taint", pages("en")) == "`data/sources#k8s-taint`"
    with pytest.raises(ValueError, match="page names nowhere"):
        errata.where("nowhere", pages("en"))


def test_without_corrections_the_page_says_so(pages):
    assert errata.errata(None, "en", pages("en")) == "Nothing has been corrected yet.\n"
