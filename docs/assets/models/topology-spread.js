/**
 * The filter PodTopologySpread: which nodes keep the hard spread constraints (DoNotSchedule).
 *
 * Pure: no DOM, no clock, no language. Follows upstream PreFilter and Filter in
 * pkg/scheduler/framework/plugins/podtopologyspread/filtering.go (v1.36.2). Left out: what
 * topology-spread-constraints.js leaves out.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const MISMATCH = "node(s) didn't match pod topology spread constraints";
  const NO_LABEL = `${MISMATCH} (missing required label)`;

  /** @type {Notes["topologySpread"]} */
  function topologySpread(pod, cluster, infos = notes.nodeInfo.all(cluster)) {
    const { constraints: list, problem } = notes.topologySpreadConstraints.of(pod, "DoNotSchedule", cluster);
    if (problem !== undefined) {
      const reason = `get constraints from pod: obtaining pod's hard topology spread constraints: ${problem}`;
      return { preFilter: { code: "Error", reasons: [reason] }, spreads: [], nodes: {} };
    }
    if (list.length === 0) {
      return { preFilter: { code: "Skip" }, spreads: [], nodes: verdicts(infos, () => ({ code: "Success" })) };
    }
    const eligible = infos.filter(({ node }) => mayCount(pod, node, list, cluster.featureGates));
    const spreads = list.map((constraint) => spread(constraint, pod, eligible, cluster.featureGates));
    return { preFilter: { code: "Success" }, spreads, nodes: verdicts(infos, ({ node }) => verdict(node, spreads)) };
  }

  /**
   * Without the policies of each constraint, the Pod's node affinity decides for all of them.
   * @type {(pod: K8s.Pod, node: K8s.Node, list: SpreadConstraint[], featureGates?: FeatureGates) => boolean}
   */
  function mayCount(pod, node, list, featureGates) {
    const policies = notes.featureGate("NodeInclusionPolicyInPodTopologySpread", featureGates);
    if (!policies && !notes.nodeSelector.acceptsPod(pod, node)) return false;
    return notes.topologySpreadConstraints.hasAllKeys(node, list);
  }

  /** @type {(constraint: SpreadConstraint, pod: K8s.Pod, eligible: NodeInfo[], featureGates?: FeatureGates) => Spread} */
  function spread(constraint, pod, eligible, featureGates) {
    const { topologyKey, maxSkew, minDomains, selector } = constraint;
    const policies = notes.featureGate("NodeInclusionPolicyInPodTopologySpread", featureGates);
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const info of eligible) {
      if (policies && !notes.topologySpreadConstraints.includes(constraint, pod, info.node, featureGates)) continue;
      const domain = info.node.metadata.labels?.[topologyKey] ?? "";
      const count = notes.topologySpreadConstraints.countPods(constraint, pod, info);
      counts.set(domain, (counts.get(domain) ?? 0) + count);
    }
    return {
      topologyKey, maxSkew, counts: Object.fromEntries(counts),
      minimum: counts.size < minDomains ? 0 : Math.min(...counts.values()),
      self: notes.labelSelector.matches(selector, pod.metadata?.labels) ? 1 : 0,
    };
  }

  /** The first constraint that the node breaks decides. @type {(node: K8s.Node, spreads: Spread[]) => Status} */
  function verdict({ metadata: { labels = {} } }, spreads) {
    for (const { topologyKey, maxSkew, counts, minimum, self } of spreads) {
      if (!Object.hasOwn(labels, topologyKey)) return { code: "UnschedulableAndUnresolvable", reasons: [NO_LABEL] };
      const domain = labels[topologyKey];
      const count = Object.hasOwn(counts, domain) ? counts[domain] : 0;
      if (count + self - minimum > maxSkew) return { code: "Unschedulable", reasons: [MISMATCH] };
    }
    return { code: "Success" };
  }

  /** @type {(infos: NodeInfo[], of: (info: NodeInfo) => Status) => Record<string, Status>} */
  const verdicts = (infos, of) => Object.fromEntries(infos.map((info) => [info.node.metadata.name, of(info)]));

  notes.topologySpread = topologySpread;
})((globalThis.notes ??= {}));
