"""A cluster of the maintainer's own, for labs that were recorded on one: `kubectl` here, `docker exec` for a node, as kind's nodes allow.

Everything goes through a kubeconfig of the run's own, which holds the one context that was named: no step can reach another cluster, and
the maintainer's current context stays what it is.
"""

import json
import os
import re
import subprocess
from pathlib import Path

import yaml

# The nodes of the cluster that recordings come from; the nodes of another cluster stand for them, workers in the order of their names.
NODES = ("control-plane", "node-1", "node-2", "node-3")
CONTROL_PLANE = "node-role.kubernetes.io/control-plane"
# Objects outside of namespaces that labs may make, and that have to be taken away one by one.
WIDE = ("PriorityClass", "ClusterRole", "ClusterRoleBinding", "StorageClass", "PersistentVolume", "RuntimeClass")
# The namespace `default`, as names and messages of a recording spell it.
DEFAULT = r"(?<=\.)(?<!kubernetes\.)default(?![\w-])|(?<=from )default(?= namespace)|(?<=search )default(?=\.svc)"


def objects(manifests: dict[str, str]) -> list[tuple[str, str, str]]:
    """Kind, name and namespace ("" when none is set) of every object in these manifests (file name → text). Raises ValueError for bad YAML."""
    found = []
    for file, text in manifests.items():
        if not file.endswith((".yaml", ".yml")):
            continue  # a program's source, or another file that a step reads
        try:
            documents = list(yaml.safe_load_all(text))
        except yaml.YAMLError as error:
            raise ValueError(f"manifest {file} is not YAML: {error}") from None
        for document in documents:
            if isinstance(document, dict) and isinstance(meta := document.get("metadata"), dict):
                found.append((document.get("kind", ""), meta.get("name", ""), meta.get("namespace", "")))
    return found


def current_context() -> str:
    """The context that kubectl would use by itself, only to name it; "" when there is none, or no kubectl."""
    try:
        done = subprocess.run(["kubectl", "config", "current-context"], capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return done.stdout.strip()


class Cluster:
    """One context of the maintainer's kubectl. `folder` is private to this run and takes the kubeconfig."""

    def __init__(self, context: str, folder: Path) -> None:
        """Raises ValueError when kubectl, the context or the cluster behind it does not answer."""
        self.environment = dict(os.environ)
        config = self.kubectl("config", "view", "--raw", "--minify", "--flatten", "--context", context)
        (folder / "kubeconfig").write_text(config, encoding="utf-8")
        (folder / "kubeconfig").chmod(0o600)
        self.environment["KUBECONFIG"] = str(folder / "kubeconfig")
        self.context = context
        self.server = self.kubectl("config", "view", "-o", "jsonpath={.clusters[0].cluster.server}")
        self.nodes = json.loads(self.kubectl("get", "nodes", "-o", "json"))["items"]
        workers: list[str] = []
        planes: list[str] = []
        for node in self.nodes:
            (planes if CONTROL_PLANE in node["metadata"]["labels"] else workers).append(node["metadata"]["name"])
        self.names = dict(zip(NODES, [*sorted(planes)[:1], *sorted(workers)], strict=False)) if planes else {}

    def kubectl(self, *arguments: str) -> str:
        """What kubectl prints. Raises ValueError with its error, or when there is no kubectl."""
        try:
            done = subprocess.run(
                ["kubectl", *arguments], capture_output=True, text=True, env=self.environment, stdin=subprocess.DEVNULL
            )
        except FileNotFoundError:
            raise ValueError("there is no kubectl on PATH") from None
        if done.returncode:
            raise ValueError(f"kubectl {' '.join(arguments[:3])}: {done.stderr.strip()}")
        return done.stdout

    def here(self, text: str, namespace: str) -> str:
        """A command or manifest of a recording, with the nodes and the namespace of this run in place of the recorded ones."""
        nodes = "|".join(map(re.escape, self.names))
        text = re.sub(rf"(?<![\w.-])(?<!\.io/)({nodes})(?![\w-])", lambda match: self.names[match[1]], text)
        return re.sub(DEFAULT, namespace, text)

    def recorded(self, text: str, namespace: str, default: bool) -> str:
        """What a command printed here, with the names of the recording; `default` says that it was made in that namespace."""
        back = {name: recorded for recorded, name in self.names.items()}
        nodes = "|".join(map(re.escape, sorted(back, key=len, reverse=True)))
        text = re.sub(rf"(?<![\w.-])({nodes})(?![\w-])", lambda match: back[match[1]], text)
        return re.sub(rf"(?<![\w-]){re.escape(namespace)}(?![\w-])", "default", text) if default else text

    def command(self, host: str, command: str) -> list[str]:
        """How a step is run: by a shell here, or by one on the node that stands for its host."""
        if host == "control-plane":
            return ["bash", "-c", command]
        return ["docker", "exec", self.names[host], "bash", "-c", command]

    def enter(self, namespace: str) -> None:
        """Make a namespace, and work in it from now on."""
        self.kubectl("create", "namespace", namespace)
        self.kubectl("config", "set-context", self.context, "--namespace", namespace)

    def refuse_existing(self, things: list[tuple[str, str]]) -> None:
        """Raises ValueError when one of these (kind, name) is there already: it would be changed, and deleted at the end."""
        for kind, name in things:
            if self.kubectl("get", kind, name, "--ignore-not-found", "-o", "name").strip():
                raise ValueError(f"the cluster has a {kind} {name} already; this lab makes and deletes its own")

    def delete(self, things: list[tuple[str, str]]) -> None:
        """Delete these (kind, name), and wait until they are gone. Raises ValueError with all that could not be deleted."""
        left = []
        for kind, name in things:
            try:
                self.kubectl("delete", kind, name, "--ignore-not-found", "--timeout=180s")
            except ValueError as error:
                left.append(str(error))
        if left:
            raise ValueError("not deleted: " + "; ".join(left))

    def marks(self) -> dict[str, str]:
        """Labels, taints and cordon of every node: what steps may leave behind."""
        return {
            node["metadata"]["name"]: json.dumps(
                [node["metadata"]["labels"], node["spec"].get("taints"), node["spec"].get("unschedulable", False)],
                sort_keys=True,
            )
            for node in json.loads(self.kubectl("get", "nodes", "-o", "json"))["items"]
        }

    def versions(self) -> dict[str, str]:
        """What a page says its output was recorded on."""
        info = self.nodes[0]["status"]["nodeInfo"]
        runtime, _, version = info["containerRuntimeVersion"].partition("://")
        return {
            "kubernetes": info["kubeletVersion"],
            runtime: f"v{version.removeprefix('v')}",
            "kernel": info["kernelVersion"].split("-")[0],
        }
