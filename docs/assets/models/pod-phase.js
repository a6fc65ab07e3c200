/**
 * The phase of a Pod, from the states of its containers.
 *
 * Pure: no DOM, no clock, no language. Follows upstream getPhase in pkg/kubelet/kubelet_pods.go (v1.36.2). Left
 * out, because they happen around it (generateAPIPodStatus): a phase once Succeeded or Failed never changes, and an
 * eviction forces Failed.
 *
 * @typedef {{exitCode: number, reason?: string}} Terminated
 * @typedef {{waiting?: object, running?: object, terminated?: Terminated}} State   one of the three, or none
 * @typedef {{name: string, state?: State, lastState?: State, started?: boolean}} ContainerStatus
 * @typedef {{
 *   pod: object,                            a Pod; only metadata.annotations and spec are read
 *   containerStatuses?: ContainerStatus[],  those of init containers and of the others, in one list
 *   podIsTerminal?: boolean,                the Pod is being deleted or evicted
 *   podHasInitialized?: boolean,            a regular container has started before
 *   featureGates?: Record<string, boolean>,
 * }} Input
 * @typedef {{phase: string, decidedBy: string, counts: Record<string, number>}} Result
 *   decidedBy: the first line of the table at the end of podPhase that applied
 */
(function (notes) {
  "use strict";

  /**
   * @param {Input} input
   * @returns {Result}
   */
  function podPhase({ pod, containerStatuses = [], podIsTerminal = false, podHasInitialized = false, featureGates }) {
    if (!pod?.spec) throw new Error("pod: has no spec");
    const { initContainers = [], containers = [], restartPolicy } = pod.spec;
    const rules = notes.featureGate("ContainerRestartRules", featureGates);
    const willRestart = (container, ended) =>
      ended.reason === "RestartingAllContainers" ||
      notes.containerShouldRestart(rules ? container : {}, restartPolicy, ended.exitCode, featureGates);
    const find = (container) => containerStatuses.find(({ name }) => name === container.name);

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

    const [, decidedBy, phase] = [
      [initFailed, "init-failed", "Failed"],
      [pendingInit > 0, "init-pending", "Pending"],
      [pendingSidecar > 0 && !podHasInitialized, "sidecar-pending", "Pending"],
      [waiting > 0, "waiting", "Pending"],
      [running > 0 && unknown === 0, "running", "Running"],
      [allStopped && podIsTerminal && !isStatic(pod), "all-stopped-and-pod-ends", ended],
      [allStopped && stopped !== stoppedFinal, "will-restart", "Running"],
      [allStopped, "all-stopped", ended],
      [true, "otherwise", "Pending"],
    ].find(([applies]) => applies);
    return { phase, decidedBy, counts };
  }

  /** An init container that has to end. */
  function countInit(counts, container, status, willRestart) {
    const { kind, ended } = stateOf(status);
    if (kind !== "terminated" && kind !== "backing-off") {
      counts.pendingInit++;
    } else if (ended.exitCode !== 0) {
      counts.failedInit++;
      if (!willRestart(container, ended)) counts.failedInitFinal++;
    }
  }

  /** An init container that keeps running. */
  function countSidecar(counts, status) {
    const { kind } = stateOf(status);
    if (kind === "missing" || kind === "empty") counts.unknown++;
    if (kind === "waiting") counts.waiting++;
    if (kind === "running") counts.running++;
    const starting = kind === "running" && status.started !== true;
    if (kind === "empty" || kind === "waiting" || starting) counts.pendingSidecar++;
  }

  function countRegular(counts, container, status, willRestart) {
    const { kind, ended } = stateOf(status);
    if (kind === "missing" || kind === "empty") counts.unknown++;
    if (kind === "running") counts.running++;
    if (kind === "waiting") counts.waiting++;
    if (kind === "terminated" || kind === "backing-off") {
      counts.stopped++;
      if (kind === "terminated" && ended.exitCode === 0) counts.succeeded++;
      if (!willRestart(container, ended)) counts.stoppedFinal++;
    }
  }

  /**
   * @returns {{kind: "missing" | "empty" | "waiting" | "backing-off" | "running" | "terminated", ended?: Terminated}}
   *   backing-off: waiting after an end
   */
  function stateOf(status) {
    if (!status) return { kind: "missing" };
    const { running, terminated, waiting } = status.state ?? {};
    if ([running, terminated, waiting].filter(Boolean).length > 1) {
      throw new Error(`status of container "${status.name}": more than one of waiting, running, terminated`);
    }
    const ended = terminated ?? (waiting && status.lastState?.terminated);
    if (ended && !Number.isInteger(ended.exitCode)) {
      throw new Error(`status of container "${status.name}": terminated without a whole exitCode`);
    }
    if (running) return { kind: "running" };
    if (terminated) return { kind: "terminated", ended };
    if (waiting) return ended ? { kind: "backing-off", ended } : { kind: "waiting" };
    return { kind: "empty" };
  }

  /** A Pod that the kubelet has from a file or a URL, not from the API server. */
  function isStatic(pod) {
    const source = pod.metadata?.annotations?.["kubernetes.io/config.source"];
    return source !== undefined && source !== "api";
  }

  notes.podPhase = podPhase;
})((globalThis.notes ??= {}));
