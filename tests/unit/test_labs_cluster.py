"""Labs of a cluster, played with a scripted `kubectl` and `docker` on PATH: the tests have no cluster."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts.labs import command as labs
from scripts.labs import replay
from scripts.labs.cluster import Cluster
from scripts.labs.files import labs_in
from scripts.labs.importing import read_recording
from scripts.labs.mapping import UNMAPPED, unmapped
from tests.conftest import ROOT

KUBECTL = r"""#!/bin/bash
# A cluster of kind as far as these tests ask. Every call is written down, with the kubeconfig that it used.
echo "$(basename "${KUBECONFIG:-own}") $*" >>"$STATE/calls"
case "$*" in
  "config current-context") echo kind-kind; exit ;;
  "config view --raw --minify --flatten --context kind-kind") echo 'current-context: kind-kind'; exit ;;
  "config view --raw"*) echo 'error: cannot locate context other' >&2; exit 1 ;;
esac
[ "$(cat "$KUBECONFIG")" = 'current-context: kind-kind' ] || { echo 'not the context that was named' >&2; exit 1; }
case "$*" in
  "config view -o"*) printf https://127.0.0.1:6443 ;;
  "get nodes -o json") cat "$STATE/nodes.json" ;;
  "get "*" --ignore-not-found -o name") if grep -qx "$2 $3" "$STATE/there"; then echo "$2/$3"; fi ;;
  "apply -f web.yaml") cp web.yaml "$STATE/applied.yaml"; echo 'pod/web created' ;;
  "get pods -o wide") echo 'NAME  READY  AGE  NODE'; echo "web   1/1    ${AGE:-3s}   kind-worker2" ;;
  "get pods") echo NAME; cat "$STATE/pods" ;;
  "get pods -w") printf 'NAME\nweb 1/1\n'; exec sleep 60 ;;
  "taint node kind-worker2 a=b:NoSchedule") echo 'node/kind-worker2 tainted'; sed -i 's/"taints": \[\]/"taints": ["a=b"]/' "$STATE/nodes.json" ;;
  "taint node kind-worker2 a-") echo 'node/kind-worker2 untainted'; sed -i 's/"taints": \["a=b"\]/"taints": []/' "$STATE/nodes.json" ;;
  "create namespace "* | "config set-context "* | "delete "*) ;;
  *) echo "unscripted: $*" >&2; exit 9 ;;
esac
"""
DOCKER = r"""#!/bin/bash
echo "docker $*" >>"$STATE/calls"
echo "$2 says ${*: -1}"
"""
INFO = {
    "kubeletVersion": "v1.36.9",
    "containerRuntimeVersion": "containerd://2.3.9",
    "kernelVersion": "6.18.44-cloud-amd64",
}


def node(name, **labels):
    meta = {"name": name, "labels": labels}
    return {"metadata": meta, "spec": {"taints": []}, "status": {"nodeInfo": INFO}}


NODES = [
    node("kind-worker2"),
    node("kind-control-plane", **{"node-role.kubernetes.io/control-plane": ""}),
    node("kind-worker"),
]
MANIFEST = "kind: Pod\nmetadata: {name: web}\nspec: {nodeName: node-2}\n"


def step(cmd, stdout="", host="control-plane", **more):
    return {"cmd": cmd, "host": host, "stdout": stdout, "stderr": "", "exit": 0} | more


APPLY = step("kubectl apply -f web.yaml", "pod/web created\n")
WIDE = step("kubectl get pods -o wide", "NAME   READY   AGE   NODE\nweb    1/1     12m   node-2\n")
LAB = "recording: pods/web\nmanifests: [web.yaml]\nsteps:\n- {id: apply, run: kubectl apply -f web.yaml}\n- {id: wide, run: kubectl get pods -o wide}\n"


@pytest.fixture
def state(tmp_path, monkeypatch):
    """What the scripted cluster knows; `calls` is what it was asked."""
    folder = tmp_path / "state"
    (folder / "bin").mkdir(parents=True)
    for name, text in {"kubectl": KUBECTL, "docker": DOCKER}.items():
        (folder / "bin" / name).write_text(text)
        (folder / "bin" / name).chmod(0o755)
    for name, text in {"nodes.json": json.dumps({"items": NODES}), "there": "", "pods": "web\n", "calls": ""}.items():
        (folder / name).write_text(text)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("STATE", str(folder))
    monkeypatch.delenv("KUBECONFIG", raising=False)
    return folder


@pytest.fixture
def record(project, state, capsys):
    """Play the lab pods/web with a recording of these steps."""

    def run(steps, *arguments, lab=LAB, manifests=None, **keys):
        project.write("docs/labs/pods/web/lab.yml", lab)
        recording = {
            "title": "one Pod",
            "date": "2020-01-01",
            "versions": {"kubernetes": "v1.35.0"},
            "setup": "one node",
            "manifests": {"web.yaml": MANIFEST} if manifests is None else manifests,
            "steps": steps,
        }
        if steps:
            project.write("evidence/recordings/pods/web.json", json.dumps(recording | keys))
        status = labs.main(["--docs", str(project.docs), "record", "pods/web", *arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


HERE = ("--context", "kind-kind")


def calls(state):
    return (state / "calls").read_text().splitlines()


def test_without_a_context_nothing_runs_and_the_current_one_is_named(record, state):
    assert record([APPLY]) == (
        2,
        "",
        "pods/web: its steps change a cluster, so say which: --context NAME (now kubectl would use kind-kind)\n",
    )
    assert calls(state) == ["own config current-context"]


def test_a_context_that_does_not_exist_is_told(record, state):
    status, out, err = record([APPLY], "--context", "other")

    assert (status, out, err) == (2, "", "kubectl config view --raw: error: cannot locate context other\n")
    assert len(calls(state)) == 1


def test_it_is_said_where_the_lab_plays_before_it_does(record):
    status, out, _ = record([APPLY, WIDE], *HERE, manifests={"web.yaml": MANIFEST + "# image: busybox:1.35\n"})

    assert status == 0
    assert out.splitlines() == [
        "pods/web: context kind-kind, https://127.0.0.1:6443",
        "  nodes: kind-control-plane stands for control-plane, kind-worker stands for node-1, kind-worker2 stands for node-2",
        "  makes, and deletes at the end: namespace lab-web",
        "  images that the nodes have to have, or find: busybox:1.35",
        "ok   pods/web: 2 steps ran",
        "1 passed, 0 failed, 0 skipped",
    ]


def test_the_lab_has_a_namespace_of_its_own_that_is_gone_at_the_end(record, state):
    record([APPLY, WIDE], *HERE)

    assert [call for call in calls(state) if "get nodes" not in call] == [
        "own config view --raw --minify --flatten --context kind-kind",
        "kubeconfig config view -o jsonpath={.clusters[0].cluster.server}",
        "kubeconfig get namespace lab-web --ignore-not-found -o name",
        "kubeconfig create namespace lab-web",
        "kubeconfig config set-context kind-kind --namespace lab-web",
        "kubeconfig apply -f web.yaml",
        "kubeconfig get pods -o wide",
        "kubeconfig delete namespace lab-web --ignore-not-found --timeout=180s",
    ]


def test_manifests_name_the_nodes_of_this_cluster(record, state):
    record([APPLY, WIDE], *HERE)

    assert (state / "applied.yaml").read_text() == MANIFEST.replace("node-2", "kind-worker2")


def test_a_step_that_differs_is_told_with_its_id(record):
    status, out, _ = record([APPLY, {**WIDE, "stdout": WIDE["stdout"].replace("1/1", "0/1")}], *HERE)

    assert status == 1
    assert "FAIL pods/web: 2 steps ran\n  step 2 (wide): output differs (- recorded, + now)\n" in out
    assert "    -web 0/1 <kubectl-age> node-2\n    +web 1/1 <kubectl-age> node-2\n" in out


def test_another_exit_status_is_told(record):
    status, out, _ = record([{**APPLY, "exit": 1}, WIDE], *HERE)

    assert status == 1
    assert "  step 1 (apply): exit status 0, recorded 1\n    $ kubectl apply -f web.yaml\n" in out


def test_a_namespace_that_is_there_already_is_left_alone(record, state):
    (state / "there").write_text("namespace lab-web\n")

    assert record([APPLY, WIDE], *HERE)[2] == (
        "the cluster has a namespace lab-web already; this lab makes and deletes its own\n"
    )
    assert not any("create" in call or "delete" in call or "apply" in call for call in calls(state))


def test_a_namespace_that_the_recording_speaks_of_is_kept(record, state):
    text = "deployment deleted from lab-taint namespace\n"
    record([APPLY, WIDE, step("echo " + text.strip(), text)], *HERE)

    assert "kubeconfig create namespace lab-taint" in calls(state)


def test_what_manifests_make_beside_their_namespace_is_looked_for_and_deleted(record, state):
    more = "---\nkind: PriorityClass\nmetadata: {name: high}\n---\nkind: Namespace\nmetadata: {name: other}\n"
    record([APPLY, WIDE], *HERE, manifests={"web.yaml": MANIFEST + more})

    things = ("PriorityClass high", "namespace lab-web", "namespace other")
    for thing in things:
        assert f"kubeconfig get {thing} --ignore-not-found -o name" in calls(state)
        assert f"kubeconfig delete {thing} --ignore-not-found --timeout=180s" in calls(state)
    assert [call for call in calls(state) if "create namespace" in call] == ["kubeconfig create namespace lab-web"]


def test_a_namespace_that_manifests_only_name_is_made(record, state):
    record([APPLY, WIDE], *HERE, manifests={"web.yaml": MANIFEST.replace("name: web", "name: web, namespace: team")})

    assert "kubeconfig create namespace team" in calls(state)
    assert "kubeconfig delete namespace team --ignore-not-found --timeout=180s" in calls(state)


@pytest.mark.parametrize("name", ["kube-system", "default"])
def test_a_lab_that_changes_the_namespaces_of_the_cluster_is_refused(record, state, name):
    manifests = {"web.yaml": MANIFEST.replace("name: web", f"name: web, namespace: {name}")}

    assert record([APPLY, WIDE], *HERE, manifests=manifests)[::2] == (
        2,
        f"its manifests change the namespace {name}; a lab has namespaces of its own\n",
    )
    assert not any("create" in call for call in calls(state))


def test_the_namespace_default_of_a_recording_is_the_one_of_this_run(record, state):
    command = "echo web.default.svc.cluster.local kubernetes.default"
    status, _, _ = record([APPLY, WIDE, step(command, "web.default.svc.cluster.local kubernetes.default\n")], *HERE)

    assert status == 0


def test_a_step_of_a_node_runs_in_its_container(record, state):
    cat = step("cat /etc/resolv.conf", "node-2 says cat /etc/resolv.conf\n", host="node-2")

    assert record([APPLY, WIDE, cat], *HERE)[0] == 0
    assert "docker exec kind-worker2 bash -c cat /etc/resolv.conf" in calls(state)


def test_what_was_left_running_is_stopped_at_the_end_and_compared(record):
    watch = step("kubectl get pods -w", "NAME\nweb 1/1\n", exit=130)

    status, out, _ = record([watch, APPLY, WIDE], *HERE)

    assert (status, out.splitlines()[-2]) == (0, "ok   pods/web: 3 steps ran")


def test_a_watch_that_begins_again_ends_the_first_one(record):
    watch = step("kubectl get pods -w", "NAME\nweb 1/1\n", exit=130)

    assert record([watch, APPLY, WIDE, watch], *HERE)[0] == 0


def test_the_time_between_two_steps_passes_again(record, monkeypatch):
    slept = []
    monkeypatch.setattr(replay, "sleep", slept.append)

    record([{**APPLY, "at": "23:59:58"}, {**WIDE, "at": "00:00:08"}, step("true"), step("true", at="00:00:09")], *HERE)

    assert [round(seconds) for seconds in slept] == [10, 1]


def test_what_a_lab_leaves_on_a_node_is_told(record):
    taint = step("kubectl taint node node-2 a=b:NoSchedule", "node/node-2 tainted\n")
    untaint = step("kubectl taint node node-2 a-", "node/node-2 untainted\n")

    status, out, _ = record([APPLY, WIDE, taint], *HERE)

    assert status == 1
    assert '  node kind-worker2 is not as it was: before [{}, [], false], now [{}, ["a=b"], false]\n' in out
    assert (
        record([APPLY, WIDE, untaint, taint, untaint], *HERE)[0] == 1
    )  # the first line takes away what the last run left
    assert record([APPLY, WIDE, taint, untaint], *HERE)[0] == 0


@pytest.mark.parametrize(
    ("skipped", "reason"),
    [
        (step("ls", host="node-3"), "no node of this cluster stands for node-3"),
        (step("kubectl cordon node-3"), "no node of this cluster stands for node-3"),
        (step("ls", host="docker-host"), "host docker-host is no node of a cluster"),
        (step("cp a.yaml /etc/kubernetes/manifests/", host="node-2"), "puts a file on a node (a static Pod), where it would outlive the lab"),
        (step("grep a /var/log/kubelet.log", host="node-2"), "reads a log file that the recorded cluster kept; elsewhere it is in the journal"),
        (step("kill $(pidof kubelet)", host="node-2"), "stops or starts a component of the cluster"),
        (step("curl -k https://127.0.0.1:10259/metrics"), "asks the scheduler on the control plane's own loopback"),
        (step("gcc -o a a.c"), "compiles a program on the recorded machine"),
        (step("kubectl delete pod web-5896d78494-ffcx9"), "names a Pod whose name was made up on the recorded cluster"),
        (step("kubectl delete pod agent-cdv5d"), "names a Pod whose name was made up on the recorded cluster"),
        (step("dig -x 10.244.3.27"), "names an address of the recorded cluster"),
        (step("dig 10-244-3-27.web"), "names an address of the recorded cluster"),
    ],
)  # fmt: skip
def test_what_cannot_be_mapped_is_skipped_with_its_reason(record, skipped, reason):
    status, out, _ = record([APPLY, WIDE, skipped], *HERE)

    assert status == 0
    assert f"ok   pods/web: 2 steps ran\n  skipped: step 3: {reason}\n1 passed, 0 failed, 1 skipped\n" in out


def test_a_tool_that_is_not_here_is_named(record, state, monkeypatch):
    for name in ("bash", "basename", "cat", "cp", "grep"):
        (state / "bin" / name).symlink_to(Path("/usr/bin") / name)
    monkeypatch.setenv("PATH", str(state / "bin"))
    (state / "bin/docker").unlink()

    _, out, _ = record([APPLY, WIDE, step("kubectl get pods | ts '%H'"), step("ls", host="node-1")], *HERE)

    assert "  skipped: step 3: needs ts (Debian: moreutils)\n" in out
    assert "  skipped: step 4: runs on a node, by docker exec, and there is no docker on PATH\n" in out


def test_a_lab_that_was_recorded_on_docker_hosts_is_refused(record, state):
    status, _, err = record([APPLY], *HERE, versions={"docker": "29.7.9"})

    assert status == 2
    assert err == ("pods/web: was recorded on Docker hosts, not on a cluster; it cannot be recorded again from here\n")
    assert calls(state) == []


def test_a_remark_is_no_step(record):
    assert record([APPLY, step("", host="", note="node-3 was Ready"), WIDE], *HERE)[0] == 0


def test_a_step_that_only_lab_yml_has_is_told(record):
    status, out, _ = record([APPLY], *HERE)

    assert status == 1
    assert (
        "  step wide: the recording has this command 0 time(s) on host any: kubectl get pods -o wide; --fresh plays the steps of lab.yml\n"
        in out
    )


WRITE = (*HERE, "--write", "kind")
MACHINE = "kind:\n  setup: {zh: 三个节点, en: three nodes of kind}\n"


def test_a_recording_is_written_with_what_labs_take_from_it(record, project):
    project.append("docs/data/machines.yml", MACHINE)
    project.remove("docs/labs/pods/web/list.first.txt")
    project.remove("docs/labs/pods/web/list.txt")

    status, out, _ = record([{**APPLY, "stdout": "pod/web made\n"}, step("", host="", note="a remark"), WIDE], *WRITE)

    assert status == 0
    assert "  step 1 (apply): output differs (- recorded, + now)\n" in out
    assert out.endswith("ok   pods/web: 2 steps ran, 5 files written\n1 passed, 0 failed, 0 skipped\n")
    recording = json.loads(project.read("evidence/recordings/pods/web.json"))
    assert list(recording) == ["title", "versions", "date", "setup", "manifests", "steps"]
    assert (recording["setup"], recording["versions"]) == (
        "three nodes of kind",
        {"kubernetes": "v1.36.9", "containerd": "v2.3.9", "kernel": "6.18.44"},
    )
    assert recording["steps"][2]["stdout"] == "NAME  READY  AGE  NODE\nweb   1/1    3s   kind-worker2\n"
    assert recording["steps"][1] == step("", host="", note="a remark")
    assert project.read("docs/labs/pods/web/apply.txt") == "$ kubectl apply -f web.yaml\npod/web created\n"
    assert project.read("docs/manifests/pods/web.yaml") == MANIFEST.replace("node-2", "kind-worker2")
    assert yaml.safe_load(project.read("docs/labs/pods/web/recorded.yml"))["machine"] == "kind"
    project.edit("docs/data/machines.yml", "small:\n  setup: {zh: 一个节点, en: one node}\n", "")
    assert project.problems("evidence") == []


def test_a_new_recording_plays_again_as_it_was_written(record, project):
    project.append("docs/data/machines.yml", MACHINE)
    record([APPLY, WIDE], *WRITE)

    assert record([], *HERE)[0] == 0


def test_a_lab_without_a_recording_gets_its_first_one(record, project):
    project.append("docs/data/machines.yml", MACHINE)
    project.remove("evidence/recordings/pods/web.json")
    project.write("docs/manifests/pods/web.yaml", MANIFEST)
    watch = "- {id: watch, run: kubectl get pods -w, host: control-plane}\n"

    assert record([], *WRITE)[0] == 2
    status, out, _ = record([], *WRITE, "--fresh", lab=LAB + watch)

    assert (status, out.splitlines()[-1]) == (0, "1 passed, 0 failed, 0 skipped")
    assert project.read("docs/labs/pods/web/watch.txt") == "$ kubectl get pods -w\nNAME\nweb 1/1\n"
    assert [one["exit"] for one in json.loads(project.read("evidence/recordings/pods/web.json"))["steps"]] == [
        0,
        0,
        130,
    ]


@pytest.mark.parametrize(
    ("steps", "lab", "reason"),
    [
        ([APPLY, WIDE, step("ls", host="node-3")], LAB, "step 3: no node of this cluster stands for node-3"),
        (
            [APPLY, WIDE, step("kubectl taint node node-2 a=b:NoSchedule")],
            LAB,
            'node kind-worker2 is not as it was: before [{}, [], false], now [{}, ["a=b"], false]',
        ),
        (
            [APPLY, WIDE, step("echo node-2", "node-2\n")],
            LAB + "- {id: say, run: echo node-2}\n",
            "pods/web: step say: the recording has this command 0 time(s) on host any: echo node-2; bring its lab.yml in step first",
        ),
    ],
)
def test_nothing_is_written_when_something_is_amiss(record, project, steps, lab, reason):
    project.append("docs/data/machines.yml", MACHINE)
    project.write("docs/labs/pods/web/lab.yml", lab)
    before = {path: path.read_bytes() for path in (project.docs / "labs").rglob("*.*")}

    status, _, err = record(steps, *WRITE, lab=lab)

    assert (status, err) == (2, f"nothing is written: {reason}\n")
    assert {path: path.read_bytes() for path in (project.docs / "labs").rglob("*.*")} == before
    assert json.loads(project.read("evidence/recordings/pods/web.json"))["date"] == "2020-01-01"


def test_a_machine_that_nobody_described_is_refused_before_anything_runs(record, state):
    assert record([APPLY, WIDE], *WRITE)[::2] == (
        2,
        "docs/data/machines.yml has no machine kind; describe it there first, in both languages\n",
    )
    assert calls(state) == []


def test_an_interrupt_leaves_nothing(record, state, project):
    record([APPLY, WIDE, step("kill -INT $PPID; sleep 5"), WIDE])
    command = [sys.executable, "-m", "scripts.labs.command", "--docs", project.docs, "record", "pods/web", *HERE]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (130, "interrupted; nothing of the lab is left\n")
    assert calls(state)[-2].startswith("kubeconfig delete namespace lab-web")
    assert len([call for call in calls(state) if call.endswith("get pods -o wide")]) == 1


def test_files_that_are_no_manifests_lie_beside_them(record, state):
    manifests = {"web.yaml": MANIFEST, "lookup.c": "int main(int argc, char **argv)\n{\n}\n"}

    assert record([APPLY, WIDE, step("cat lookup.c", manifests["lookup.c"])], *HERE, manifests=manifests)[0] == 0


def test_a_manifest_that_is_no_yaml_is_told(record):
    status, _, err = record([APPLY, WIDE], *HERE, manifests={"web.yaml": "kind: ]\n"})

    assert status == 2
    assert err.startswith("manifest web.yaml is not YAML: ")


def test_the_namespace_that_a_recording_speaks_of_most_is_its_own(record, state):
    record([APPLY, WIDE, step("echo lab-other lab-mine lab-mine", "lab-other lab-mine lab-mine\n")], *HERE)

    assert "kubeconfig create namespace lab-mine" in calls(state)


def test_every_cluster_lab_of_the_project_can_be_planned(state, tmp_path):
    (state / "nodes.json").write_text(json.dumps({"items": [*NODES, node("kind-worker3")]}))
    (state / "bin/ts").symlink_to(state / "bin/docker")
    cluster = Cluster("kind-kind", tmp_path)
    steps, skipped = 0, []
    for lab in labs_in(ROOT / "docs"):
        if lab.runs or "kubernetes" not in (recording := read_recording(ROOT / "docs", lab.recording))["versions"]:
            continue
        assert replay.Replay(lab, recording, cluster, tmp_path).report.failed == []
        reasons = [unmapped(one, cluster) for one in recording["steps"] if one["cmd"]]
        skipped += [reason for reason in reasons if reason]
        steps += len(reasons)
    assert steps > 500 and len(skipped) < steps / 5
    assert set(skipped) <= {reason for _, reason in UNMAPPED}
