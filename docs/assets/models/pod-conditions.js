/**
 * The conditions ContainersReady, Ready and Initialized of a Pod.
 *
 * Pure: no DOM, no clock, no language. Follows upstream GenerateContainersReadyCondition,
 * GeneratePodReadyCondition and GeneratePodInitializedCondition in pkg/kubelet/status/generate.go (v1.36.2).
 * Left out: times, observedGeneration, and the conditions that others set (PodScheduled, DisruptionTarget, …).
 *
 * @typedef {{type: string, status: "True" | "False" | "Unknown", reason?: string, message?: string}} Condition
 * @typedef {{
 *   spec: object,                          spec.initContainers, spec.containers, spec.readinessGates are read
 *   phase: string,
 *   containerStatuses?: object[] | null,   one list; missing or null means that nothing is known, [] that none exists
 *   conditions?: Condition[],              for readiness gates
 *   oldConditions?: Condition[],           what the Pod had before
 *   featureGates?: Record<string, boolean>,
 * }} Input
 */
(function (notes) {
  "use strict";
  const PHASES = ["Pending", "Running", "Succeeded", "Failed", "Unknown"];

  /** @param {Input} input @returns {Condition} */
  function containersReady({ spec, phase, containerStatuses }) {
    check(spec, phase);
    const type = "ContainersReady";
    if (containerStatuses == null) return no(type, "UnknownContainerStatuses");

    const looked = [...initContainers(spec).filter(isSidecar), ...(spec.containers ?? [])];
    const { unknown, failing } = sort(looked, containerStatuses, (status) => status.ready);
    if (phase === "Succeeded" && unknown.length === 0) return no(type, "PodCompleted");
    if (phase === "Failed") return no(type, "PodFailed");
    return verdict(type, "ContainersNotReady", unknown, failing, "unready");
  }

  /** @param {Input} input @returns {Condition} */
  function ready(input) {
    const base = containersReady(input);
    if (base.status !== "True") return { ...base, type: "Ready" };

    const messages = [];
    for (const { conditionType } of input.spec.readinessGates ?? []) {
      const found = input.conditions?.find(({ type }) => type === conditionType);
      if (!found) messages.push(`corresponding condition of pod readiness gate "${conditionType}" does not exist.`);
      else if (found.status !== "True") {
        messages.push(`the status of pod readiness gate "${conditionType}" is not "True", but ${found.status}`);
      }
    }
    return messages.length ? no("Ready", "ReadinessGatesNotReady", messages.join(", ")) : yes("Ready");
  }

  /** @param {Input} input @returns {Condition} */
  function initialized({ spec, phase, containerStatuses, oldConditions = [], featureGates }) {
    check(spec, phase);
    const type = "Initialized";
    if (containerStatuses == null && initContainers(spec).length > 0) return no(type, "UnknownContainerStatuses");

    const statuses = containerStatuses ?? [];
    const done = (status, container) => (isSidecar(container) ? status.started === true : status.ready);
    const { unknown, failing } = sort(initContainers(spec), statuses, done);
    if (phase === "Succeeded" && unknown.length === 0) return { ...yes(type), reason: "PodCompleted" };

    // Once a regular container has started, the init containers must have done their work.
    const regular = (spec.containers ?? []).map((container) => find(container, statuses)?.state ?? {});
    if (regular.some((state) => state.running || state.terminated)) return yes(type);

    // Containers that are all restarted in place start again with the init containers; the Pod stays Initialized.
    const kept = notes.featureGate("RestartAllContainersOnContainerExits", featureGates);
    if (kept && oldConditions.some((old) => old.type === type && old.status === "True")) return yes(type);
    return verdict(type, "ContainersNotInitialized", unknown, failing, "incomplete");
  }

  const initContainers = (spec) => spec.initContainers ?? [];
  const isSidecar = (container) => container.restartPolicy === "Always";
  const find = (container, statuses) => statuses.find(({ name }) => name === container.name);

  /** Names of the containers without a status, and of those whose status is not good. */
  function sort(containers, statuses, isGood) {
    const unknown = [];
    const failing = [];
    for (const container of containers) {
      const status = find(container, statuses);
      if (!status) unknown.push(container.name);
      else if (!isGood(status, container)) failing.push(container.name);
    }
    return { unknown, failing };
  }

  function verdict(type, reason, unknown, failing, word) {
    const messages = [];
    if (unknown.length) messages.push(`containers with unknown status: [${unknown.join(" ")}]`);
    if (failing.length) messages.push(`containers with ${word} status: [${failing.join(" ")}]`);
    return messages.length ? no(type, reason, messages.join(", ")) : yes(type);
  }

  const yes = (type) => ({ type, status: "True" });
  const no = (type, reason, message) => ({ type, status: "False", reason, ...(message && { message }) });

  function check(spec, phase) {
    if (!spec) throw new Error("spec: missing");
    if (!PHASES.includes(phase)) throw new Error(`phase "${phase}": not one of ${PHASES.join(", ")}`);
  }

  notes.podConditions = Object.freeze({ containersReady, ready, initialized });
})((globalThis.notes ??= {}));
