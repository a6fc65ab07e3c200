"""Plays a lab on a cluster of the maintainer's own and compares it with its recording.

The lab gets namespaces of its own, made before the first step and deleted after the last, however it ends. Between two steps the time
passes that the recording tells by `at`. What a cluster elsewhere cannot answer is skipped, and told (`scripts.labs.mapping`).
"""

import datetime
import re
import subprocess
from pathlib import Path
from time import monotonic, sleep

from scripts.labs.cluster import WIDE, Cluster, objects
from scripts.labs.files import Lab, Step
from scripts.labs.importing import find_step, transcript_of
from scripts.labs.mapping import namespace_of, unmapped
from scripts.labs.masks import difference
from scripts.labs.runner import Ran, Report
from scripts.labs.terminal import readable
from scripts.labs.watch import Watch

MASKS = ("uid", "hex-id", "moment", "clock", "address", "pod-suffix", "kubectl-age")
STOPPED = 130  # exit status of a command that was left running beside the next ones, then ended with Ctrl-C
WATCH = re.compile(r"\s(-w|--watch)\b")
LIMIT = 600  # seconds that one step may take


class Replay:
    """One run of a lab on a cluster. `work` is the folder that its manifests are put into and its steps run in."""

    def __init__(self, lab: Lab, recording: dict, cluster: Cluster, work: Path) -> None:
        """Raises ValueError when a manifest reaches into a namespace of the cluster's own."""
        self.lab, self.recording, self.cluster, self.work = lab, recording, cluster, work
        self.report = Report(lab, versions=cluster.versions())
        self.namespace, self.default = namespace_of(lab, recording)
        self.played: list[tuple[dict, dict]] = []  # the step as it is recorded, and as it ran here
        self.differences: list[str] = []
        self.watches: list[tuple[dict, Watch]] = []
        self.last: tuple[float, float] | None = None  # the last `at`, and when that was here
        self.labels = {id(step): f"step {number}" for number, step in enumerate(recording["steps"], 1)}
        for one in lab.steps:
            try:
                self.labels[id(find_step(recording, one))] += f" ({one.id})"
            except ValueError as error:
                self.report.failed.append(f"{error}; --fresh plays the steps of lab.yml")
        found = objects(recording["manifests"])
        named = {namespace for _, _, namespace in found if namespace}
        if own := sorted(name for name in named if name == "default" or name.startswith("kube-")):
            raise ValueError(f"its manifests change the namespace {own[0]}; a lab has namespaces of its own")
        self.made = {name for kind, name, _ in found if kind == "Namespace"}
        self.missing = sorted(named - self.made - {self.namespace})
        self.things = [(kind, name) for kind, name, _ in found if kind in WIDE]
        self.things += [("namespace", name) for name in sorted({self.namespace, *self.made, *named})]

    def run(self) -> None:
        """Play every step that maps to the cluster, leave the cluster as it was, and compare. What is left behind is a failure."""
        self.cluster.refuse_existing(self.things)
        before = self.cluster.marks()
        for name, text in self.recording["manifests"].items():
            (self.work / name).write_text(self.cluster.here(text, self.namespace), encoding="utf-8")
        try:
            for name in [*self.missing, self.namespace]:
                self.cluster.enter(name)
            for step in self.recording["steps"]:
                if step["cmd"] and (reason := unmapped(step, self.cluster)):
                    self.report.skipped.append(f"{self.labels[id(step)]}: {reason}")
                elif step["cmd"]:
                    self.play(step)
        finally:
            for now, watch in self.watches:
                self.end(now, watch)
            self.cluster.delete(self.things)
            for node, marks in self.cluster.marks().items():
                if marks != before.get(node):
                    self.report.failed.append(f"node {node} is not as it was: before {before.get(node)}, now {marks}")
        self.compare()

    def play(self, step: dict) -> None:
        """Run one step, or start it when it is to be left running."""
        self.wait(step.get("at", ""))
        command = self.cluster.here(step["cmd"], self.namespace)
        host = step["host"] if step["host"] == "control-plane" else self.cluster.names[step["host"]]
        now = {"cmd": command, "host": host, "at": datetime.datetime.now().strftime("%H:%M:%S")}
        self.played.append((step, now))
        line, environment = self.cluster.command(step["host"], command), self.cluster.environment
        if step["exit"] == STOPPED if "exit" in step else WATCH.search(command):
            for one, watch in [one for one in self.watches if one[0]["cmd"] == command]:
                self.end(one, watch)
            watch = Watch(line, self.work, environment, self.work.parent / str(len(self.played)))
            self.watches.append((now, watch))
            watch.begin()
            return
        try:
            done = subprocess.run(
                line, cwd=self.work, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT
            )
        except subprocess.TimeoutExpired:
            raise ValueError(f"no end after {LIMIT} s: {command}") from None
        now |= {"stdout": readable(done.stdout), "stderr": readable(done.stderr), "exit": done.returncode}

    def end(self, now: dict, watch: Watch) -> None:
        """Stop what was left running, and keep what it printed."""
        self.watches = [one for one in self.watches if one[1] is not watch]
        stdout, stderr = watch.stop()
        now |= {"stdout": readable(stdout), "stderr": readable(stderr), "exit": STOPPED}

    def wait(self, at: str) -> None:
        """Let as much time pass since the last step with a time as passed in the recording."""
        if not at:
            return
        hours, minutes, rest = at.split(":")
        second = int(hours) * 3600 + int(minutes) * 60 + float(rest)
        if self.last:
            sleep(max(0.0, (second - self.last[0]) % 86400 - (monotonic() - self.last[1])))
        self.last = (second, monotonic())

    def compare(self) -> None:
        """Report what ran, and collect in what it differs from the recording once what may vary is masked."""
        for step, now in self.played:
            label = self.labels[id(step)]
            output = now["stdout"] + now["stderr"]
            self.report.ran.append(Ran(Step(label, now["cmd"], now["host"]), output, now["exit"]))
            if "exit" not in step:
                continue
            before, after = (self.plain(transcript_of(one)) for one in (step, now))
            lines = difference(before, after, MASKS)
            if now["exit"] != step["exit"]:
                self.differences.append(f"{label}: exit status {now['exit']}, recorded {step['exit']}\n{after}")
            elif lines:
                self.differences.append(f"{label}: output differs (- recorded, + now)\n" + "\n".join(lines))

    def plain(self, text: str) -> str:
        """A transcript with the names of the recorded cluster, and no padding: columns are as wide as the names in them."""
        return re.sub(" +", " ", self.cluster.recorded(text, self.namespace, self.default))
