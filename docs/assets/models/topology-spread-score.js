/**
 * The score PodTopologySpread: how well a node keeps the soft spread constraints (ScheduleAnyway).
 *
 * Pure: no DOM, no clock, no language. Follows upstream PreScore, Score and NormalizeScore in
 * pkg/scheduler/framework/plugins/podtopologyspread/scoring.go (v1.36.2). Left out: what
 * topology-spread-constraints.js leaves out.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const MAX = 100;
  const HOSTNAME = "kubernetes.io/hostname";

  /** @type {Notes["topologySpreadScore"]} */
  function topologySpreadScore(pod, cluster, feasible, infos = notes.nodeInfo.all(cluster)) {
    const { constraints: list, problem } = notes.topologySpreadConstraints.of(pod, "ScheduleAnyway", cluster);
    if (problem !== undefined) {
      const reason = `calculating preScoreState: obtaining pod's soft topology spread constraints: ${problem}`;
      return { preScore: { code: "Error", reasons: [reason] }, raw: {}, scores: {} };
    }
    if (list.length === 0) return { preScore: { code: "Skip" }, raw: {}, scores: {} };

    const scored = infos.filter(({ node }) => !feasible || feasible.includes(node.metadata.name));
    // The built-in constraints also help nodes that have a host name but no zone.
    const needsAllKeys = (pod.spec?.topologySpreadConstraints ?? []).length > 0;
    const complete = (/** @type {NodeInfo} */ { node }) => {
      return !needsAllKeys || notes.topologySpreadConstraints.hasAllKeys(node, list);
    };
    const candidates = scored.filter(complete);
    const counted = infos.filter((info) => complete(info) && mayCount(pod, info.node, cluster.featureGates));
    const parts = list.map((constraint) => part(constraint, pod, candidates, counted, cluster.featureGates));
    const raw = Object.fromEntries(
      scored.map((info) => [info.node.metadata.name, complete(info) ? rawScore(info, parts) : 0]),
    );
    return { preScore: { code: "Success" }, raw, scores: normalize(raw, candidates.map(({ node }) => node.metadata.name)) };
  }

  /** @type {(pod: K8s.Pod, node: K8s.Node, featureGates?: FeatureGates) => boolean} */
  function mayCount(pod, node, featureGates) {
    const policies = notes.featureGate("NodeInclusionPolicyInPodTopologySpread", featureGates);
    return policies || notes.nodeSelector.acceptsPod(pod, node);
  }

  /**
   * One constraint: its weight, and how many matching Pods a node's domain has. Nodes without the key are one domain
   * with those whose label is empty; only the score of a node asks whether it has the key.
   * @type {(constraint: SpreadConstraint, pod: K8s.Pod, candidates: NodeInfo[], counted: NodeInfo[], featureGates?: FeatureGates) => SpreadPart}
   */
  function part(constraint, pod, candidates, counted, featureGates) {
    const { topologyKey, maxSkew } = constraint;
    const { countPods, includes } = notes.topologySpreadConstraints;
    const has = (/** @type {NodeInfo} */ { node }) => Object.hasOwn(node.metadata.labels ?? {}, topologyKey);
    const domainOf = (/** @type {NodeInfo} */ info) => (has(info) && info.node.metadata.labels?.[topologyKey]) || "";
    if (topologyKey === HOSTNAME) {
      const count = (/** @type {NodeInfo} */ info) => countPods(constraint, pod, info);
      return { has, count, maxSkew, weight: weightOf(candidates.length) };
    }
    const counts = new Map(candidates.map((info) => [domainOf(info), 0]));
    for (const info of counted) {
      const domain = domainOf(info);
      const policies = notes.featureGate("NodeInclusionPolicyInPodTopologySpread", featureGates);
      const before = counts.get(domain);
      if (before === undefined || (policies && !includes(constraint, pod, info.node, featureGates))) continue;
      counts.set(domain, before + countPods(constraint, pod, info));
    }
    return { has, count: (info) => counts.get(domainOf(info)) ?? 0, maxSkew, weight: weightOf(counts.size) };
  }

  /** Domains weigh more the more of them there are, so that zones do not drown among hosts. @type {(size: number) => number} */
  const weightOf = (size) => Math.log(size + 2);

  /** @type {(info: NodeInfo, parts: SpreadPart[]) => number} */
  function rawScore(info, parts) {
    const known = parts.filter(({ has }) => has(info));
    return Math.round(known.reduce((sum, { count, weight, maxSkew }) => sum + (count(info) * weight + (maxSkew - 1)), 0));
  }

  /** The fewer Pods, the better; a node that lacks a topology key gets 0. @type {(raw: Scores, complete: string[]) => Scores} */
  function normalize(raw, complete) {
    const values = complete.map((name) => raw[name]);
    const [least, most] = [Math.min(...values), Math.max(0, ...values)];
    const score = (/** @type {string} */ name) => {
      if (!complete.includes(name)) return 0;
      return most === 0 ? MAX : Math.trunc((MAX * (most + least - raw[name])) / most);
    };
    return Object.fromEntries(Object.keys(raw).map((name) => [name, score(name)]));
  }

  notes.topologySpreadScore = topologySpreadScore;
})((globalThis.notes ??= {}));
