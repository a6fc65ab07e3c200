"""The machines that labs were recorded on, as pages show them."""

import pytest

from scripts.generated.machines import machines
from scripts.yaml_files import read_yaml


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", '??? note "small：1 个实验"\n\n    一个节点\n'), ("en", '??? note "small: 1 lab"\n\n    one node\n')],
)
def test_a_machine_has_its_labs_counted_and_its_setup(project, language, text):
    described = read_yaml(project.docs / "data/machines.yml")

    assert machines(described, project.docs, language) == text


def test_two_labs_on_one_machine_are_two(project):
    project.write("docs/labs/pods/two/recorded.yml", project.read("docs/labs/pods/web/recorded.yml"))
    described = read_yaml(project.docs / "data/machines.yml")

    assert machines(described, project.docs, "en").startswith('??? note "small: 2 labs"\n')
