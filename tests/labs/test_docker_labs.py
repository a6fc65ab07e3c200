"""Docker labs, run with an engine of their own, print what was recorded: in CI, or with `dev.py test --with-docker`."""

import pytest

from scripts.labs.needs import allowed_docker
from tests.labs.agreement import agrees, labs
from tests.labs.traces import machine, wait_until


@pytest.mark.parametrize("lab", labs("docker"), ids=lambda lab: lab.name)
def test_a_docker_lab_prints_what_was_recorded_and_leaves_nothing(lab):
    before = machine()
    try:
        agrees(lab, docker=allowed_docker())
    finally:
        assert wait_until(lambda: machine() == before), machine()
