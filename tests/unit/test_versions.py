"""The list of places that state a version, and what may state one."""

import re
import subprocess

import pytest
import yaml

from scripts import versions
from scripts.site.diagrams import MERMAID
from tests.conftest import CHECKED, ROOT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("v1.30.4", "v1.30.4"),
        ("Kubernetes 1.30.4.", "1.30.4"),
        ("since v1.30", "v1.30"),
        ("1.30、1.29", "1.30"),
        ("docker-v1.30.4", "docker-v1.30.4"),
        ("v1.30.3", None),
        ("1.30.45", None),
        ("1.301", None),
        ("11.30", None),
        ("2.1.30", None),
        ("0x1.30", None),
    ],
)
def test_a_version_is_found_whole_or_by_its_first_two_numbers(text, found):
    match = versions.pattern("v1.30.4", minor=True).search(text)

    assert (match and match[0]) == found


def test_without_the_minor_only_the_whole_version_counts():
    pattern = versions.pattern("29.7.8", minor=False)

    assert pattern.search("Docker 29.7.8") and pattern.search("docker-v29.7.8")
    assert not pattern.search("Docker 29.7") and not pattern.search("129.7.8") and not pattern.search("29.7.80")


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A project of a few files in git, which states v1.30.4."""
    files = {
        "docs/data/checked.yml": "kubernetes: v1.30.4\ndocker: 20.1.2\n",
        "docs/data/sources.yml": "a:\n  version: v1.30.4\nb:\n  version: docker-v20.1.2\n",
        "docs/zh/a.md": "自 1.30 起。\n\n1.29 没有。\n",
        "docs/assets/vendor/mermaid-9.8.7/mermaid.min.js": "1.30.4\n",
        "docs/assets/vendor/mermaid-9.8.7/LICENSE": "x\n",
        "CONTRIBUTING.md": "Mermaid 9.8.7\n",
        "untracked.md": "v1.30.4\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff 1.30.4")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", ".", ":!untracked.md"], cwd=tmp_path, check=True)
    monkeypatch.setattr(versions, "ROOT", tmp_path)
    monkeypatch.setattr(versions, "MERMAID", "9.8.7")
    return tmp_path


def test_places_are_listed_by_kind(root, capsys):
    assert versions.main([]) == 0

    assert capsys.readouterr().out == (
        "Kubernetes v1.30.4: 3 places\n"
        "\nbasis: 1\ndocs/data/checked.yml:1: kubernetes: v1.30.4\n"
        "\nsources: 1\ndocs/data/sources.yml:2: version: v1.30.4\n"
        "\npages zh: 1\ndocs/zh/a.md:1: 自 1.30 起。\n"
    )


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["--counts"], ["Kubernetes v1.30.4: 3 places", "basis: 1", "sources: 1", "pages zh: 1"]),
        (
            ["--kind", "sources"],
            ["Kubernetes v1.30.4: 3 places", "sources: 1", "docs/data/sources.yml:2: version: v1.30.4"],
        ),
        (["--docker", "--counts"], ["Docker Engine 20.1.2: 2 places", "basis: 1", "sources: 1"]),
        (
            ["--mermaid"],
            [
                "Mermaid 9.8.7: 2 places",
                "documents: 2",
                "CONTRIBUTING.md:1: Mermaid 9.8.7",
                "docs/assets/vendor/mermaid-9.8.7/mermaid.min.js:1: (the name of the folder)",
            ],
        ),
    ],
)
def test_one_kind_counts_and_other_programs(root, capsys, words, lines):
    assert versions.main(words) == 0

    assert [line for line in capsys.readouterr().out.splitlines() if line] == lines


def test_without_git_the_command_says_so(root, capsys, monkeypatch):
    (root / ".git").rename(root / "history")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))

    assert versions.main([]) == 2
    assert capsys.readouterr().err.startswith(f"{root} is no git repository: ")


@pytest.mark.parametrize("key", ["kubernetes", "docker", "containerd", "coredns", "kind"])
def test_no_test_and_no_script_states_what_the_site_was_checked_against(key):
    """`checked.yml` states it. A source that is named with its repository says where something was read, and stays."""
    wanted = versions.pattern(str(CHECKED[key]), minor=False)
    named = re.compile(rf"kubernetes/kubernetes {re.escape(str(CHECKED[key]))}")
    files = [path for folder in ("scripts", "tests") for path in sorted((ROOT / folder).rglob("*.py"))]

    stated = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files
        if "vendor" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if wanted.search(named.sub("", line))
    ]

    assert len(files) > 100
    assert stated == []


def test_every_place_that_names_mermaids_version_names_the_vendored_one():
    """The folder decides; these have to follow, because neither MkDocs' settings nor a browser can look into a folder."""
    plugin = next(one["mermaid2"] for one in settings()["plugins"] if "mermaid2" in one)
    loaded = re.findall(
        r"vendor/mermaid-([\d.]+)/", (ROOT / "docs/assets/site/live-diagrams.js").read_text(encoding="utf-8")
    )
    told = re.findall(r"Mermaid (\d+\.\d+\.\d+)", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))

    assert plugin["version"] == MERMAID
    assert loaded == [MERMAID]
    assert told == [MERMAID]


def settings() -> dict:
    """`mkdocs.yml`, with its tags of MkDocs read as text."""

    class Reader(yaml.SafeLoader):
        pass

    Reader.add_multi_constructor("", lambda loader, tag, node: None)
    return yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Reader)
