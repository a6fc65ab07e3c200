"""Manifests: what pages show passes a strict validation for the Kubernetes version the site states.

Unknown fields and duplicate keys are refused, in files and in YAML that stands in a page. Kinds without a public schema are
listed here one by one with the reason. A manifest that is meant to be refused says so in `BROKEN`, and must be refused.
"""

import re
from pathlib import Path

import kubernetes_validate
import yaml
from kubernetes_validate.utils import VersionNotSupportedError

from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

NO_SCHEMA = {
    "kubelet.config.k8s.io/v1beta1 KubeletConfiguration": "read from a file by the kubelet, never sent to the API server",
    "kubescheduler.config.k8s.io/v1 KubeSchedulerConfiguration": "read from a file by the scheduler",
    "kind.x-k8s.io/v1alpha4 Cluster": "read by kind",
}
# What the API server itself refuses: the schema cannot know it, a recording shows it. `schema` means the schema refuses it too.
BROKEN: dict[str, str] = {}
FILE_LIMIT = 5


class Loader(yaml.SafeLoader):
    """YAML that refuses a key that occurs twice in one mapping."""


def no_duplicates(loader: Loader, node: yaml.MappingNode):
    seen = set()
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value in seen:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key.value} occurs twice", key.start_mark)
        seen.add(key.value if isinstance(key, yaml.ScalarNode) else key)
    return loader.construct_mapping(node, deep=True)


Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, no_duplicates)


def check(project: Project) -> list[Problem]:
    """Check every manifest file, and every piece of YAML that stands in a page."""
    files = sorted((project.docs / "manifests").rglob("*.y*ml"))
    if not files:
        return nothing_to_check("docs/manifests", "manifests")
    version = project.data("checked")["kubernetes_schema"]
    problems = []
    for path in files:
        where = project.where(path)
        problems += validate(path.read_text(encoding="utf-8"), where, 0, version, BROKEN.get(where.as_posix()))
    shown = {target.split(":")[0] for page in project.pages for _, target in page.includes}
    for path in files:
        if path.relative_to(project.docs).as_posix() not in shown:
            problems.append(
                Problem(project.where(path), 1, "unused-manifest", "no page shows it; include it or remove it")
            )
    for page in project.pages:
        for fence in page.fences:
            if fence.language in ("yaml", "yml") and "--8<--" not in fence.text:
                problems += check_inline(project.where(page.path), fence)
    return problems


def check_inline(where: Path, fence) -> list[Problem]:
    """YAML in a page: at most five lines, readable, no key twice."""
    if fence.text.count("\n") > FILE_LIMIT:
        return [
            Problem(
                where,
                fence.line,
                "inline-manifest",
                f"over {FILE_LIMIT} lines; put it into docs/manifests/ and include it",
            )
        ]
    try:
        list(yaml.load_all(fence.text, Loader))
    except yaml.YAMLError as error:
        return [Problem(where, fence.line, "bad-yaml", one_line(error))]
    return []


def validate(text: str, where: Path, offset: int, version: str, broken: str | None = None) -> list[Problem]:
    """Validate each document of a YAML text strictly. `broken` tells that the schema has to refuse it."""
    try:
        documents = [one for one in yaml.load_all(text, Loader) if one]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return [Problem(where, offset + (mark.line + 1 if mark else 1), "bad-yaml", one_line(error))]
    if not documents:
        return [Problem(where, 1, "empty-manifest", "there is no object in this file")]
    found = []
    for document in documents:
        if not is_object(document):
            found.append(Problem(where, offset + 1, "refused", "an object has an apiVersion and a kind"))
            continue
        kind = f"{document.get('apiVersion')} {document.get('kind')}"
        if kind in NO_SCHEMA:
            continue
        try:
            kubernetes_validate.validate(document, version, strict=True)
        except (
            kubernetes_validate.ValidationError,
            kubernetes_validate.SchemaNotFoundError,
            VersionNotSupportedError,
        ) as error:
            place = re.findall(r"[\w-]+", str(getattr(error, "path", "")) or "")
            found.append(Problem(where, offset + line_of(text, place), "refused", f"{kind}: {one_line(error)}"))
    if broken and not found:
        return [Problem(where, 1, "not-refused", f"said to be refused ({broken}), but the schema accepts it")]
    return [] if broken else found


def is_object(document) -> bool:
    """Whether a YAML document says what kind of object it is, in the form `group/version` and `Kind`."""
    version, kind = (document.get("apiVersion"), document.get("kind")) if isinstance(document, dict) else (None, None)
    return (
        isinstance(kind, str) and isinstance(version, str) and re.fullmatch(r"[\w.-]+(/[\w.-]+)?", version) is not None
    )


def line_of(text: str, place: list[str]) -> int:
    """The line on which the last name of a path stands, or 1."""
    names = [name for name in place if not name.isdigit()]
    lines = text.splitlines()
    return next(
        (number for number, line in enumerate(lines, 1) if names and re.match(rf"[\s-]*{re.escape(names[-1])}:", line)),
        1,
    )


def one_line(error: Exception) -> str:
    message = getattr(error, "message", None) or getattr(error, "problem", None) or str(error)
    return " ".join(str(message).split())[:300]
