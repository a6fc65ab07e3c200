/**
 * The filter PodTopologySpread: which nodes keep the hard spread constraints (DoNotSchedule).
 *
 * Pure: no DOM, no clock, no language. Follows upstream PreFilter and Filter in
 * pkg/scheduler/framework/plugins/podtopologyspread/filtering.go (v1.36.2). Left out: what
 * topology-spread-constraints.js leaves out, and the updates while preemption tries to take Pods away.
 *
 * @typedef {{
 *   topologyKey: string, maxSkew: number,
 *   counts: Record<string, number>,   matching Pods in each domain that counts
 *   minimum: number,                  the smallest count, 0 with fewer domains than minDomains
 *   self: 0 | 1,                      1: the Pod matches its own selector
 * }} Spread
 * @typedef {{code: string, reasons?: string[]}} Status
 * @typedef {{preFilter: Status, spreads: Spread[], nodes: Record<string, Status>}} Result   nodes: by node name
 */
(function (notes) {
  "use strict";
  const MISMATCH = "node(s) didn't match pod topology spread constraints";
  const NO_LABEL = `${MISMATCH} (missing required label)`;

  /**
   * @param {object} pod
   * @param {object} cluster   see topology-spread-constraints.js
   * @returns {Result}
   */
  function topologySpread(pod, cluster) {
    const shared = notes.topologySpreadConstraints;
    const list = shared.of(pod, "DoNotSchedule", cluster);
    const infos = notes.nodeInfo.all(cluster);
    if (list.length === 0) {
      return { preFilter: { code: "Skip" }, spreads: [], nodes: verdicts(infos, () => ({ code: "Success" })) };
    }
    const eligible = infos.filter(({ node }) => mayCount(pod, node, list, cluster.featureGates));
    const spreads = list.map((constraint) => spread(constraint, pod, eligible, cluster.featureGates));
    return { preFilter: { code: "Success" }, spreads, nodes: verdicts(infos, ({ node }) => verdict(node, spreads)) };
  }

  /** Without the policies of each constraint, the Pod's node affinity decides for all of them. */
  function mayCount(pod, node, list, featureGates) {
    const policies = notes.featureGate("NodeInclusionPolicyInPodTopologySpread", featureGates);
    if (!policies && !notes.nodeSelector.acceptsPod(pod, node)) return false;
    return notes.topologySpreadConstraints.hasAllKeys(node, list);
  }

  function spread(constraint, pod, eligible, featureGates) {
    const { topologyKey, maxSkew, minDomains, selector } = constraint;
    const policies = notes.featureGate("NodeInclusionPolicyInPodTopologySpread", featureGates);
    const counts = new Map();
    for (const { node, pods } of eligible) {
      if (policies && !notes.topologySpreadConstraints.includes(constraint, pod, node, featureGates)) continue;
      const domain = node.metadata.labels[topologyKey];
      const count = notes.topologySpreadConstraints.countPods(constraint, pod, pods);
      counts.set(domain, (counts.get(domain) ?? 0) + count);
    }
    return {
      topologyKey, maxSkew, counts: Object.fromEntries(counts),
      minimum: counts.size < minDomains ? 0 : Math.min(...counts.values()),
      self: notes.labelSelector.matches(selector, pod.metadata?.labels) ? 1 : 0,
    };
  }

  /** The first constraint that the node breaks decides. */
  function verdict(node, spreads) {
    for (const { topologyKey, maxSkew, counts, minimum, self } of spreads) {
      const domain = node.metadata.labels?.[topologyKey];
      if (domain === undefined) return { code: "UnschedulableAndUnresolvable", reasons: [NO_LABEL] };
      const count = Object.hasOwn(counts, domain) ? counts[domain] : 0;
      if (count + self - minimum > maxSkew) return { code: "Unschedulable", reasons: [MISMATCH] };
    }
    return { code: "Success" };
  }

  const verdicts = (infos, of) => Object.fromEntries(infos.map((info) => [info.node.metadata.name, of(info)]));

  notes.topologySpread = topologySpread;
})((globalThis.notes ??= {}));
