"""Findings as text, JSON, GitHub annotations and SARIF."""

import json
from dataclasses import replace
from pathlib import Path

from scripts.links.checking import Result
from scripts.links.machine_formats import as_github, as_json, as_sarif
from scripts.links.rules import RULES, Finding, describe_rules
from scripts.links.text_report import as_text

ANCHOR = Finding(
    *("dead-anchor", "guide/a/index.html", "a", "href", "../b/#nope", "guide/b/index.html", "nope"),
    line=41, column=7, source="docs/guide/a.md", source_line=12, suggest="#node",
)  # fmt: skip
MENU = Finding("dead-link", "index.html", "a", "href", "gone/", "gone/", line=9, column=3)
ORPHAN = Finding("orphan-page", "lost.html", resolved="lost.html")


def result(*findings: Finding) -> Result:
    return Result(list(findings), pages=3, references=1200, elapsed=0.25)


def test_text_is_grouped_by_the_file_to_mend_and_tells_what_is_on_every_page_once():
    assert (
        as_text(result(ANCHOR, MENU, replace(MENU, page="other.html", raw="../gone/"), ORPHAN))
        == """\
docs/guide/a.md
     12  dead-anchor  guide/b/index.html has no anchor #nope
         guide/a/index.html:41:7  <a href="../b/#nope">
         did you mean #node?

index.html
      9  dead-link  there is no gone/
         <a href="gone/">  and on 1 other page(s)

lost.html
      1  orphan-page  no other page leads here

3 errors, 1 warning in 3 pages with 1,200 references (0.2 s)"""
    )


def test_text_without_findings_is_one_line():
    assert as_text(result()) == "no broken link in 3 pages with 1,200 references (0.2 s)"


def test_colour_is_given_only_when_asked_for():
    assert "\033[31mdead-link\033[0m" in as_text(result(MENU), colour=True)
    assert "\033" not in as_text(result(MENU))


def test_a_hostile_name_cannot_move_the_cursor_or_begin_a_line():
    text = as_text(result(replace(MENU, page="a\n\033[2Jb\udcff.html", raw="x" * 500)))

    assert text.splitlines()[0] == r"a\n\x1b[2Jb\udcff.html"
    assert f'<a href="{"x" * 200}…">' in text


def test_json_has_every_field():
    assert json.loads(as_json(result(ANCHOR))) == {
        "findings": [
            {
                "rule": "dead-anchor",
                "severity": "error",
                "page": "guide/a/index.html",
                "line": 41,
                "column": 7,
                "tag": "a",
                "attr": "href",
                "raw": "../b/#nope",
                "resolved": "guide/b/index.html",
                "fragment": "nope",
                "source": "docs/guide/a.md",
                "source_line": 12,
                "suggest": "#node",
                "message": "guide/b/index.html has no anchor #nope",
            }
        ],
        "pages": 3,
        "references": 1200,
        "elapsed_s": 0.25,
    }


def test_github_gets_the_markdown_or_else_the_built_file():
    assert as_github(result(ANCHOR, replace(ORPHAN, page="a,b:c\n.html")), Path("site")).splitlines() == [
        "::error file=docs/guide/a.md,line=12,title=dead-anchor::../b/#nope: guide/b/index.html has no anchor #nope. Did you mean #node?",
        "::warning file=site/a%2Cb%3Ac%0A.html,line=1,col=1,title=orphan-page::no other page leads here",
    ]


def test_sarif_has_every_rule_and_the_place_of_every_finding():
    (run,) = json.loads(as_sarif(result(ANCHOR, replace(MENU, page="容 器.html")), Path("site")))["runs"]

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    assert run["results"] == [
        {
            "ruleId": "dead-anchor",
            "ruleIndex": 1,
            "level": "error",
            "message": {"text": "../b/#nope: guide/b/index.html has no anchor #nope. Did you mean #node?"},
            "locations": [
                {"physicalLocation": {"artifactLocation": {"uri": "docs/guide/a.md"}, "region": {"startLine": 12}}}
            ],
        },
        {
            "ruleId": "dead-link",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "gone/: there is no gone/"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "site/%E5%AE%B9%20%E5%99%A8.html"},
                        "region": {"startLine": 9, "startColumn": 3},
                    }
                }
            ],
        },
    ]


def test_every_rule_is_described_in_one_line():
    lines = describe_rules().splitlines()

    assert [line.split()[0] for line in lines] == list(RULES)
    assert max(map(len, lines)) < 140
