/**
 * The conditions ContainersReady, Ready and Initialized of a Pod.
 *
 * Pure: no DOM, no clock, no language. Follows upstream GenerateContainersReadyCondition,
 * GeneratePodReadyCondition and GeneratePodInitializedCondition in pkg/kubelet/status/generate.go (v1.36.2).
 * Left out: times, observedGeneration, and the conditions that others set (PodScheduled, DisruptionTarget, …);
 * pod-status.js has those of the kubelet that ask the container runtime, as far as a Pod object tells.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const PHASES = ["Pending", "Running", "Succeeded", "Failed", "Unknown"];

  /** @type {(input: ConditionInput) => ConditionInput} */
  function checked(input) {
    const clean = notes.withoutNulls(input);
    const { spec, phase } = clean;
    if (!spec) throw new Error("spec: missing");
    // An object that was never stored has no phase yet.
    if (phase && !PHASES.includes(phase)) throw new Error(`phase "${phase}": not one of ${PHASES.join(", ")}`);
    return clean;
  }

  /** @type {Notes["podConditions"]["containersReady"]} */
  function containersReady(input) {
    const { spec, phase, containerStatuses } = checked(input);
    const type = "ContainersReady";
    if (!containerStatuses) return no(type, "UnknownContainerStatuses");

    const looked = [...initContainers(spec).filter(isSidecar), ...(spec.containers ?? [])];
    const { unknown, failing } = sort(looked, containerStatuses, (status) => !!status.ready);
    if (phase === "Succeeded" && unknown.length === 0) return no(type, "PodCompleted");
    if (phase === "Failed") return no(type, "PodFailed");
    return verdict(type, "ContainersNotReady", unknown, failing, "unready");
  }

  /** @type {Notes["podConditions"]["ready"]} */
  function ready(input) {
    const base = containersReady(input);
    if (base.status !== "True") return { ...base, type: "Ready" };

    const { spec, conditions = [] } = checked(input);
    const messages = [];
    for (const { conditionType } of spec.readinessGates ?? []) {
      const found = conditions.find(({ type }) => type === conditionType);
      if (!found) messages.push(`corresponding condition of pod readiness gate "${conditionType}" does not exist.`);
      else if (found.status !== "True") {
        messages.push(`the status of pod readiness gate "${conditionType}" is not "True", but ${found.status ?? ""}`);
      }
    }
    return messages.length ? no("Ready", "ReadinessGatesNotReady", messages.join(", ")) : yes("Ready");
  }

  /** @type {Notes["podConditions"]["initialized"]} */
  function initialized(input) {
    const { spec, phase, containerStatuses, oldConditions = [], featureGates } = checked(input);
    const type = "Initialized";
    if (!containerStatuses && initContainers(spec).length > 0) return no(type, "UnknownContainerStatuses");

    const statuses = containerStatuses ?? [];
    const { unknown, failing } = sort(initContainers(spec), statuses, (status, container) => {
      return isSidecar(container) ? status.started === true : !!status.ready;
    });
    if (phase === "Succeeded" && unknown.length === 0) return { ...yes(type), reason: "PodCompleted" };

    // Once a regular container has started, the init containers must have done their work.
    const regular = (spec.containers ?? []).map((container) => find(container, statuses)?.state ?? {});
    if (regular.some((state) => state.running || state.terminated)) return yes(type);

    // Containers that are all restarted in place start again with the init containers; the Pod stays Initialized.
    const kept = notes.featureGate("RestartAllContainersOnContainerExits", featureGates);
    if (kept && oldConditions.find((old) => old.type === type)?.status === "True") return yes(type);
    return verdict(type, "ContainersNotInitialized", unknown, failing, "incomplete");
  }

  /** @type {(spec: K8s.PodSpec) => K8s.Container[]} */
  const initContainers = (spec) => spec.initContainers ?? [];
  /** @type {(container: K8s.Container) => boolean} */
  const isSidecar = (container) => container.restartPolicy === "Always";
  /** @type {(container: K8s.Container, statuses: K8s.ContainerStatus[]) => K8s.ContainerStatus | undefined} */
  const find = (container, statuses) => statuses.find(({ name }) => name === container.name);

  /**
   * Names of the containers without a status, and of those whose status is not good.
   * @type {(containers: K8s.Container[], statuses: K8s.ContainerStatus[],
   *   isGood: (status: K8s.ContainerStatus, container: K8s.Container) => boolean) => Record<"unknown" | "failing", (string | undefined)[]>}
   */
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

  /** @type {(type: string, reason: string, unknown: unknown[], failing: unknown[], word: string) => K8s.Condition} */
  function verdict(type, reason, unknown, failing, word) {
    const messages = [];
    if (unknown.length) messages.push(`containers with unknown status: [${unknown.join(" ")}]`);
    if (failing.length) messages.push(`containers with ${word} status: [${failing.join(" ")}]`);
    return messages.length ? no(type, reason, messages.join(", ")) : yes(type);
  }

  /** @type {(type: string) => K8s.Condition} */
  const yes = (type) => ({ type, status: "True" });
  /** @type {(type: string, reason: string, message?: string) => K8s.Condition} */
  const no = (type, reason, message) => ({ type, status: "False", reason, ...(message && { message }) });

  notes.podConditions = Object.freeze({ containersReady, ready, initialized });
})((globalThis.notes ??= {}));
