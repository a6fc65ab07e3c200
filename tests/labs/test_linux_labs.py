"""Linux labs, run for real in worlds of their own, print what was recorded."""

import pytest

from tests.labs.agreement import agrees, labs


@pytest.mark.parametrize("lab", labs("linux"), ids=lambda lab: lab.name)
def test_a_linux_lab_prints_what_was_recorded(lab):
    agrees(lab)
