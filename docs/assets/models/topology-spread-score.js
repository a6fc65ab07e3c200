/**
 * The score PodTopologySpread: how well a node keeps the soft spread constraints (ScheduleAnyway).
 *
 * Pure: no DOM, no clock, no language. Follows upstream PreScore, Score and NormalizeScore in
 * pkg/scheduler/framework/plugins/podtopologyspread/scoring.go (v1.36.2). Left out: what
 * topology-spread-constraints.js leaves out.
 *
 * @typedef {import("./node-scores.js").Result} Result   preScore, raw, scores (0 to 100)
 */
(function (notes) {
  "use strict";
  const MAX = 100;
  const HOSTNAME = "kubernetes.io/hostname";

  /**
   * @param {object} pod
   * @param {object} cluster   see topology-spread-constraints.js
   * @param {string[]} [feasible]   names of the nodes that passed the filters; all by default
   * @returns {Result}
   */
  function topologySpreadScore(pod, cluster, feasible) {
    const list = notes.topologySpreadConstraints.of(pod, "ScheduleAnyway", cluster);
    if (list.length === 0) return { preScore: { code: "Skip" }, raw: {}, scores: {} };

    const infos = notes.nodeInfo.all(cluster);
    const scored = infos.filter(({ node }) => !feasible || feasible.includes(node.metadata.name));
    // The built-in constraints also help nodes that have a host name but no zone.
    const needsAllKeys = (pod.spec?.topologySpreadConstraints ?? []).length > 0;
    const complete = ({ node }) => !needsAllKeys || notes.topologySpreadConstraints.hasAllKeys(node, list);

    const candidates = scored.filter(complete);
    const counted = infos.filter((info) => complete(info) && mayCount(pod, info.node, cluster.featureGates));
    const parts = list.map((constraint) => part(constraint, pod, candidates, counted, cluster.featureGates));
    const raw = Object.fromEntries(candidates.map((info) => [info.node.metadata.name, rawScore(info, parts)]));
    return { preScore: { code: "Success" }, raw, scores: normalize(scored, raw) };
  }

  function mayCount(pod, node, featureGates) {
    const policies = notes.featureGate("NodeInclusionPolicyInPodTopologySpread", featureGates);
    return policies || notes.nodeSelector.acceptsPod(pod, node);
  }

  /** One constraint: its weight, and how many matching Pods a node's domain has. */
  function part(constraint, pod, candidates, counted, featureGates) {
    const { topologyKey, maxSkew } = constraint;
    const { countPods, includes } = notes.topologySpreadConstraints;
    const domainOf = ({ node }) => node.metadata.labels?.[topologyKey];
    if (topologyKey === HOSTNAME) {
      const count = (info) => countPods(constraint, pod, info.pods);
      return { domainOf, count, maxSkew, weight: weightOf(candidates.length) };
    }
    const counts = new Map(candidates.map((info) => [domainOf(info), 0]));
    for (const info of counted) {
      const domain = domainOf(info);
      const policies = notes.featureGate("NodeInclusionPolicyInPodTopologySpread", featureGates);
      if (!counts.has(domain) || (policies && !includes(constraint, pod, info.node, featureGates))) continue;
      counts.set(domain, counts.get(domain) + countPods(constraint, pod, info.pods));
    }
    return { domainOf, count: (info) => counts.get(domainOf(info)), maxSkew, weight: weightOf(counts.size) };
  }

  /** Domains weigh more the more of them there are, so that zones do not drown among hosts. */
  const weightOf = (size) => Math.log(size + 2);

  function rawScore(info, parts) {
    const known = parts.filter(({ domainOf }) => domainOf(info) !== undefined);
    return Math.round(known.reduce((sum, { count, weight, maxSkew }) => sum + count(info) * weight + maxSkew - 1, 0));
  }

  /** The fewer Pods, the better; a node that lacks a topology key gets 0. */
  function normalize(scored, raw) {
    const values = Object.values(raw);
    const [least, most] = [Math.min(...values), Math.max(0, ...values)];
    const score = (value) => {
      if (value === undefined) return 0;
      return most === 0 ? MAX : Math.trunc((MAX * (most + least - value)) / most);
    };
    return Object.fromEntries(scored.map(({ node }) => [node.metadata.name, score(raw[node.metadata.name])]));
  }

  notes.topologySpreadScore = topologySpreadScore;
})((globalThis.notes ??= {}));
