/**
 * The row that `kubectl get pods` prints for a Pod.
 *
 * Pure: no DOM, no clock, no language. Follows upstream printPod in
 * pkg/printers/internalversion/printers.go (v1.36.2). Left out: the conditions of the table's rows, by which kubectl
 * greys finished Pods.
 *
 * @typedef {{now: string, wide?: boolean}} Options   now: an ISO time; wide: the columns of -o wide too
 * @typedef {Record<string, string>} Row              column title to text
 */
(function (notes) {
  "use strict";

  /**
   * @param {object} pod   a Pod: metadata, spec, status
   * @param {Options} options
   * @returns {Row}
   */
  function kubectlStatus(pod, { now, wide = false } = {}) {
    const at = time(now, "now");
    if (!pod?.metadata?.name) throw new Error("pod: has no metadata.name");
    const { metadata, spec = {}, status = {} } = pod;

    const init = readInit(spec, status);
    const useRegular = !init.reason || hasCondition(status, "Initialized");
    const regular = useRegular ? readRegular(status, init.reason ?? initialReason(status)) : undefined;

    let reason = regular?.reason ?? init.reason;
    if (metadata.deletionTimestamp && status.reason === "NodeLost") reason = "Unknown";
    else if (metadata.deletionTimestamp && !["Succeeded", "Failed"].includes(status.phase)) reason = "Terminating";

    const total = (spec.containers ?? []).length + (spec.initContainers ?? []).filter(isSidecar).length;
    const counted = regular ? [...init.sidecars, ...(status.containerStatuses ?? [])] : init.visited;
    const row = {
      NAME: metadata.name,
      READY: `${init.ready + (regular?.ready ?? 0)}/${total}`,
      STATUS: reason,
      RESTARTS: restarts(counted, at),
      AGE: metadata.creationTimestamp ? since(metadata.creationTimestamp, at) : "<unknown>",
    };
    return wide ? { ...row, ...wideColumns(spec, status) } : row;
  }

  /** What STATUS would be without any container status. */
  function initialReason(status) {
    const scheduled = status.conditions?.filter(({ type }) => type === "PodScheduled") ?? [];
    if (scheduled.some(({ reason }) => reason === "SchedulingGated")) return "SchedulingGated";
    return status.reason || status.phase || "";
  }

  /**
   * Init containers, in order, up to the first that is not done; that one gives the reason.
   * visited: the statuses looked at; sidecars: those of them that are sidecars.
   */
  function readInit(spec, status) {
    const declared = spec.initContainers ?? [];
    const byName = new Map(declared.map((container) => [container.name, container]));
    const result = { reason: undefined, ready: 0, visited: [], sidecars: [] };
    for (const [index, one] of (status.initContainerStatuses ?? []).entries()) {
      const sidecar = isSidecar(byName.get(one.name));
      result.visited.push(one);
      if (sidecar) result.sidecars.push(one);

      const { terminated, waiting } = one.state ?? {};
      if (terminated?.exitCode === 0) continue;
      if (sidecar && one.started) {
        if (one.ready) result.ready++;
        continue;
      }
      if (terminated) result.reason = `Init:${ending(terminated)}`;
      else if (waiting?.reason && waiting.reason !== "PodInitializing") result.reason = `Init:${waiting.reason}`;
      else result.reason = `Init:${index}/${declared.length}`;
      break;
    }
    return result;
  }

  /** Regular containers, from the last to the first, so that the first one's reason stays. */
  function readRegular(status, before) {
    let reason = before;
    let failure;
    let running = false;
    let ready = 0;
    for (const one of [...(status.containerStatuses ?? [])].reverse()) {
      const { waiting, terminated, running: runs } = one.state ?? {};
      if (waiting?.reason) reason = waiting.reason;
      else if (terminated) {
        reason = ending(terminated);
        if (terminated.exitCode !== 0) failure = reason;
      } else if (one.ready && runs) {
        running = true;
        ready++;
      }
    }
    // "Completed" is only half the truth while another container runs or has failed.
    if (reason === "Completed") {
      if (running && hasCondition(status, "Ready")) reason = "Running";
      else if (failure) reason = failure;
      else if (running) reason = "NotReady";
    }
    return { reason, ready };
  }

  function ending({ reason, signal, exitCode }) {
    if (reason) return reason;
    return signal ? `Signal:${signal}` : `ExitCode:${exitCode}`;
  }

  function restarts(statuses, at) {
    const count = statuses.reduce((sum, { restartCount = 0 }) => sum + restartCount, 0);
    const ends = statuses.map(({ lastState }) => lastState?.terminated?.finishedAt).filter(Boolean);
    if (count === 0 || ends.length === 0) return String(count);
    const last = Math.max(...ends.map((end) => time(end, "finishedAt")));
    return `${count} (${notes.humanDuration(at - last)} ago)`;
  }

  function wideColumns(spec, status) {
    const gates = spec.readinessGates ?? [];
    const passed = gates.filter(({ conditionType }) => hasCondition(status, conditionType)).length;
    return {
      IP: status.podIPs?.[0]?.ip || status.podIP || "<none>",
      NODE: spec.nodeName || "<none>",
      "NOMINATED NODE": status.nominatedNodeName || "<none>",
      "READINESS GATES": gates.length ? `${passed}/${gates.length}` : "<none>",
    };
  }

  const isSidecar = (container) => container?.restartPolicy === "Always";
  const hasCondition = (status, wanted) => {
    return !!status.conditions?.some(({ type, status: is }) => type === wanted && is === "True");
  };
  const since = (text, at) => notes.humanDuration(at - time(text, "creationTimestamp"));

  function time(text, what) {
    const milliseconds = typeof text === "string" ? Date.parse(text) : NaN;
    if (Number.isNaN(milliseconds)) {
      throw new Error(`${what} ${JSON.stringify(text)}: not a time such as 2026-01-01T00:00:00Z`);
    }
    return milliseconds;
  }

  notes.kubectlStatus = kubectlStatus;
})((globalThis.notes ??= {}));
