"""Every data file, lab and front matter is held against its schema; what does not fit is told at its line, and never by a traceback."""

import copy
import json
import random

import pytest
import yaml
from jsonschema import Draft202012Validator

from scripts.checks.catalogue import CHECKS, run
from scripts.generated import changes, texts, versions
from scripts.project import Project
from scripts.schemas import SCHEMAS, misfits
from scripts.site import data as site_data
from scripts.site.search_index import dictionaries
from scripts.yaml_files import Loader, line_at, read_yaml
from tests.conftest import ROOT

LAB = "docs/labs/pods/web/lab.yml"
RECORDED = "docs/labs/pods/web/recorded.yml"
ZH, EN = "docs/zh/taint.md", "docs/en/taint.md"
DATA = sorted(path.stem for path in (ROOT / "docs/data").glob("*.yml"))
# `words` starts a process and `code` several, and neither reads data.
QUICK = [name for name in CHECKS if name not in ("words", "code")]


def data(name: str) -> str:
    return f"docs/data/{name}.yml"


# What a stranger broke, and what the checks once answered with a traceback or with nothing: file, before, after, problems.
MALFORMED = [
    (
        data("claims"),
        "- heading: 什么是污点\n  id",
        "- id",
        ["2: missing-key: taints needs heading (its keys: heading, id, title, claims)"],
    ),
    (
        data("claims"),
        "  claims:\n    - id: C01",
        "  claim:\n    - id: C01",
        [
            "2: missing-key: taints needs claims (its keys: heading, id, title, claims)",
            "5: unknown-key: taints has no key claim; did you mean claims? allowed are heading, id, title, claims",
        ],
    ),
    (data("facts"), "  since: 2020-01-01\n", "", ["2: missing-key: NODE-001 needs since (its keys: since, text)"]),
    (
        data("sources"),
        "repo: kubernetes/kubernetes",
        "repo: 7",
        ["4: bad-value: k8s-taint.repo has to be owner/name of a repository; it is 7"],
    ),
    (
        data("statuses"),
        "- id: status-1\n",
        "- Pending\n- id: status-1\n",
        ['2: bad-value: entry 1 has to be keys with values; it is "Pending"'],
    ),
    (
        data("statuses"),
        "see: taint.md",
        "see:",
        [
            "8: bad-value: status-1.see has to be a page below docs/zh, such as dns/policies.md or dns/policies.md#matrix; it is empty"
        ],
    ),
    (
        data("onboarding"),
        "  questions:\n",
        "  questions:\n    - 什么是污点？\n",
        ['7: bad-value: first.questions[1] has to be keys with values; it is "什么是污点？"'],
    ),
    (
        data("glossary"),
        "taint:\n",
        "toleration: 容忍度\ntaint:\n",
        ['2: bad-value: toleration has to be keys with values; it is "容忍度"'],
    ),
    (
        LAB,
        "steps:\n",
        "steps:\n  - kubectl get pods\n",
        ['4: bad-value: steps[1] has to be keys with values; it is "kubectl get pods"'],
    ),
    (
        LAB,
        "recording: pods/web\n",
        "title: web\nneeds: 7\n",
        ["3: bad-value: needs has to be a list; it is 7"],
    ),
    (
        data("glossary"),
        "variants: {zh: [], en: []}",
        "variants: {zh: }",
        [
            "4: bad-value: taint.variants.zh has to be a list; it is empty",
            "4: missing-key: taint.variants needs en (its keys: zh, en)",
        ],
    ),
    (
        data("glossary"),
        "term: {zh: 污点",
        "term: {zh: 污点]",
        ["3: cannot-read: not YAML: did not find expected ',' or '}'"],
    ),
    (
        data("statuses"),
        "- id: status-1\n",
        "- id: status-1\n  id: status-0\n",
        ["3: cannot-read: not YAML: the key id stands twice"],
    ),
]


@pytest.mark.parametrize(("path", "old", "new", "problems"), MALFORMED)
def test_malformed_data_is_told_at_its_line_and_the_other_checks_still_run(project, path, old, new, problems):
    project.edit(path, old, new)

    assert project.problems("schema") == [f"{path}:{problem}" for problem in problems]
    assert broken(project) == []


def broken(project) -> list[str]:
    """What no check may say."""
    found = [problem for check in QUICK for problem in project.problems(check)]
    return [problem for problem in found if ": check-broke: " in problem or problem.startswith(".:")]


@pytest.mark.parametrize(
    ("path", "old", "new", "problem"),
    [
        # values
        (data("facts"), "2020-01-01", "2020-13-01", '3: bad-value: NODE-001.since has to be a day, such as 2026-11-20; it is "2020-13-01"'),
        (data("facts"), "2020-01-01", "yesterday", '3: bad-value: NODE-001.since has to be a day, such as 2026-11-20; it is "yesterday"'),
        (data("facts"), "NODE-001", "node-1", "2: bad-key: the key node-1 of the file has to be the id of a fact, such as DNS-001"),
        (data("sources"), "kubernetes/kubernetes", "kubernetes", '4: bad-value: k8s-taint.repo has to be owner/name of a repository; it is "kubernetes"'),
        (data("sources"), "pkg/taints.go", "pkg/…/taints.go", '5: bad-value: k8s-taint.path has to be the whole path inside the repository, spelled out; it is "pkg/…/taints.go"'),
        (data("sources"), "pkg/taints.go", "/pkg/taints.go", '5: bad-value: k8s-taint.path has to be the whole path inside the repository, spelled out; it is "/pkg/taints.go"'),
        (data("sources"), "pkg/taints.go", "pkg taints.go", '5: bad-value: k8s-taint.path has to be the whole path inside the repository, spelled out; it is "pkg taints.go"'),
        (data("sources"), "pkg/taints.go", "pkg/.../taints.go", '5: bad-value: k8s-taint.path has to be the whole path inside the repository, spelled out; it is "pkg/.../taints.go"'),
        (data("sources"), "v1.36.9", "master", '7: bad-value: k8s-taint.version has to be a tag, a commit of 40 digits, or the date read (YYYY-MM-DD); it is "master"'),
        (data("sources"), "v1.36.9", "1.36", "7: bad-value: k8s-taint.version has to be a tag, a commit of 40 digits, or the date read (YYYY-MM-DD); it is 1.36"),
        (data("sources"), "{zh: 污点, en: taints}", "{en: taints}", "3: missing-key: k8s-taint.title needs zh (its keys: zh, en)"),
        (data("sources"), "  repo:", "  colour: red\n  repo:", "4: unknown-key: k8s-taint has no key colour; allowed are title, repo, path, symbol, version"),
        (data("glossary"), "taint:", "Node_taint:", "2: bad-key: the key Node_taint of the file has to be lower-case ASCII words joined by hyphens, such as pod-affinity"),
        (data("glossary"), "  see:", "  siehe:", "7: unknown-key: taint has no key siehe; did you mean see? allowed are term, variants, forbidden, definition, see, facts"),
        (data("glossary"), "definition: {zh: 节点上的标记。, ", 'definition: {zh: " ", ', '6: bad-value: taint.definition.zh has to be text that is not empty (put what looks like a number, a date or true into quotes); it is " "'),
        (data("glossary"), "[stain]", "[stain, stain]", '5: bad-value: taint.forbidden.en names the same twice; it is ["stain", "stain"]'),
        (data("claims"), "C01", "C1", '6: bad-value: taints.claims[C1].id has to be C and two digits, such as C01; it is "C1"'),
        (data("claims"), "[k8s-taint]", "[]", "11: bad-value: taints.claims[C01].sources has to be a list of at least one id of sources.yml, such as [k8s-taints]; it is []"),
        (data("claims"), "quote: 节点有污点", "quote: ''", '7: bad-value: taints.claims[C01].quote has to be words of the note, or null where pictures were lost; it is ""'),
        (data("onboarding"), "pages: [taint.md]", "pages: [taint.md#taint]", '5: bad-value: first.pages[1] has to be a whole page below docs/zh, such as dns/policies.md; it is "taint.md#taint"'),
        (data("onboarding"), 'en: "What is a taint?", ', "", "7: missing-key: first.questions[1] needs en (its keys: zh, en, answer)"),
        (data("statuses"), "id: status-1\n", "id: 状态\n", '2: bad-value: 状态.id has to be lower-case ASCII words joined by hyphens, such as pod-affinity; it is "状态"'),
        (data("situations"), "phase: Running", "phase: Runing", '10: bad-value: situation-1.shown.phase is one of Pending, Running, Succeeded, Failed, Unknown; it is "Runing" (did you mean Running?)'),
        (data("situations"), "  as: web\n", "", "2: bad-value: situation-1: recording and as, the name of the Pod in it, come together"),
        (data("situations"), "  recording: pods/web\n  as: web\n", "", "2: bad-value: situation-1: needs evidence: name the recording, or cite sources"),
        (data("situations"), "state: {running: {}}", "state: {}", "9: bad-value: situation-1.pod.status.containerStatuses[1].state has to be one of running, waiting, terminated, with what belongs to it; it is {}"),
        (data("changes"), '"1.37"', "1.37", '6: bad-value: tainted-twice.since has to be a version in quotes, such as "1.37" or "29.8.0"; it is 1.37'),
        (data("changes"), "stage: change", "stage: change\n  gate: Taints\n  default: off", '9: bad-value: tainted-twice.default has to be "on" or "off", in quotes; it is false'),
        (data("changes"), "stage: change", 'stage: change\n  default: "on"', "2: bad-value: tainted-twice: default says how a gate is set; name the gate"),
        (data("changes"), "effect: incomplete", "effect: harmless", '8: bad-value: tainted-twice.effect is one of wrong, incomplete, none; it is "harmless"'),
        (data("errata"), "page: taint#taint", "page: Data/glossary", '2: bad-value: entry 1.page has to be dns/policies, dns/policies#matrix, or data/glossary#taint for a text that stands on several pages; it is "Data/glossary"'),
        (data("checked"), '"1.36"', "1.36", '3: bad-value: kubernetes_schema has to be a minor version in quotes, such as "1.36"; it is 1.36'),
        (data("pages"), "weights: {}", "weights: {taint.md: 2}", "4: bad-value: weights.taint.md has to be a factor above 0, at most 1; it is 2"),
        (data("words"), "kubelet: {zh: kubelet, ", "kubelet: {", "6: missing-key: writers.kubelet needs zh (its keys: zh, en)"),
        (data("machines"), "zh: 一个节点, ", "", "3: missing-key: small.setup needs zh (its keys: zh, en)"),
        # labs
        (LAB, "run: kubectl get pods", "run: true", "5: bad-value: steps[list].run has to be a command in text; quote it; it is true"),
        (LAB, "first: 1-2", "first: all", '6: bad-value: steps[list].parts.first has to be numbers of lines of the transcript, such as "1-3, 9"; it is "all"'),
        (LAB, "    run: kubectl get pods", "    run: kubectl get pods\n    at: 1", "6: unknown-key: steps[list] has no key at; allowed are id, host, run, nth, parts"),
        (LAB, "recording: pods/web", "recording: pods/web\nneeds: [root]", "3: unknown-key: the file has no key needs; allowed are recording, steps, manifests"),
        (RECORDED, "  kubernetes: 1.36.9", "  kubernetes: 1.36", "4: bad-value: versions.kubernetes has to be text that is not empty (put what looks like a number, a date or true into quotes); it is 1.36"),
        (RECORDED, "machine: small\n", "", "1: missing-key: the file needs machine (its keys: machine, date, versions, exits)"),
        # front matter
        (ZH, "kind: concept", "kind: concept\nauthor: me", "5: unknown-key: the front matter has no key author; allowed are title, summary, kind, checked, before, after, facts, script, translates"),
        (ZH, "kind: concept\n", "", "2: missing-key: the front matter needs kind (its keys: title, summary, kind, checked, before, after, facts, script, translates)"),
        (ZH, "title: 污点", "title: 7", "2: bad-value: title has to be text that is not empty (put what looks like a number, a date or true into quotes); it is 7"),
        (ZH, "title: 污点", "title:", "2: bad-value: title has to be text that is not empty (put what looks like a number, a date or true into quotes); it is empty"),
        (ZH, "kind: concept", "kind: essay", '4: bad-value: kind is one of concept, lab, troubleshooting, reference, path; it is "essay"'),
        (ZH, "checked: 2020-01-02", "checked: 2020-01-02 10:00:00", '5: bad-value: checked has to be a day, such as 2026-11-20; it is "2020-01-02 10:00:00"'),
        (ZH, "facts: [NODE-001]", "facts: NODE-001", '6: bad-value: facts has to be a list of ids of facts, such as [DNS-001]; it is "NODE-001"'),
        (ZH, "---\n", "# 污点\n---\n", "1: cannot-read: a page starts with front matter between two lines of ---"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_with_its_mending(project, path, old, new, problem):
    project.edit(path, old, new)

    assert [one for one in project.problems("schema") if path in one] == [f"{path}:{problem}"]


@pytest.mark.parametrize(
    "version", ["v1.36.9", "1.4.3", "v1.2.0-rc.1", "docker-v29.7.9", "kustomize/v5.7.1", "0123456789" * 4, "2026-11-20"]
)
def test_a_tag_a_commit_and_a_date_pin_a_source(project, version):
    project.edit(data("sources"), "version: v1.36.9", f'version: "{version}"')

    assert project.problems("schema") == []


def test_a_source_needs_no_symbol(project):
    project.edit(data("sources"), "  symbol: Taint\n", "")

    assert project.problems("schema") == []


def test_a_date_needs_no_quotes_and_may_have_them(project):
    project.edit(data("facts"), "2020-01-01", "'2020-01-01'")

    assert project.problems("schema") == project.problems("facts") == []


@pytest.mark.parametrize("name", ["changes", "errata"])
def test_lists_of_changes_and_errata_may_be_empty(project, name):
    project.write(data(name), f"# yaml-language-server: $schema=schema/{name}.json\n")

    assert project.problems("schema") == []


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("claims", "", "has to be a list; it is empty"),
        ("claims", "[]\n", "needs at least 1 entry; it is []"),
        ("facts", "{}\n", "needs at least 1 entry; it is {}"),
        ("statuses", "[]\n", "needs at least 60 entries; it is []"),
        ("situations", "[]\n", "needs at least 25 entries; it is []"),
        ("glossary", "just words\n", 'has to be keys with values; it is "just words"'),
    ],
)
def test_data_that_is_missing_is_no_pass(project, name, text, message):
    first = project.read(data(name)).partition("\n")[0]
    project.write(data(name), f"{first}\n{text}")

    (problem,) = project.problems("schema")
    assert problem.endswith(f": bad-value: the file {message}")


def test_one_status_too_few_is_reported(project):
    whole = project.read(data("statuses"))
    project.write(data("statuses"), whole[: whole.index("- id: status-60")])

    (problem,) = project.problems("schema")
    assert problem.startswith(f"{data('statuses')}:2: bad-value: the file needs at least 60 entries; it is ")
    assert problem.endswith("… with 59 entries")


@pytest.mark.parametrize(
    ("path", "schema"), [(data("claims"), "schema/claims.json"), (LAB, "../../../data/schema/lab.json")]
)
def test_a_file_that_does_not_name_its_schema_to_editors_is_reported(project, path, schema):
    project.write(path, project.read(path).partition("\n")[2])

    assert project.problems("schema") == [
        f"{path}:1: no-schema-line: editors read the schema by the first line: # yaml-language-server: $schema={schema}"
    ]


def test_a_data_file_without_a_schema_is_reported(project):
    project.write(data("new"), "# yaml-language-server: $schema=schema/new.json\na: 1\n")

    assert project.problems("schema") == [
        f"{data('new')}:1: no-schema: no file of docs/data/schema describes it; write new.json"
    ]


def test_a_schema_without_its_file_is_reported(project):
    project.remove(data("errata"))

    assert project.problems("schema") == [
        f"{data('errata')}:1: missing-file: docs/data/schema/errata.json describes it; write it, or remove both"
    ]


def test_a_file_in_another_encoding_is_reported_with_its_line(project):
    path = project.root / data("claims")
    path.write_bytes(path.read_bytes().replace("对。".encode(), "对。".encode("gb18030")))

    assert project.problems("schema") == [
        f"{data('claims')}:10: cannot-read: not UTF-8; save the file in this encoding"
    ]
    assert broken(project) == []


def test_checks_that_need_a_file_that_does_not_fit_say_that_they_did_not_look(project):
    project.edit(data("claims"), "  id: taints\n", "")

    for check in ("claims", "facts", "sources", "references"):
        assert project.problems(check) == [
            f"{data('claims')}:1: not-checked: {check} was not checked: {data('claims')} does not fit its schema"
        ]
    for check in ("terms", "statuses", "manifests", "recordings", "parity"):
        assert project.problems(check) == []


def test_a_lab_that_does_not_fit_hides_no_other_lab(project):
    project.edit(LAB, "run: kubectl get pods", "run: true")
    project.write("docs/labs/pods/other/lab.yml", "recording: pods/web\nsteps: [{id: gone, run: ls}]\n")

    found = project.problems("recordings")
    assert f"{LAB}:1: not-checked: recordings was not checked: {LAB} does not fit its schema" in found
    assert "docs/labs/pods/other/lab.yml:2: missing-transcript: step gone has no gone.txt" in found


# The schemas themselves.


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.stem)
def test_a_schema_is_one_and_lets_no_unknown_key_in(path):
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    # Of a Pod, only what the site reads is described.
    open_ended = {"containers", "containerStatuses", "state"} if path.stem == "situations" else set()
    for keys, part in parts(schema):
        if "properties" in part and not open_ended & set(keys) and "pod" not in keys[:-1]:
            assert "additionalProperties" in part, keys


def parts(schema, keys=()):
    """Every object in a schema that is a schema itself, with the keys that lead to it."""
    if isinstance(schema, dict):
        yield keys, schema
        for key, value in schema.items():
            yield from parts(value, (*keys, key))
    elif isinstance(schema, list):
        for value in schema:
            yield from parts(value, keys)


def test_words_of_the_table_of_versions_are_those_of_the_schema():
    properties = json.loads((SCHEMAS / "changes.json").read_text(encoding="utf-8"))
    values = properties["items"]["properties"]

    assert set(values["component"]["enum"]) == set(changes.NAMES)
    assert set(values["stage"]["enum"]) == set(changes.STAGES)
    assert set(values["default"]["enum"]) == set(changes.DEFAULTS)
    assert set(properties["$defs"]["area"]["enum"]) == set(versions.AREAS)


def test_every_definition_is_used():
    whole = "".join(path.read_text(encoding="utf-8") for path in SCHEMAS.glob("*.json"))
    names = json.loads((SCHEMAS / "definitions.json").read_text(encoding="utf-8"))["$defs"]

    assert [name for name in names if f'#/$defs/{name}"' not in whole] == []


# The lines of the real data.


def test_the_line_of_every_term_is_that_of_its_key():
    path = ROOT / data("glossary")
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()

    assert len(read_yaml(path)) > 100
    assert [name for name in read_yaml(path) if lines[line_at(text, name) - 1] != f"{name}:"] == []


@pytest.mark.parametrize("name", ["statuses", "situations", "onboarding"])
def test_the_line_of_every_entry_is_that_of_its_id(name):
    path = ROOT / data(name)
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    entries = read_yaml(path)

    assert len(entries) > 4
    assert [
        entry["id"]
        for number, entry in enumerate(entries)
        if lines[line_at(text, number) - 1] != f"- id: {entry['id']}"
    ] == []


# Fuzz.


class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes doubled values out."""

    def ignore_aliases(self, data):
        return True


def mutations(text: str, seed: int, count: int) -> list[str]:
    """Broken and odd forms of a YAML text: one thing in it removed, replaced, renamed or doubled."""
    chance, found = random.Random(seed), []
    value = yaml.load(text, Loader)
    places = list(containers(value))
    for _ in range(count):
        kept = copy.deepcopy(value)
        keys = chance.choice(places)
        where = kept
        for key in keys[:-1]:
            where = where[key]
        last = keys[-1]
        match chance.choice(["delete", "replace", "replace", "rename", "double"]):
            case "delete":
                del where[last]
            case "replace":
                where[last] = chance.choice(
                    [None, 7, 1.5, True, [], {}, "", " ", "…", [None], {"a": 1}, [[]], "2020-99-99"]
                )
            case "rename" if isinstance(where, dict):
                where[chance.choice([f"{last}s", "x", 7, None, True])] = where.pop(last)
            case _ if isinstance(where, list):
                where.append(where[last])
            case _:
                where[f"{last}-2"] = where[last]
        found.append(yaml.dump(kept, Dumper=Dumper, allow_unicode=True, sort_keys=False))
    return found


def containers(value, keys=()):
    """The keys that lead to each value in the data; of long lists, to what is in the first entries."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(entries)[:12]:
        yield (*keys, key)
        yield from containers(inner, (*keys, key))


@pytest.mark.parametrize("path", [*map(data, DATA), LAB, RECORDED, ZH])
def test_no_broken_file_ends_in_a_traceback(project, path):
    whole = project.read(path)
    if path == ZH:
        _, front, body = whole.split("---\n", 2)
    else:
        front, body = whole, ""
    line = whole.partition("\n")[0] if whole.startswith("#") else "---"
    for text in mutations(front, seed=DATA.index(path[10:-4]) if path[10:-4] in DATA else 0, count=20):
        project.write(path, f"{line}\n{text}" + (f"---\n{body}" if body else ""))
        here = Project(project.root)
        found = [problem for check in QUICK for problem in run(check, here)]
        assert [str(problem) for problem in found if problem.code == "check-broke"] == [], text
        assert all((project.root / problem.path).parent.exists() and problem.line > 0 for problem in found), (
            text,
            found,
        )
        if not found:  # the mutation is legal: what is made of the data has to be made
            texts.generate(site_data.load(project.docs), project.docs)
            dictionaries(project.docs)


@pytest.mark.parametrize("name", DATA)
def test_no_broken_form_of_the_real_data_ends_in_a_traceback(tmp_path, name):
    text = (ROOT / data(name)).read_text(encoding="utf-8")
    path = tmp_path / f"{name}.yml"
    good = 0
    for one in mutations(text, seed=1, count=2):
        path.write_text(one, encoding="utf-8")
        found = misfits(path)
        good += not found
        assert all(1 <= misfit.line <= one.count("\n") for misfit in found)
    assert good < 2
