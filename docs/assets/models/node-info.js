/**
 * A node as the scheduler sees it: what it offers, what its Pods request, which ports they hold.
 *
 * Pure: no DOM, no clock, no language. Follows upstream NodeInfo, calculateResource and HostPortInfo in
 * pkg/scheduler/framework/types.go, with DefaultMilliCPURequest and DefaultMemoryRequest of
 * pkg/scheduler/util/pod_resources.go (v1.36.2). Left out: volumes, generation numbers, pod groups, claims (DRA).
 *
 * @typedef {Record<string, number>} Amounts   cpu in thousandths, everything else in whole units
 * @typedef {{ip: string, protocol: string, port: number}} HostPort
 * @typedef {{
 *   node: object, pods: object[], podCount: number, maxPods: number,
 *   allocatable: Amounts, requested: Amounts,
 *   forScoring: Amounts,    cpu and memory requested, where a container without a request counts 100m and 200 MiB
 *   hostPorts: HostPort[],
 * }} NodeInfo
 */
(function (notes) {
  "use strict";
  const DEFAULT_REQUESTS = { cpu: "100m", memory: "200Mi" };

  /**
   * @param {object} node   a Node
   * @param {object[]} [pods]   the Pods on it
   * @param {Record<string, boolean>} [gates]
   * @returns {NodeInfo}
   */
  function nodeInfo(node, pods = [], gates) {
    const { pods: maxPods = "0", ...offered } = node.status?.allocatable ?? {};
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

  function add(total, more) {
    for (const [name, amount] of Object.entries(more)) total[name] = (total[name] ?? 0) + amount;
  }

  function options(gates) {
    return { useStatusResources: true, skipPodLevelResources: !notes.featureGate("PodLevelResources", gates) };
  }

  /** What a Pod really requests. @returns {Amounts} */
  function podAmounts(pod, gates) {
    return notes.podRequests.amounts(notes.podRequests.quantities(pod, options(gates)));
  }

  /** The same for scores, where a container that requests nothing counts with a default. @returns {Amounts} */
  function scoringAmounts(pod, gates) {
    const chosen = options(gates);
    let missing = DEFAULT_REQUESTS;
    if (!chosen.skipPodLevelResources && Object.keys(notes.podRequests.podLevelRequests(pod)).length > 0) {
      const known = notes.podRequests.quantities(pod, chosen);
      missing = Object.fromEntries(Object.entries(DEFAULT_REQUESTS).filter(([name]) => !(name in known)));
    }
    return notes.podRequests.amounts(notes.podRequests.quantities(pod, { ...chosen, missing }));
  }

  /** The ports of the node that a Pod wants: those of containers and sidecars. @returns {HostPort[]} */
  function hostPorts(pod) {
    const { containers = [], initContainers = [] } = pod.spec ?? {};
    return [...containers, ...initContainers.filter(({ restartPolicy }) => restartPolicy === "Always")]
      .flatMap(({ ports = [] }) => ports)
      .filter(({ hostPort = 0 }) => hostPort > 0)
      .map(({ hostPort: port, hostIP, protocol }) => ({ ip: hostIP || "0.0.0.0", protocol: protocol || "TCP", port }));
  }

  /**
   * The nodes of a cluster with the Pods that are bound to each.
   * @param {{nodes: object[], pods?: object[], featureGates?: Record<string, boolean>}} cluster
   * @returns {NodeInfo[]}
   */
  function all({ nodes, pods = [], featureGates }) {
    if (!Array.isArray(nodes)) throw new Error("cluster: nodes is not a list");
    const names = nodes.map(({ metadata }) => metadata?.name);
    if (names.some((name, index) => !name || names.indexOf(name) !== index)) {
      throw new Error(`cluster: node names must be there and differ: ${names.join(", ")}`);
    }
    return nodes.map((node, index) => {
      return nodeInfo(node, pods.filter(({ spec }) => spec?.nodeName === names[index]), featureGates);
    });
  }

  notes.nodeInfo = Object.freeze({ of: nodeInfo, all, podAmounts, scoringAmounts, hostPorts });
})((globalThis.notes ??= {}));
