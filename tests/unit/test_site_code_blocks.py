"""Transcripts: commands apart from output, copied alone, long ones broken between arguments."""

import html
import re

import pytest
from markdown import markdown

from scripts.site.code_blocks import TAG, WIDEST, shape


def render(text: str) -> str:
    fence = f"```console\n{text}```\n"
    highlight = {"pymdownx.highlight": {"anchor_linenums": False, "use_pygments": True}}
    return shape(
        markdown(fence, extensions=["pymdownx.superfences", "pymdownx.highlight"], extension_configs=highlight)
    )


def lines(shown: str) -> list[tuple[str, str]]:
    """Kind and text of each line."""
    found = re.findall(r'<span class="(c m|[cot])">(.*?)\n</span>(?=<span class="(?:c m|[cot])">|</code>)', shown, re.S)
    return [(kind, html.unescape(TAG.sub("", text))) for kind, text in found]


def copied(shown: str) -> str:
    return html.unescape(re.search(r'data-copy="([^"]*)"', shown)[1])


def test_a_command_is_copied_without_its_prompt_and_output():
    shown = render("$ kubectl get pods\nNAME   READY\nweb    1/1\n")

    assert copied(shown) == "kubectl get pods"
    assert lines(shown) == [("c", "$ kubectl get pods"), ("t", "NAME   READY"), ("t", "web    1/1")]


def test_the_lines_of_a_script_are_commands_until_output_begins():
    shown = render("$ mkdir box\n> cp a box\n> ls box\nbin\n> no command\n")

    assert copied(shown) == "mkdir box\ncp a box\nls box"
    assert lines(shown) == [
        ("c", "$ mkdir box"),
        ("c", "> cp a box"),
        ("c", "> ls box"),
        ("o", "bin"),
        ("o", "> no command"),
    ]


def test_two_commands_in_one_transcript_are_both_copied():
    assert copied(render("$ a\nout\n$ b\n")) == "a\nb"


def test_a_long_message_may_wrap_and_columns_may_not():
    shown = render("$ a\n0/4 nodes are available: 1 node(s) had untolerated taint(s).\nNAME   A   B\n")

    assert [kind for kind, _ in lines(shown)] == ["c", "o", "t"]


def test_a_long_command_is_broken_between_arguments_and_copied_whole():
    command = "kubectl get events --field-selector reason=FailedScheduling,involvedObject.name=next -o 'custom-columns=A:.a,  B:.b'"
    shown = render(f"$ {command}\nout\n")

    assert lines(shown) == [
        ("c", "$ kubectl get events \\"),
        ("c m", "--field-selector reason=FailedScheduling,involvedObject.name=next \\"),
        ("c m", "-o 'custom-columns=A:.a,  B:.b'"),
        ("o", "out"),
    ]
    assert copied(shown) == command


def test_a_short_command_is_not_broken():
    assert "\\" not in render(f"$ echo {'a' * (WIDEST - 8)}\n")


@pytest.mark.parametrize("word", ['"a b" &', "<tag>", "a'b\"c"])
def test_what_is_copied_is_what_was_typed(word):
    assert copied(render(f"$ echo {word}\nx\n")) == f"echo {word}"


def test_other_code_is_left_alone():
    fence = "```yaml\na: 1\n```\n"
    same = markdown(fence, extensions=["pymdownx.superfences", "pymdownx.highlight"])

    assert shape(same) == same
