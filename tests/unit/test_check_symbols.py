"""The check of symbols, the search for a symbol in a file, and the looking up in checkouts."""

import subprocess

import pytest
import yaml

from scripts.checks import symbols
from scripts.project import Project
from scripts.upstream import read_symbols
from scripts.upstream.symbols import find

SOURCES = "docs/data/sources.yml"
EVIDENCE = "evidence/symbols.yml"
RUN = "correct it, then run: python3 scripts/dev.py symbols kubernetes/kubernetes=CHECKOUT"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("symbol: Taint", "symbol: addTaint", "addTaint in pkg/taints.go of kubernetes/kubernetes v1.36.9"),
        ("path: pkg/taints.go", "path: pkg/stains.go", "Taint in pkg/stains.go of kubernetes/kubernetes v1.36.9"),
        ("version: v1.36.9", "version: v1.37.1", "Taint in pkg/taints.go of kubernetes/kubernetes v1.37.1"),
    ],
)
def test_a_source_that_changed_is_looked_up_again(project, old, new, said):
    good = project.read(SOURCES)
    project.write(SOURCES, good + good.replace("k8s-taint", "k8s-other").replace(old, new))

    assert project.problems("symbols") == [f"{SOURCES}:9: symbol-not-found: k8s-other: {said} was not found; {RUN}"]


def test_a_source_without_a_symbol_wants_its_path(project):
    project.edit(SOURCES, "  symbol: Taint\n", "")
    assert project.problems("symbols") == []

    project.append(SOURCES, project.read(SOURCES).replace("k8s-taint", "k8s-other").replace("taints.go", "stains.go"))
    assert project.problems("symbols") == [
        f"{SOURCES}:8: symbol-not-found: k8s-other: pkg/stains.go of kubernetes/kubernetes v1.36.9 was not found; {RUN}"
    ]


def test_sources_that_nobody_had_at_hand_are_counted_with_their_repositories(project):
    good = project.read(SOURCES)
    dated = (
        good.replace("k8s-taint", "docs-a").replace("v1.36.9", "2026-11-25").replace("kubernetes/kubernetes", "a/docs")
    )
    tagged = good.replace("k8s-taint", "old-a").replace("v1.36.9", "v1.0.0")
    project.write(SOURCES, good + dated + dated.replace("docs-a", "docs-b") + tagged)
    project.edit(EVIDENCE, "unread: []", "unread: [a/docs 2026-11-25, kubernetes/kubernetes v1.0.0]")

    assert project.problems("symbols") == []
    assert symbols.not_checked(Project(project.root)) == [
        "2 sources of 1 repositories that name a day and no version or commit: a/docs 2",
        "1 sources of 1 repositories in versions that were not at hand: kubernetes/kubernetes 1",
    ]


def test_when_nothing_was_looked_up_the_check_fails(project):
    project.write(EVIDENCE, "found: {}\nunread: [kubernetes/kubernetes v1.36.9]\n")

    assert project.problems("symbols") == [
        f"{EVIDENCE}:1: nothing-to-check: no sources that were looked up found here; a check of nothing is no pass"
    ]


GO = """\
package x

// addTaint is what a comment speaks of.
import "addedTaint"

const Limit = 5

type Selector struct {
\tField string `json:"field"`
}

func (s *Selector[T]) Match(o Other) bool { return helper(o) }

func helper(o Other) bool { return o.Match() }
"""


@pytest.mark.parametrize(
    ("symbol", "line"),
    [
        ("addTaint", None),
        ("Taint", None),
        ("Limit", 6),
        ("Selector", 8),
        ("Field", 9),
        ("Selector.Match", 12),
        ("Match", 12),
        ("Other.Match", None),
        ("helper", 14),
        ("helpe", None),
    ],
)
def test_a_symbol_of_code_is_its_definition_or_its_use_but_no_comment(symbol, line):
    assert find(GO, symbol, "pkg/x.go") == line


TEXT = """\
# Pods
About the [Pod lifetime](#pod-lifetime) and `ndots`.
## Pod lifetime {#pod-lifetime}
.SH "DESCRIPTION"
.\\" ndots is named in a comment
.SS The namespace \\(dqinit\\(dq process
.B search
Memory Interface Files
"""


@pytest.mark.parametrize(
    ("symbol", "line"),
    [
        ("Pod lifetime", 3),
        ("ndots", 2),
        ("DESCRIPTION", 4),
        ("search", 7),
        ("Memory Interface Files", 8),
        ("Interface File", None),
        ("pod lifetime", None),
    ],
)
def test_a_symbol_of_text_is_its_heading_or_words_of_a_line(symbol, line):
    assert find(TEXT, symbol, "docs/x.md") == line


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A git repository with a tag, a folder of a version, and a project whose three sources ask for them."""
    repository = tmp_path / "repository"
    repository.mkdir()

    def git(*words):
        subprocess.run(["git", "-C", repository, *words], check=True, capture_output=True)

    git("init", "-q")
    git("config", "user.name", "test")
    git("config", "user.email", "test@example.org")
    (repository / "x.go").write_text(GO, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "x")
    git("tag", "v1.0.0")
    folder = tmp_path / "folder"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/x.md").write_text(TEXT, encoding="utf-8")
    root = tmp_path / "project"
    (root / "docs/data").mkdir(parents=True)
    title = {"zh": "甲", "en": "a"}
    sources = {
        "code": {"title": dict(title), "repo": "a/code", "path": "x.go", "symbol": "Limit", "version": "v1.0.0"},
        "text": {
            "title": dict(title),
            "repo": "a/text",
            "path": "docs/x.md",
            "symbol": "Pod lifetime",
            "version": "v2.0.0",
        },
        "file": {"title": dict(title), "repo": "a/text", "path": "docs/x.md", "version": "v2.0.0"},
        "gone": {"title": dict(title), "repo": "a/gone", "path": "x", "version": "v1"},
    }
    (root / SOURCES).write_text(yaml.safe_dump(sources, sort_keys=False), encoding="utf-8")
    monkeypatch.setattr(read_symbols, "ROOT", root)
    return tmp_path


def test_sources_are_looked_up_in_git_and_in_folders(place, capsys):
    status = read_symbols.main([f"a/code={place}/repository", f"a/text@v2.0.0={place}/folder"])

    assert (status, capsys.readouterr().out) == (
        0,
        "3 sources looked up, 0 of them not there; 1 repositories in versions not at hand\n",
    )
    assert yaml.safe_load((place / "project" / EVIDENCE).read_text(encoding="utf-8")) == {
        "found": {"a/code v1.0.0": {"x.go": {"Limit": 6}}, "a/text v2.0.0": {"docs/x.md": {"Pod lifetime": 3}}},
        "unread": ["a/gone v1"],
    }


def test_what_an_earlier_run_found_stays(place):
    read_symbols.main([f"a/code={place}/repository"])
    read_symbols.main([f"a/text@v2.0.0={place}/folder"])

    found = yaml.safe_load((place / "project" / EVIDENCE).read_text(encoding="utf-8"))["found"]
    assert sorted(found) == ["a/code v1.0.0", "a/text v2.0.0"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("symbol: Limit", "symbol: Limits", "code: a/code v1.0.0 has no Limits in x.go\n"),
        ("path: x.go", "path: y.go", "code: a/code v1.0.0 has no y.go\n"),
    ],
)
def test_a_source_that_is_not_there_fails_the_command_and_is_not_written_down(place, capsys, old, new, message):
    sources = place / "project" / SOURCES
    sources.write_text(sources.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    assert read_symbols.main([f"a/code={place}/repository"]) == 1
    assert capsys.readouterr().err == message
    assert yaml.safe_load((place / "project" / EVIDENCE).read_text(encoding="utf-8"))["found"] == {}


def test_a_version_that_a_repository_does_not_have_is_not_at_hand(place, capsys):
    sources = place / "project" / SOURCES
    sources.write_text(sources.read_text(encoding="utf-8").replace("v1.0.0", "v9.9.9"), encoding="utf-8")

    assert read_symbols.main([f"a/code={place}/repository"]) == 0
    assert capsys.readouterr().out.startswith("0 sources looked up")


@pytest.mark.parametrize("word", ["code", "a/code", "a/code=/no/such/folder", "code=."])
def test_an_argument_that_names_no_checkout_is_refused(place, word, capsys):
    with pytest.raises(SystemExit) as left:
        read_symbols.main([word])

    assert left.value.code == 2
    assert "wants OWNER/NAME=FOLDER" in capsys.readouterr().err
