/**
 * The row that `kubectl get pods` prints for a Pod.
 *
 * Pure: no DOM, no clock, no language. Follows upstream printPod in
 * pkg/printers/internalversion/printers.go (v1.36.2). Left out: the conditions of the table's rows, by which kubectl
 * greys finished Pods.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";

  /** @type {Notes["kubectlStatus"]} */
  function kubectlStatus(given, { now, wide = false } = {}) {
    const at = time(now, "now");
    const pod = notes.withoutNulls(given);
    if (!pod?.metadata?.name) throw new Error("pod: has no metadata.name");
    const { metadata, spec = {}, status = {} } = pod;

    const init = readInit(spec, status);
    const useRegular = init.reason === undefined || hasCondition(status, "Initialized");
    const regular = useRegular ? readRegular(status, init.reason ?? initialReason(status)) : undefined;

    const total = (spec.containers ?? []).length + (spec.initContainers ?? []).filter(isSidecar).length;
    const counted = regular ? [...init.sidecars, ...(status.containerStatuses ?? [])] : init.visited;
    const row = {
      NAME: metadata.name,
      READY: `${init.ready + (regular?.ready ?? 0)}/${total}`,
      STATUS: deletion(metadata, status) ?? regular?.reason ?? init.reason ?? "",
      RESTARTS: restarts(counted, at),
      AGE: metadata.creationTimestamp ? since(metadata.creationTimestamp, at) : "<unknown>",
    };
    return wide ? { ...row, ...wideColumns(spec, status) } : row;
  }

  /** What STATUS says of a Pod that is being deleted, whatever its containers do. @type {(metadata: K8s.ObjectMeta, status: K8s.PodStatus) => string | undefined} */
  function deletion({ deletionTimestamp }, { reason, phase }) {
    if (!deletionTimestamp) return undefined;
    if (reason === "NodeLost") return "Unknown";
    return phase === "Succeeded" || phase === "Failed" ? undefined : "Terminating";
  }

  /** What STATUS would be without any container status. @type {(status: K8s.PodStatus) => string} */
  function initialReason({ conditions = [], reason, phase }) {
    const scheduled = conditions.filter(({ type }) => type === "PodScheduled");
    if (scheduled.some((one) => one.reason === "SchedulingGated")) return "SchedulingGated";
    return reason || phase || "";
  }

  /**
   * Init containers, in order, up to the first that is not done; that one gives the reason.
   * visited: the statuses looked at; sidecars: those of them that are sidecars.
   * @type {(spec: K8s.PodSpec, status: K8s.PodStatus) => InitRow}
   */
  function readInit({ initContainers = [] }, { initContainerStatuses = [] }) {
    const byName = new Map(initContainers.map((container) => [container.name, container]));
    /** @type {InitRow} */
    const result = { reason: undefined, ready: 0, visited: [], sidecars: [] };
    for (const [index, one] of initContainerStatuses.entries()) {
      const sidecar = isSidecar(byName.get(one.name));
      result.visited.push(one);
      if (sidecar) result.sidecars.push(one);

      const { terminated } = one.state ?? {};
      if (terminated && (terminated.exitCode ?? 0) === 0) continue;
      if (sidecar && one.started) {
        if (one.ready) result.ready++;
        continue;
      }
      result.reason = `Init:${unfinished(one, index, initContainers.length)}`;
      break;
    }
    return result;
  }

  /** @type {(status: K8s.ContainerStatus, index: number, total: number) => string} */
  function unfinished({ state: { terminated, waiting } = {} }, index, total) {
    if (terminated) return ending(terminated);
    if (waiting?.reason && waiting.reason !== "PodInitializing") return waiting.reason;
    return `${index}/${total}`;
  }

  /** Regular containers, from the last to the first, so that the first one's reason stays. @type {(status: K8s.PodStatus, before: string) => {reason: string, ready: number}} */
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
        if ((terminated.exitCode ?? 0) !== 0) failure = reason;
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

  /** @type {(terminated: K8s.Terminated) => string} */
  function ending({ reason, signal, exitCode = 0 }) {
    if (reason) return reason;
    return signal ? `Signal:${signal}` : `ExitCode:${exitCode}`;
  }

  /** @type {(statuses: K8s.ContainerStatus[], at: number) => string} */
  function restarts(statuses, at) {
    const count = statuses.reduce((sum, { restartCount = 0 }) => sum + restartCount, 0);
    const ends = statuses.flatMap(({ lastState }) => lastState?.terminated?.finishedAt ?? []);
    if (count === 0 || ends.length === 0) return String(count);
    const last = Math.max(...ends.map((end) => time(end, "finishedAt")));
    return `${count} (${notes.humanDuration(at - last)} ago)`;
  }

  /** @type {(spec: K8s.PodSpec, status: K8s.PodStatus) => Record<string, string>} */
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

  /** @type {(container?: K8s.Container) => boolean} */
  const isSidecar = (container) => container?.restartPolicy === "Always";
  /** @type {(status: K8s.PodStatus, wanted: string | undefined) => boolean} */
  const hasCondition = ({ conditions = [] }, wanted) => conditions.find(({ type }) => type === wanted)?.status === "True";
  /** @type {(text: string, at: number) => string} */
  const since = (text, at) => notes.humanDuration(at - time(text, "creationTimestamp"));

  /** @type {(text: string | undefined, what: string) => number} */
  function time(text, what) {
    const milliseconds = typeof text === "string" ? Date.parse(text) : NaN;
    if (Number.isNaN(milliseconds)) {
      throw new Error(`${what} ${JSON.stringify(text)}: not a time such as 2026-01-01T00:00:00Z`);
    }
    return milliseconds;
  }

  notes.kubectlStatus = kubectlStatus;
})((globalThis.notes ??= {}));
