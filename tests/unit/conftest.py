"""A small good project in a temporary folder: every check is silent on it. A test breaks one thing and looks."""

from pathlib import Path

import pytest

from scripts.checks.catalogue import run
from scripts.checks.parity import fingerprint
from scripts.project import Project
from scripts.site import diagrams

# Tests assert line numbers of the Chinese page: the heading is line 9, the sentence 11, the YAML 13, the transcript 17,
# the diagram 21, the note below it 28. The English page has one line more, before the heading.
PAGE = """\
---
title: {title}
summary: {sentence}
kind: concept
checked: 2020-01-02
facts: [NODE-001]
{more}---

# {title} {{#taint}}

{sentence}[^k8s-taint] `kubectl get nodes`

```yaml title="manifests/pods/web.yaml"
--8<-- "manifests/pods/web.yaml"
```

```console title="node"
--8<-- "labs/pods/web/list.first.txt"
```

```mermaid
flowchart LR
  accTitle: One step
  accDescr: It leads from a to b.
  a --> b
```

??? note "{title}"

    --8<-- "{language}/changes/tainted-twice.md"
"""

# The schemas want 60 statuses and 25 situations, so the small project has that many.
STATUS = """\
- id: status-{number}
  name: Status{number}
  where: waiting reason
  writer: kubelet
  meaning: {{zh: 在等。, en: It waits.}}
  next: {{zh: 看日志。, en: Read the log.}}
  see: taint.md
  sources: [k8s-taint]
  facts: [NODE-001]
  variants: []
"""
SITUATION = """\
- id: situation-{number}
  title: {{zh: 正常, en: all is well}}
  recording: pods/web
  as: web
  facts: [NODE-001]
  pod:
    spec: {{containers: [{{name: app}}]}}
    status: {{containerStatuses: [{{name: app, ready: true, state: {{running: {{}}}}}}]}}
  shown: {{ready: 1/1, status: Running, phase: Running, conditions: [Ready=True]}}
"""

CHANGES = """\
- id: tainted-twice
  area: scheduling
  component: kubernetes
  feature: {zh: 污点, en: taints}
  since: "1.37"
  stage: change
  effect: incomplete
  pages: [taint#taint]
  sources: [k8s-taint]
  text: {zh: 节点可以有两个污点。, en: A node can have two taints.}
"""

ERRATA = """\
- page: taint#taint
  date: 2020-01-01
  said: {zh: 节点没有污点。, en: A node has no taint.}
  says: {zh: 节点有污点。, en: A node has a taint.}
  evidence: {zh: 源码。, en: Its source.}
  sources: [k8s-taint]
"""

GATES = """\
version: v1.36.9
gates:
  OneTaint: {"1.30": alpha off, "1.31": beta on, "1.33": GA on locked}
  TwoTaints: {"1.35": alpha off, "1.36": beta on}
newer:
  TwoTaints: {"1.37": GA on, "read": kubernetes/kubernetes#1}
  ThreeTaints: {"1.37": alpha off, "read": kubernetes/website@0123456789abcdef}
"""

FILES = {
    "docs/zh/taint.md": PAGE.format(language="zh", title="污点", sentence="节点有污点。", more=""),
    "docs/en/taint.md": PAGE.format(
        language="en", title="Taint", sentence="A node has a taint.", more="translates: later\n"
    ),
    "docs/manifests/pods/web.yaml": """\
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1
""",
    "docs/labs/pods/web/lab.yml": """\
recording: pods/web
steps:
  - id: list
    run: kubectl get pods
    parts: {first: 1-2}
""",
    "docs/labs/pods/web/list.txt": "$ kubectl get pods\nNAME\nweb\n",
    "docs/labs/pods/web/list.first.txt": "$ kubectl get pods\nNAME\n⋮ 1 line\n",
    "docs/labs/pods/web/recorded.yml": """\
machine: small
date: '2020-01-01'
versions:
  kubernetes: 1.36.9
""",
    "docs/data/machines.yml": """\
small:
  setup: {zh: 一个节点, en: one node}
""",
    "evidence/recordings/pods/web.json": """\
{
 "date": "2020-01-01",
 "versions": {"kubernetes": "1.36.9"},
 "setup": "one node",
 "manifests": {"web.yaml": "kind: Pod\\n"},
 "steps": [
  {"cmd": "kubectl get pods", "host": "node", "stdout": "NAME\\nweb\\n", "stderr": "", "exit": 0, "note": "before"},
  {"cmd": "kubectl get pods", "host": "node", "stdout": "NAME\\n", "stderr": "", "exit": 0, "at": "05:00:07"},
  {"cmd": "ls a\\n", "host": "pod", "stdout": "b", "stderr": "ls: a: no such file\\n", "exit": 1},
  {"cmd": "", "host": "", "stdout": "", "stderr": "", "exit": 0, "note": "a remark"}
 ]
}
""",
    "scripts/one.py": '"""One module."""\n',
    "docs/data/checked.yml": """\
kubernetes: v1.36.9
kubernetes_schema: "1.36"
docker: 29.7.9
containerd: v2.3.9
coredns: v1.13.9
kind: v0.32.9
date: 2020-01-02
newest: {seen: 2020-02-03, kubernetes: v1.37.1, docker: 29.9.0, containerd: v2.4.0, coredns: v1.14.7, kind: v0.33.0}
""",
    "docs/data/sources.yml": """\
k8s-taint:
  title: {zh: 污点, en: taints}
  repo: kubernetes/kubernetes
  path: pkg/taints.go
  symbol: Taint
  version: v1.36.9
""",
    "docs/data/facts.yml": """\
NODE-001:
  since: 2020-01-01
  text: A node has a taint.
# What the feature gate `TwoTaints` is: beta, on by default since v1.36.
""",
    "docs/data/glossary.yml": """\
taint:
  term: {zh: 污点, en: taint}
  variants: {zh: [], en: []}
  forbidden: {zh: [污染], en: [stain]}
  definition: {zh: 节点上的标记。, en: A mark on a node.}
  see: taint.md
  facts: [NODE-001]
""",
    "docs/data/claims.yml": """\
- heading: 什么是污点
  id: taints
  title: {zh: 污点, en: Taints}
  claims:
    - id: C01
      quote: 节点有污点
      verdict: correct
      gloss: A node has a taint
      truth: {zh: 对。, en: True.}
      sources: [k8s-taint]
      see: taint.md
      facts: [NODE-001]
""",
    "docs/data/onboarding.yml": """\
- id: first
  title: {zh: 第一次, en: First}
  goal: {zh: 认识污点。, en: Know taints.}
  pages: [taint.md]
  questions:
    - {zh: "什么是污点？", en: "What is a taint?", answer: taint.md#taint}
""",
    "docs/data/statuses.yml": "".join(STATUS.format(number=number) for number in range(1, 61)),
    "docs/data/situations.yml": "".join(SITUATION.format(number=number) for number in range(1, 26)),
    "docs/data/changes.yml": CHANGES,
    "docs/data/errata.yml": ERRATA,
    "evidence/gates.yml": GATES,
    "evidence/symbols.yml": "found:\n  kubernetes/kubernetes v1.36.9:\n    pkg/taints.go: {Taint: 7}\nunread: []\n",
    "docs/data/words.yml": """\
places:
  waiting reason: {id: waiting-reasons, zh: 等待原因, en: waiting reasons}
  event: {id: event-reasons, zh: 事件, en: events}
writers:
  kubelet: {zh: kubelet, en: the kubelet}
  nobody: {zh: 没有组件, en: no component}
verdicts:
  correct: {zh: 正确, en: correct}
  wrong: {zh: 错误, en: wrong}
""",
    "docs/data/pages.yml": "statuses: taint.md\nquotes: []\nweights: {}\nglossary: taint.md\nrecords: []\n",
    "docs/assets/original-note.txt": "什么是污点\n节点有污点。\n",
}


def schema_line(path: str) -> str:
    """The first line of a file that has a schema; tests count it among the lines."""
    if path.startswith("evidence/"):
        return f"# yaml-language-server: $schema=../docs/data/schema/{Path(path).stem}.json\n" * path.endswith(".yml")
    if path.startswith("docs/data/"):
        return f"# yaml-language-server: $schema=schema/{Path(path).stem}.json\n"
    return "# yaml-language-server: $schema=../../../data/schema/lab.json\n" if path.endswith("lab.yml") else ""


class SmallProject:
    """A project folder that tests change file by file; paths are relative to it."""

    def __init__(self, root: Path):
        self.root = root
        for path, text in FILES.items():
            self.write(path, schema_line(path) + text)
        (key,) = diagrams.diagrams_of(Project(root).pages)
        self.drawing = f"docs/assets/diagrams/{key}.svg"
        self.write(self.drawing, "<svg></svg>\n")
        (chinese, _) = Project(root).pairs()[0]
        self.edit("docs/en/taint.md", "later", fingerprint(chinese))

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the first `old`, which has to be there."""
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new, 1))

    def append(self, path: str, text: str) -> None:
        self.write(path, self.read(path) + text)

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def problems(self, check: str) -> list[str]:
        """What one check prints."""
        return [str(problem) for problem in sorted(run(check, Project(self.root)))]


@pytest.fixture
def project(tmp_path) -> SmallProject:
    return SmallProject(tmp_path)


@pytest.fixture
def page(tmp_path):
    """Make a page from its body alone; the body begins at line 4."""
    from scripts.pages import read_page

    def make(body: str, language: str = "zh", meta: str = "title: T"):
        path = tmp_path / language / "page.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n{meta}\n---\n{body}", encoding="utf-8")
        return read_page(path, tmp_path)

    return make
