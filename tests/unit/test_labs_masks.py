"""Masks, one by one: what each hides, and what it leaves to be compared."""

import pytest

from scripts.labs.masks import MASKS, difference, mask

HIDDEN = [
    ("pid", "    PID COMMAND\n   1042 sh\n", "    PID COMMAND\n<pid-1> sh\n"),
    ("pid", "NSpid:\t1042\t1\n", "NSpid:\t<pid-1>\t1\n"),
    ("pid", "cannot open /proc/1042/ns/net (1042)\n", "cannot open /proc/<pid-1>/ns/net (<pid-1>)\n"),
    ("pid", "7 sleep\n", "<pid-1> sleep\n"),
    (
        "inode",
        "net:[4026532184] net:[4026531833] net:[4026532184]\n",
        "net:[<inode-1>] net:[<inode-2>] net:[<inode-1>]\n",
    ),
    ("mac", "ether 02:42:ac:11:00:02 brd\n", "ether <mac-1> brd\n"),
    ("hex-id", "5eadf121cb10 br-56397e7c5553 " + "ab" * 32 + "\n", "<hex-id-1> br-<hex-id-2> <hex-id-3>\n"),
    ("key", "0x64251d94 0\n", "<key-1> 0\n"),
    ("veth", "master docker0: vethee4b76c\n", "master docker0: <veth-1>\n"),
    ("link", "eth0@if4         UP\n", "eth0@<link-1>UP\n"),
    ("duration", "time=0.438 ms\n", "time=<duration>\n"),
    ("duration", "rtt = 0.04/0.05/0.06/0.00 ms, time 0ms\n", "rtt = <duration>, time <duration>\n"),
    (
        "age",
        "Up 3 seconds, Exited (0) About a minute ago, Less than a second ago\n",
        "Up <age>, Exited (0) <age>, <age>\n",
    ),
    ("uid", "a74c6557-4a1a-4cc3-a681-5a2040eac7db\n", "<uid-1>\n"),
    ("moment", "at 2026-11-23T05:09:36Z 2026-11-23T05:09:36.123456Z\n", "at <moment> <moment>\n"),
    ("clock", "05:10:23 05:42:02.115407 pod\n", "<clock> <clock> pod\n"),
    ("address", "10.244.2.35:80 10.96.0.1 10.244.2.35\n", "<address-1>:80 <address-2> <address-1>\n"),
    (
        "pod-suffix",
        "fill-bb6d79bd8-6rn6t fill-bb6d79bd8 agent-cdv5d\n",
        "fill-<pod-suffix-1> fill-<pod-suffix-2> agent-<pod-suffix-3>\n",
    ),
    ("kubectl-age", "web  11m  (5m20s ago) 3d\n", "web  <kubectl-age>  (<kubectl-age> ago) <kubectl-age>\n"),
]
KEPT = [
    ("pid", "      1 sh\n"),
    ("pid", "172.30.0.2/24 10.244.1.5:80 icmp_seq=1 eth0 100% 2: lo -1\n"),
    ("inode", "net:[none] 4026532184\n"),
    ("mac", "fe80::1 02:42:ac\n"),
    ("hex-id", "deadbeef 0123456789a\n"),
    ("key", "0x1 64251d94\n"),
    ("veth", "veth1 veth-long\n"),
    ("link", "if4 lo@none\n"),
    ("duration", "5 s, icmp_seq=1\n"),
    ("age", "a second container, 3 of 4\n"),
    ("uid", "a74c6557 4a1a-4cc3\n"),
    ("moment", "2026-11-23 05:09:36\n"),
    ("clock", "05:10 1:2:3\n"),
    ("address", "v1.36.9 10.96/12\n"),
    ("pod-suffix", "node-2 control-plane kube-system web-headless db-0 pid1-default\n"),
    ("kubectl-age", "1/1 v1m web-5 10.244.1.5 500m1\n"),
]


@pytest.mark.parametrize(("name", "text", "masked"), HIDDEN)
def test_a_mask_hides(name, text, masked):
    assert mask(text, (name,)) == masked


@pytest.mark.parametrize(("name", "text"), KEPT)
def test_a_mask_leaves_the_rest(name, text):
    assert mask(text, (name,)) == text


def test_every_mask_is_tested_both_ways():
    assert {name for name, *_ in HIDDEN} == {name for name, _ in KEPT} == set(MASKS)


def test_without_masks_only_spaces_at_the_ends_of_lines_are_dropped():
    assert mask("a 1042 \n\n b\n", ()) == "a 1042\n\n b\n"


def test_masks_are_laid_one_over_the_other():
    assert mask("vethee4b76c@if12  UP 02:42:ac:11:00:02\n", ("mac", "veth", "link")) == "<veth-1>@<link-1>UP <mac-1>\n"


def test_the_same_output_differs_in_nothing():
    assert difference("$ ps\n 1042 sh\n", "$ ps\n  998 sh\n", ("pid",)) == []


def test_a_difference_is_told_with_what_was_recorded_what_is_now_and_the_lines_around():
    assert difference("$ ls\na\nb\nc\nd\n", "$ ls\na\nx\nc\nd\n", ()) == [" $ ls", " a", "-b", "+x", " c", " d"]


def test_lines_that_look_like_the_marks_of_a_diff_are_told():
    assert difference("-- a\n", "++ b\n", ()) == ["--- a", "+++ b"]


def test_two_namespaces_that_became_one_are_a_difference():
    recorded, live = "net:[4026532184] net:[4026531833]\n", "net:[4026532184] net:[4026532184]\n"

    assert difference(recorded, live, ("inode",)) == [
        "-net:[<inode-1>] net:[<inode-2>]",
        "+net:[<inode-1>] net:[<inode-1>]",
    ]
