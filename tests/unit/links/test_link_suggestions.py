"""What the author may have meant."""

import pytest


@pytest.mark.parametrize(
    ("raw", "suggestion"),
    [
        ("Setup.html", "setup.html"),
        ("ｓｅｔｕｐ.html", "setup.html"),
        ("setup/", "setup.html"),
        ("setup.md", "setup.html"),
        ("setpu.html", "setup.html"),
        ("setup.html/", "setup.html"),
        ("deep.html", "guide/deep.html"),
        ("../setup.html", "setup.html"),
        ("guide//deep.html", "guide/deep.html"),
        ("a%2520b.png", "a b.png"),
        ("www.example.org/page", "https://www.example.org/page"),
        ("nothing-like-it.html", None),
        ("#Steps", "#steps"),
        ("#ｓｔｅｐｓ", "#steps"),
        ("#step", "#steps"),
        ("#%25E6%25AD%25A5", "#步"),
        ("#far", "setup.html#far"),
        ("#quite-another", None),
        ("setup.html#steps", "index.html#steps"),
    ],
)
def test_what_is_near_is_suggested(findings, raw, suggestion):
    files = {
        "index.html": f'<p id="steps"><p id="步"><a href="{raw}">',
        "setup.html": '<p id="far">',
        "guide/deep.html": "",
        "a b.png": "",
    }

    (finding,) = findings(files)

    assert finding.suggest == suggestion


def test_a_bundle_is_told_the_file_to_name(findings):
    files = {"index.html": '<a href="guide/"></a><a href="setup"></a>', "guide/index.html": "", "setup.html": ""}

    assert [finding.suggest for finding in findings(files, mode="offline")] == ["guide/index.html", "setup.html"]


def test_help_for_very_many_different_mistakes_ends_but_the_findings_do_not(findings):
    links = "".join(f'<a href="setup-page-{number}.html"></a>' for number in range(400))

    found = findings({"index.html": links, "setup-page.html": ""})

    assert len(found) == 400
    assert found[0].suggest == "setup-page.html"
    assert found[-1].suggest is None
