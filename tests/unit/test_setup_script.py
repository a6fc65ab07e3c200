"""The check script of the labs: what it carries from the data, and what it tells of the versions that it finds."""

import os
import subprocess

import pytest

from scripts.generated.setup_script import carry, lines
from tests.conftest import ROOT

SCRIPT = ROOT / "docs/labs/check-setup.sh"
CHECKED = {"kubernetes": "v1.36.0", "docker": "29.7.9", "containerd": "v2.3.9", "kind": "v0.32.9"}
TOOLS = {
    "kubectl": """#!/bin/sh
case "$*" in
  *--client*) echo "Client Version: v1.36.1" ;;
  */version*) echo '{"gitVersion": "VERSION"}' ;;
  */nodes*) echo '{"kubeletVersion": "VERSION", "containerRuntimeVersion": "containerd://2.4.0"}' ;;
esac
""",
    "docker": "#!/bin/sh\ncase $* in *Server.Version*) echo VERSION ;; *Cgroup*) echo 2 ;; esac\n",
    "kind": "#!/bin/sh\necho 'kind v0.33.0 go1.26.7 linux/amd64'\n",
}


def change(effect="wrong", **other):
    feature = {"en": "The `taint`", "zh": "污点"}
    return {
        "component": "kubernetes",
        "since": "1.37",
        "effect": effect,
        "feature": feature,
        "pages": ["a/b#c"],
        **other,
    }


def test_a_page_with_a_wrong_sentence_is_a_line_and_other_changes_are_none():
    assert lines([change(), change(effect="incomplete"), change(until="1.38", pages=["x", "y"])]) == [
        "kubernetes|1.37||a/b|The taint|污点",
        "kubernetes|1.37|1.38|x|The taint|污点",
        "kubernetes|1.37|1.38|y|The taint|污点",
    ]


def test_carrying_changes_nothing_but_the_data():
    before = "#!/bin/sh\n# begin of data\nold=1\n# end of data\necho done\n"

    text = carry(before, [change()], CHECKED)

    assert text.startswith("#!/bin/sh\n# begin of data") and text.endswith("\n# end of data\necho done\n")
    assert "checked_kind=v0.32.9\ndiffering='kubernetes|1.37||a/b|The taint|污点'\n" in text
    assert carry(text, [change()], CHECKED) == text


def test_a_script_without_a_place_for_data_is_an_error():
    with pytest.raises(ValueError, match="docs/labs/check-setup.sh:1: wants a line `# begin of data`"):
        carry("#!/bin/sh\n", [], CHECKED)


def test_a_script_that_says_other_versions_than_the_data_is_reported(project):
    project.write("docs/labs/check-setup.sh", "#!/bin/sh\n# begin of data\n# end of data\n")

    assert project.problems("changes") == [
        "docs/labs/check-setup.sh:1: setup-script: says other versions than docs/data; "
        "run: python3 scripts/dev.py setup-script"
    ]


def tell(folder, version: str, data: str, part: str = "cluster") -> list[str]:
    """What the script prints of a cluster or an engine of this version, with these lines of data."""
    for name, text in TOOLS.items():
        (folder / name).write_text(text.replace("VERSION", version))
        (folder / name).chmod(0o755)
    script = carry(SCRIPT.read_text(encoding="utf-8"), [], CHECKED)
    before, _, rest = script.partition("differing='")
    (folder / "check.sh").write_text(f"{before}differing='{data}'{rest.partition(chr(39))[2]}", encoding="utf-8")
    environment = {"PATH": f"{folder}:{os.environ['PATH']}", "LC_ALL": "C"}
    done = subprocess.run(["sh", folder / "check.sh", part], env=environment, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("v1.36.0", []),
        ("v1.36.3", ["patch"]),
        ("v1.36.10+k3s1", ["patch"]),
        ("v1.37.0-rc.1", ["minor"]),
        ("v1.38.1", ["minor"]),
    ],
)
def test_it_names_what_differs_on_the_version_that_it_finds(tmp_path, version, told):
    printed = tell(
        tmp_path, version, "kubernetes|1.37||a/b|minor|小\nkubernetes|1.36.3|1.37|a/c|patch|补\ndocker|1||a|no|否"
    )

    assert [line.split(": ")[1].partition(",")[0] for line in printed if "differs on" in line] == told


def test_it_prints_every_version_beside_that_of_the_pages(tmp_path):
    printed = "\n".join(tell(tmp_path, "v1.37.1", ""))

    assert "ok       kubectl v1.36.1\n" in printed
    assert "ok       kind v0.33.0 (the pages: v0.32.9)\n" in printed
    assert "note     Kubernetes v1.37.1: the pages were checked against v1.36.0\n" in printed
    assert "ok       containerd 2.4.0 (the pages: v2.3.9)\n" in printed


@pytest.mark.parametrize(
    ("version", "line"),
    [
        ("29.7.9", "ok       Docker Engine 29.7.9 (the pages: 29.7.9)"),
        ("29.4.3", "note     Docker Engine 29.4.3: containers share the host's time namespace"),
        ("28.5.2", "note     Docker Engine 28.5.2: the pages were checked on 29.7.9"),
        ("20.10.24+dfsg1", "note     Docker Engine 20.10.24+dfsg1: the pages were checked on 29.7.9"),
    ],
)
def test_it_says_what_an_older_engine_does_not_have(tmp_path, version, line):
    assert any(printed.startswith(line) for printed in tell(tmp_path, version, "", "docker"))
