/**
 * One Pod object in the four vocabularies: phase, conditions, container states, and the row of `kubectl get pods`.
 *
 * Pure: no DOM, no clock, no language. Follows upstream generateAPIPodStatus in pkg/kubelet/kubelet_pods.go,
 * HasAnyActiveRegularContainerStarted in pkg/kubelet/container/helpers.go, and
 * GeneratePodReadyToStartContainersCondition and GenerateAllContainersRestartingCondition in
 * pkg/kubelet/status/generate.go (v1.36.2). What a kubelet would write now is worked out from the container states;
 * where it asks the container runtime, which no Pod object shows, `from` says how the answer was found: "recorded" (it
 * stands in the object) or "inferred" (a container that runs, or that was tried to start, has a sandbox; a Pod that
 * ended has none), and it is left out when neither tells. Left out: evictions that are under way, resize conditions,
 * times, and what a node that is lost no longer reports.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  /** The reasons that stand there before the kubelet has tried to start a container. */
  const NOT_TRIED = ["ContainerCreating", "PodInitializing"];
  const BY_KUBELET = ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled", "AllContainersRestarting"];
  const ENDED = ["Succeeded", "Failed"];

  /** @type {Notes["podStatus"]} */
  function podStatus(given, options) {
    const pod = notes.withoutNulls(given);
    const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
    const phase = phaseOf(pod, statuses, options.featureGates);
    const recorded = (pod.status?.conditions ?? []).map((one) => ({ ...one, from: "recorded" }));
    const conditions = statuses.length ? ofKubelet(pod, statuses, phase.value, recorded, options.featureGates) : recorded;
    const now = { ...pod, status: { ...pod.status, phase: phase.value, conditions } };
    return {
      phase,
      conditions,
      containers: containersOf(pod, statuses),
      row: notes.kubectlStatus(now, options),
      recorded: { phase: pod.status?.phase, row: notes.kubectlStatus(pod, options) },
    };
  }

  /** @type {(pod: K8s.Pod, statuses: K8s.ContainerStatus[], featureGates?: FeatureGates) => PodPhaseNow} */
  function phaseOf(pod, statuses, featureGates) {
    const recorded = pod.status?.phase;
    if (recorded && ENDED.includes(recorded)) return { value: recorded, decidedBy: "ended-stays" };
    if (statuses.length === 0) {
      return { value: recorded || "Pending", decidedBy: pod.spec?.nodeName ? "not-reported" : "not-bound" };
    }
    const { phase, decidedBy, counts } = notes.podPhase({
      pod: { ...pod, spec: pod.spec ?? {} },
      containerStatuses: statuses,
      podIsTerminal: !!pod.metadata?.deletionTimestamp,
      podHasInitialized: (pod.spec?.containers ?? []).some((container) => hasStarted(container, statuses)),
      featureGates,
    });
    return { value: phase, decidedBy, counts };
  }

  /** The runtime knows a container that runs, has ended, or waits after an end. @type {(container: K8s.Container, statuses: K8s.ContainerStatus[]) => boolean} */
  function hasStarted(container, statuses) {
    const { state, lastState } = statuses.find(({ name }) => name === container.name) ?? {};
    return !!(state?.running || state?.terminated || (state?.waiting && lastState?.terminated));
  }

  /**
   * The conditions in the kubelet's order: first what others wrote, then its own.
   * @type {(pod: K8s.Pod, containerStatuses: K8s.ContainerStatus[], phase: string, recorded: K8s.Condition[], featureGates?: FeatureGates)
   *   => (K8s.Condition & {from: string})[]}
   */
  function ofKubelet(pod, containerStatuses, phase, recorded, featureGates) {
    const others = recorded.filter(({ type }) => !BY_KUBELET.includes(type ?? ""));
    const input = {
      spec: pod.spec ?? {}, phase, containerStatuses, featureGates, conditions: recorded, oldConditions: recorded,
    };
    const computed = [
      notes.podConditions.initialized(input), notes.podConditions.ready(input), notes.podConditions.containersReady(input),
      { type: "PodScheduled", status: "True" },
    ];
    const sandbox = sandboxOf(containerStatuses, phase, recorded);
    const restarting = restartingOf(pod, containerStatuses, phase, recorded, featureGates);
    return [
      ...others.map((one) => ({ ...one, from: "recorded" })),
      ...sandbox,
      ...computed.map((one) => ({ ...one, from: "computed" })),
      ...restarting,
    ];
  }

  /** @type {(statuses: K8s.ContainerStatus[], phase: string, recorded: K8s.Condition[]) => (K8s.Condition & {from: string})[]} */
  function sandboxOf(statuses, phase, recorded) {
    const type = "PodReadyToStartContainers";
    const found = recorded.find((one) => one.type === type);
    if (found) return [{ ...found, from: "recorded" }];
    const tried = statuses.some(({ state: { running, waiting } = {} }) => {
      return running || (waiting?.reason && !NOT_TRIED.includes(waiting.reason));
    });
    if (tried) return [{ type, status: "True", from: "inferred" }];
    return ENDED.includes(phase) ? [{ type, status: "False", from: "inferred" }] : [];
  }

  /** Only a Pod with such a rule has this condition. @type {(pod: K8s.Pod, statuses: K8s.ContainerStatus[], phase: string, recorded: K8s.Condition[], featureGates?: FeatureGates) => (K8s.Condition & {from: string})[]} */
  function restartingOf(pod, statuses, phase, recorded, featureGates) {
    const type = "AllContainersRestarting";
    const all = [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])];
    const ruled = all.some(({ restartPolicyRules = [] }) => restartPolicyRules.some(({ action }) => action === "RestartAllContainers"));
    if (!ruled || !notes.featureGate("RestartAllContainersOnContainerExits", featureGates)) return [];
    if (ENDED.includes(phase)) {
      return [{ type, status: "False", reason: phase === "Failed" ? "PodFailed" : "PodCompleted", from: "computed" }];
    }
    const exited = all.some((container) => {
      const ended = statuses.find(({ name }) => name === container.name)?.state?.terminated;
      return ended && notes.containerShouldRestart.rule(container, ended.exitCode ?? 0)?.action === "RestartAllContainers";
    });
    const message = "container exited with restart policy rule";
    if (exited) return [{ type, status: "True", reason: "RestartAllContainersStarted", message, from: "computed" }];
    const found = recorded.find((one) => one.type === type);
    return [found ? { ...found, from: "recorded" } : { type, status: "False", from: "computed" }];
  }

  /** Each container of the spec with its state. @type {(pod: K8s.Pod, statuses: K8s.ContainerStatus[]) => ContainerNow[]} */
  function containersOf(pod, statuses) {
    const { initContainers = [], containers = [] } = pod.spec ?? {};
    const role = (/** @type {K8s.Container} */ { restartPolicy }) => (restartPolicy === "Always" ? "sidecar" : "init");
    return [
      ...initContainers.map((container) => ({ role: role(container), ...stateOf(container, statuses) })),
      ...containers.map((container) => ({ role: "app", ...stateOf(container, statuses) })),
    ];
  }

  /** @type {(container: K8s.Container, statuses: K8s.ContainerStatus[]) => Omit<ContainerNow, "role">} */
  function stateOf({ name = "" }, statuses) {
    const status = statuses.find((one) => one.name === name);
    if (!status) return { name, state: "unknown" };
    const { state = {}, lastState, ready = false, started, restartCount = 0 } = status;
    const more = { name, ready, started, restartCount, lastEnd: lastState?.terminated };
    if (state.running) return { ...more, state: "running" };
    if (state.terminated) return { ...more, state: "terminated", ...state.terminated };
    return { ...more, state: "waiting", ...state.waiting };
  }

  notes.podStatus = podStatus;
})((globalThis.notes ??= {}));
