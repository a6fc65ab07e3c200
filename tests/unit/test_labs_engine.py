"""The Docker Engine of a lab, where it can be tested without one."""

import pytest

from scripts.labs.engine import Engine, version_in


class Terminal:
    """A terminal with ready answers; a command without one prints nothing and fails."""

    def __init__(self, answers):
        self.answers = answers

    def run(self, command):
        return next((answer for start, answer in self.answers.items() if command.startswith(start)), ("", 1))


class World:
    def __init__(self, **answers):
        self.answers = {name.replace("_", " "): answer for name, answer in answers.items()}

    def terminal(self, name):
        return Terminal(
            {"#!/bin/bash": ("29.7.9+dfsg1\n", 0), "image=busybox:1.35\n": ("sha256:ab\n", 0)} | self.answers
        )


def test_an_engine_tells_its_versions():
    world = World(
        containerd=("containerd github.com/containerd/containerd 1.6.20~ds1 1.6.20~ds1-1+b1\n", 0),
        runc=("runc version 1.1.5+ds1\ncommit: 1\n", 0),
        docker_info=("2\n", 0),
    )

    assert Engine(world).start() == {"docker": "29.7.9", "containerd": "1.6.20", "runc": "1.1.5", "cgroup": "v2"}


def test_a_program_that_tells_no_version_is_named():
    with pytest.raises(ValueError) as error:
        Engine(World(containerd=("containerd: not found\n", 127))).start()

    assert str(error.value) == "`containerd --version` prints no version such as 1.2.3: containerd: not found"


def test_a_silent_program_is_named_too():
    with pytest.raises(ValueError) as error:
        version_in("runc", "\n")

    assert str(error.value) == "`runc --version` prints no version such as 1.2.3: nothing"
