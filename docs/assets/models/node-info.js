/**
 * A node as the scheduler sees it: what it offers, what its Pods request, which ports they hold.
 *
 * Pure: no DOM, no clock, no language. Follows upstream NodeInfo, calculateResource and HostPortInfo in
 * pkg/scheduler/framework/types.go, with DefaultMilliCPURequest and DefaultMemoryRequest of
 * pkg/scheduler/util/pod_resources.go and the Pods that NewInformerFactory of pkg/scheduler/scheduler.go lets through
 * (v1.36.2). Left out: volumes, generation numbers, pod groups, claims (DRA).
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const DEFAULT_REQUESTS = { cpu: "100m", memory: "200Mi" };
  const ENDED = ["Succeeded", "Failed"];

  /** @type {(node: K8s.Node, pods?: K8s.Pod[], gates?: FeatureGates) => NodeInfo} */
  function nodeInfo(node, pods = [], gates) {
    const { pods: maxPods = "0", ...offered } = node.status?.allocatable ?? {};
    /** @type {NodeInfo} */
    const info = {
      node,
      pods,
      podCount: pods.length,
      maxPods: notes.quantity.wholeValue(maxPods),
      allocatable: notes.podRequests.amounts(offered),
      requested: {},
      forScoring: { cpu: 0, memory: 0 },
      hostPorts: pods.flatMap(hostPorts),
    };
    for (const pod of pods) {
      add(info.requested, podAmounts(pod, gates));
      const { cpu = 0, memory = 0 } = scoringAmounts(pod, gates);
      add(info.forScoring, { cpu, memory });
    }
    return info;
  }

  /** @type {(total: Amounts, more: Amounts) => void} */
  function add(total, more) {
    for (const name in more) total[name] = notes.int64.add(total[name] ?? 0, more[name]);
  }

  /** @type {(gates?: FeatureGates) => RequestOptions} */
  function options(gates) {
    return { useStatusResources: true, skipPodLevelResources: !notes.featureGate("PodLevelResources", gates) };
  }

  /** @type {(pod: K8s.Pod, gates?: FeatureGates) => Amounts} */
  function podAmounts(pod, gates) {
    return notes.podRequests.podAmounts(pod, options(gates));
  }

  /** @type {(pod: K8s.Pod, gates?: FeatureGates) => Amounts} */
  function incomingAmounts(pod, gates) {
    return notes.podRequests.podAmounts(pod, { ...options(gates), useStatusResources: false });
  }

  /** @type {(pod: K8s.Pod, gates?: FeatureGates) => Amounts} */
  function scoringAmounts(pod, gates) {
    const chosen = options(gates);
    /** @type {K8s.ResourceList} */
    let missing = DEFAULT_REQUESTS;
    if (!chosen.skipPodLevelResources && Object.keys(notes.podRequests.podLevelRequests(pod)).length > 0) {
      const known = podAmounts(pod, gates);
      missing = Object.fromEntries(Object.entries(DEFAULT_REQUESTS).filter(([name]) => !(name in known)));
    }
    return notes.podRequests.podAmounts(pod, { ...chosen, missing });
  }

  /** @type {(pod: K8s.Pod) => Amounts} */
  function incomingScoringAmounts(pod) {
    return notes.podRequests.podAmounts(pod, { skipPodLevelResources: true, missing: DEFAULT_REQUESTS });
  }

  /** The ports of the node that a Pod wants: those of containers and sidecars. @type {(pod: K8s.Pod) => HostPort[]} */
  function hostPorts(pod) {
    const { containers = [], initContainers = [] } = pod.spec ?? {};
    return [...containers, ...initContainers.filter(({ restartPolicy }) => restartPolicy === "Always")]
      .flatMap(({ ports = [] }) => ports)
      .filter(({ hostPort = 0 }) => hostPort > 0)
      .map(({ hostPort, hostIP, protocol }) => {
        return { ip: hostIP || "0.0.0.0", protocol: protocol || "TCP", port: Number(hostPort) };
      });
  }

  /** @type {(cluster: Cluster) => NodeInfo[]} */
  function all({ nodes, pods = [], featureGates }) {
    if (!Array.isArray(nodes)) throw new Error("cluster: nodes is not a list");
    const names = nodes.map(({ metadata }) => metadata?.name);
    if (names.some((name, index) => !name || names.indexOf(name) !== index)) {
      throw new Error(`cluster: node names must be there and differ: ${names.join(", ")}`);
    }
    return nodes.map((node) => nodeInfo(node, podsOn(node, pods), featureGates));
  }

  /** Bound Pods that have not ended: no others reach the scheduler's cache. @type {(node: K8s.Node, pods: K8s.Pod[]) => K8s.Pod[]} */
  function podsOn({ metadata }, pods) {
    return pods.filter(({ spec, status }) => spec?.nodeName === metadata?.name && !ENDED.includes(status?.phase ?? ""));
  }

  notes.nodeInfo = Object.freeze({
    of: nodeInfo, all, podAmounts, incomingAmounts, scoringAmounts, incomingScoringAmounts, hostPorts,
  });
})((globalThis.notes ??= {}));
