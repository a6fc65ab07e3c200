/**
 * The phase of a Pod, from the states of its containers.
 *
 * Pure: no DOM, no clock, no language. Follows upstream getPhase in pkg/kubelet/kubelet_pods.go (v1.36.2). Left
 * out, because they happen around it (generateAPIPodStatus): a phase once Succeeded or Failed never changes, and an
 * eviction forces Failed. `decidedBy` names the first line of the table at the end of podPhase that applied.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const RESTARTING = "RestartingAllContainers";

  /** @type {Notes["podPhase"]} */
  function podPhase(input) {
    const { pod, containerStatuses = [], podIsTerminal, podHasInitialized, featureGates } = notes.withoutNulls(input);
    if (!pod?.spec) throw new Error("pod: has no spec");
    const { initContainers = [], containers = [], restartPolicy } = pod.spec;
    const rules = notes.featureGate("ContainerRestartRules", featureGates);
    const all = rules && notes.featureGate("RestartAllContainersOnContainerExits", featureGates);
    /** @type {WillRestart} */
    const willRestart = (container, { reason, exitCode = 0 }) =>
      (all && reason === RESTARTING) ||
      notes.containerShouldRestart(rules ? container : {}, restartPolicy, exitCode, featureGates);
    const find = (/** @type {K8s.Container} */ container) => containerStatuses.find(({ name }) => name === container.name);

    const counts = {
      pendingInit: 0, failedInit: 0, failedInitFinal: 0, pendingSidecar: 0,
      unknown: 0, waiting: 0, running: 0, stopped: 0, stoppedFinal: 0, succeeded: 0,
    };
    for (const container of initContainers) {
      if (container.restartPolicy === "Always") countSidecar(counts, find(container));
      else countInit(counts, container, find(container), willRestart);
    }
    for (const container of containers) countRegular(counts, container, find(container), willRestart);

    const { failedInit, failedInitFinal, pendingInit, pendingSidecar, unknown, waiting, running } = counts;
    const { stopped, stoppedFinal, succeeded } = counts;
    const initFailed = rules ? failedInitFinal > 0 : failedInit > 0 && restartPolicy === "Never";
    const allStopped = running === 0 && stopped > 0 && unknown === 0;
    const ended = stopped === succeeded ? "Succeeded" : "Failed";
    const restarts = rules ? stopped !== stoppedFinal : restartsByPolicy(restartPolicy, stopped === succeeded);

    /** @type {[boolean | undefined, string, string][]} */
    const table = [
      [initFailed, "init-failed", "Failed"],
      [pendingInit > 0, "init-pending", "Pending"],
      [pendingSidecar > 0 && !podHasInitialized, "sidecar-pending", "Pending"],
      [waiting > 0, "waiting", "Pending"],
      [running > 0 && unknown === 0, "running", "Running"],
      [allStopped && podIsTerminal && !isStatic(pod), "all-stopped-and-pod-ends", ended],
      [allStopped && restarts, "will-restart", "Running"],
      [allStopped, "all-stopped", ended],
    ];
    const [, decidedBy, phase] = table.find(([applies]) => applies) ?? [true, "otherwise", "Pending"];
    return { phase, decidedBy, counts };
  }

  /** Before containers had rules of their own, the Pod's policy decided for all of them at once. @type {(policy: string | undefined, allSucceeded: boolean) => boolean} */
  function restartsByPolicy(policy = "Always", allSucceeded) {
    return policy === "Always" || (policy === "OnFailure" && !allSucceeded);
  }

  /** An init container that has to end. @type {(counts: PhaseCounts, container: K8s.Container, status: K8s.ContainerStatus | undefined, willRestart: WillRestart) => void} */
  function countInit(counts, container, status, willRestart) {
    const { ended } = stateOf(status);
    if (!ended) counts.pendingInit++;
    else if ((ended.exitCode ?? 0) !== 0) {
      counts.failedInit++;
      if (!willRestart(container, ended)) counts.failedInitFinal++;
    }
  }

  /** An init container that keeps running. @type {(counts: PhaseCounts, status: K8s.ContainerStatus | undefined) => void} */
  function countSidecar(counts, status) {
    const { kind } = stateOf(status);
    if (kind === "missing" || kind === "empty") counts.unknown++;
    if (kind === "waiting") counts.waiting++;
    if (kind === "running") counts.running++;
    const starting = kind === "running" && status?.started !== true;
    if (kind === "empty" || kind === "waiting" || starting) counts.pendingSidecar++;
  }

  /** @type {(counts: PhaseCounts, container: K8s.Container, status: K8s.ContainerStatus | undefined, willRestart: WillRestart) => void} */
  function countRegular(counts, container, status, willRestart) {
    const { kind, ended } = stateOf(status);
    if (kind === "missing" || kind === "empty") counts.unknown++;
    if (kind === "running") counts.running++;
    if (kind === "waiting") counts.waiting++;
    if (ended) {
      counts.stopped++;
      if (kind === "terminated" && (ended.exitCode ?? 0) === 0) counts.succeeded++;
      if (!willRestart(container, ended)) counts.stoppedFinal++;
    }
  }

  /** backing-off: waiting after an end. Of several states, the first of this order counts. @type {(status?: K8s.ContainerStatus) => {kind: string, ended?: K8s.Terminated}} */
  function stateOf(status) {
    if (!status) return { kind: "missing" };
    const { running, terminated, waiting } = status.state ?? {};
    if (running) return { kind: "running" };
    if (terminated) return { kind: "terminated", ended: terminated };
    if (!waiting) return { kind: "empty" };
    const ended = status.lastState?.terminated;
    return ended ? { kind: "backing-off", ended } : { kind: "waiting" };
  }

  /** A Pod that the kubelet has from a file or a URL, not from the API server. @type {(pod: PhaseInput["pod"]) => boolean} */
  function isStatic(pod) {
    const source = pod.metadata?.annotations?.["kubernetes.io/config.source"];
    return source !== undefined && source !== "api";
  }

  notes.podPhase = podPhase;
})((globalThis.notes ??= {}));
