"""Manifests: what pages show passes a strict validation for the Kubernetes version the site states.

Unknown fields and duplicate keys are refused, in files and in YAML that stands in a page. Kinds without a public schema are
listed here one by one with the reason.
"""

import re
from pathlib import Path

import kubernetes_validate
import yaml
from kubernetes_validate.utils import VersionNotSupportedError

from scripts.problems import Problem, nothing_to_check
from scripts.project import Project
from scripts.yaml_files import Loader, line_at, read_text

NO_SCHEMA = {
    "kubelet.config.k8s.io/v1beta1 KubeletConfiguration": "read from a file by the kubelet, never sent to the API server",
    "kubescheduler.config.k8s.io/v1 KubeSchedulerConfiguration": "read from a file by the scheduler",
    "kind.x-k8s.io/v1alpha4 Cluster": "read by kind",
}
FILE_LIMIT = 5


def check(project: Project) -> list[Problem]:
    """Check every manifest file, and every piece of YAML that stands in a page."""
    files = sorted((project.docs / "manifests").rglob("*.y*ml"))
    if not files:
        return nothing_to_check("docs/manifests", "manifests")
    version = project.data("checked")["kubernetes_schema"]
    problems = []
    for path in files:
        where = project.where(path)
        problems += validate(read_text(path), where, version)
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


def validate(text: str, where: Path, version: str) -> list[Problem]:
    """Validate each document of a YAML text strictly."""
    try:
        documents = [(number, one) for number, one in enumerate(yaml.load_all(text, Loader)) if one]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return [Problem(where, mark.line + 1 if mark else 1, "bad-yaml", one_line(error))]
    if not documents:
        return [Problem(where, 1, "empty-manifest", "there is no object in this file")]
    found = []
    for number, document in documents:
        line = line_at(text, document=number)
        if not is_object(document):
            found.append(Problem(where, line, "refused", "an object has an apiVersion and a kind"))
            continue
        kind = f"{document.get('apiVersion')} {document.get('kind')}"
        if kind in NO_SCHEMA:
            continue
        try:
            kubernetes_validate.validate(document, version, strict=True)
        except kubernetes_validate.ValidationError as error:
            line = line_at(text, *place(error), document=number)
            found.append(Problem(where, line, "refused", f"{kind}: {one_line(error)}"))
        except (kubernetes_validate.SchemaNotFoundError, VersionNotSupportedError) as error:
            found.append(Problem(where, line, "refused", f"{kind}: {one_line(error)}"))
    return found


def place(error: kubernetes_validate.ValidationError) -> list[str | int]:
    """The keys that lead to what is refused: to an unknown key itself, not to what holds it."""
    keys = list(error.absolute_path)
    if error.validator == "additionalProperties":
        keys += [key for key in error.instance if key not in error.schema.get("properties", ())][:1]
    return keys


def is_object(document) -> bool:
    """Whether a YAML document says what kind of object it is, in the form `group/version` and `Kind`."""
    version, kind = (document.get("apiVersion"), document.get("kind")) if isinstance(document, dict) else (None, None)
    return (
        isinstance(kind, str) and isinstance(version, str) and re.fullmatch(r"[\w.-]+(/[\w.-]+)?", version) is not None
    )


def one_line(error: Exception) -> str:
    message = getattr(error, "message", None) or getattr(error, "problem", None) or str(error)
    return " ".join(str(message).split())[:300]
