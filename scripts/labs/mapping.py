"""What of a recording another cluster can play: its namespace, the steps that map to it, and the reason why others do not."""

import re
import shutil
from collections import Counter
from pathlib import Path

from scripts.labs.cluster import NODES, Cluster, objects
from scripts.labs.files import Lab
from scripts.labs.masks import MADE_UP

# What steps of the recorded cluster did that another one does not answer, each with the reason.
UNMAPPED = (
    (r"/etc/kubernetes/manifests", "puts a file on a node (a static Pod), where it would outlive the lab"),
    (
        r"/var/log/(?:kubelet|schedlog)",
        "reads a log file that the recorded cluster kept; elsewhere it is in the journal",
    ),
    (r"127\.0\.0\.1:10259", "asks the scheduler on the control plane's own loopback"),
    (r"pidof kubelet|kube-scheduler|systemctl", "stops or starts a component of the cluster"),
    (r"\bgcc\b|musl-gcc|dpkg-query", "compiles a program on the recorded machine"),
    (
        rf"-{MADE_UP}{{7,10}}-{MADE_UP}{{5}}\b|-(?=[a-z]*\d){MADE_UP}{{5}}\b",
        "names a Pod whose name was made up on the recorded cluster",
    ),
    (r"\b10[.-](?!96[.-]0[.-])\d+[.-]\d+[.-]\d+\b", "names an address of the recorded cluster"),
)


def script_of(lab: Lab, docs: Path) -> dict:
    """What a lab without a recording would play: its steps in the order of lab.yml, its manifests from docs/manifests."""
    steps = [{"cmd": step.run, "host": step.host or "control-plane"} for step in lab.steps]
    folder = docs / "manifests" / lab.folder.parent.name
    return {"manifests": {name: (folder / name).read_text(encoding="utf-8") for name in lab.manifests}, "steps": steps}


def images_of(recording: dict) -> list[str]:
    """The images that the manifests of a recording name, each once."""
    return sorted({name for text in recording["manifests"].values() for name in re.findall(r"image: (\S+)", text)})


def namespace_of(lab: Lab, recording: dict) -> tuple[str, bool]:
    """The namespace that a lab works in, and whether it stands for `default`, where the recording was made.

    A recording that speaks of a namespace `lab-…` keeps it, of several the one that it speaks of most: names in commands and in output have it in them.
    """
    text = "\n".join(step["cmd"] + step.get("stdout", "") for step in recording["steps"])
    made = {name for kind, name, _ in objects(recording["manifests"]) if kind == "Namespace"}
    spoken = Counter(name for name in re.findall(r"(?<![\w-])lab(?:-[a-z]+)+\b", text) if name not in made)
    return (spoken.most_common(1)[0][0], False) if spoken else (f"lab-{lab.folder.name}", True)


def unmapped(step: dict, cluster: Cluster) -> str:
    """Why a step cannot be played on this cluster; nothing when it can."""
    if step["host"] not in NODES:
        return f"host {step['host'] or 'unknown'} is no node of a cluster"
    named = {step["host"], *re.findall(r"(?<![\w.-])node-[123](?![\w-])", step["cmd"])}
    if lacking := sorted(named - cluster.names.keys()):
        return f"no node of this cluster stands for {', '.join(lacking)}"
    for pattern, reason in UNMAPPED:
        if re.search(pattern, step["cmd"]):
            return reason
    if step["host"] != "control-plane" and not shutil.which("docker"):
        return "runs on a node, by docker exec, and there is no docker on PATH"
    for tool, package in (("ts", "moreutils"), ("jq", "jq")):
        if re.search(rf"\|\s*{tool}\b", step["cmd"]) and not shutil.which(tool):
            return f"needs {tool} (Debian: {package})"
    return ""
