/**
 * The score InterPodAffinity: preferred Pod affinity and anti-affinity, in both directions.
 *
 * Pure: no DOM, no clock, no language. Follows upstream PreScore, Score and NormalizeScore in
 * pkg/scheduler/framework/plugins/interpodaffinity/scoring.go (v1.36.2). Left out: what pod-affinity-terms.js leaves
 * out.
 *
 * @typedef {{hardPodAffinityWeight?: number, ignorePreferredTermsOfExistingPods?: boolean}} Args
 * @typedef {import("./node-scores.js").Result} Result   preScore, raw (may be negative), scores (0 to 100)
 */
(function (notes) {
  "use strict";
  const MAX = 100;

  /**
   * @param {object} pod
   * @param {object} cluster   see interpod-affinity.js
   * @param {string[]} [feasible]   names of the nodes that passed the filters; all by default
   * @param {Args} [args]
   * @returns {Result}
   */
  function interpodAffinityScore(pod, cluster, feasible, args = {}) {
    const { hardPodAffinityWeight = 1, ignorePreferredTermsOfExistingPods = false } = args;
    if (!(hardPodAffinityWeight >= 0 && hardPodAffinityWeight <= 100)) {
      throw new Error(`hardPodAffinityWeight ${hardPodAffinityWeight}: not in 0 to 100`);
    }
    const { namespaces = [] } = cluster;
    let own;
    try {
      own = notes.podAffinityTerms.resolved(notes.podAffinityTerms.of(pod), namespaces);
    } catch (error) {
      return none({ code: "Error", reasons: [`parsing pod: ${error.message}`] });
    }
    const prefersNothing = own.preferredAffinityTerms.length === 0 && own.preferredAntiAffinityTerms.length === 0;
    if (ignorePreferredTermsOfExistingPods && prefersNothing) return none({ code: "Skip" });

    const infos = notes.nodeInfo.all(cluster);
    const counts = notes.podAffinityTerms.topologyCounts();
    const keys = new Set();
    for (const { node, pods } of infos) {
      const labels = node.metadata.labels ?? {};
      const process = (terms, other, sign, weight, known) => {
        for (const term of terms) {
          if (!Object.hasOwn(labels, term.topologyKey) || !notes.podAffinityTerms.matches(term, other, known)) continue;
          keys.add(term.topologyKey);
          counts.add(term.topologyKey, labels[term.topologyKey], sign * (weight ?? term.weight));
        }
      };
      for (const existing of pods) {
        const theirs = notes.podAffinityTerms.of(existing);
        process(own.preferredAffinityTerms, existing, 1);
        process(own.preferredAntiAffinityTerms, existing, -1);
        if (hardPodAffinityWeight > 0) process(theirs.requiredAffinityTerms, pod, 1, hardPodAffinityWeight, namespaces);
        process(theirs.preferredAffinityTerms, pod, 1, undefined, namespaces);
        process(theirs.preferredAntiAffinityTerms, pod, -1, undefined, namespaces);
      }
    }
    if (counts.size === 0) return none({ code: "Skip" });

    const scored = infos.filter(({ node }) => !feasible || feasible.includes(node.metadata.name));
    const raw = Object.fromEntries(
      scored.map(({ node }) => [node.metadata.name, sum(node.metadata.labels ?? {}, keys, counts)]),
    );
    return { preScore: { code: "Success" }, raw, scores: normalize(raw) };
  }

  const none = (preScore) => ({ preScore, raw: {}, scores: {} });

  function sum(labels, keys, counts) {
    return [...keys].reduce((total, key) => total + (Object.hasOwn(labels, key) ? counts.get(key, labels[key]) : 0), 0);
  }

  /** Stretch so that the lowest is 0 and the highest 100. */
  function normalize(raw) {
    const values = Object.values(raw);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const score = (value) => (most > least ? Math.trunc(MAX * ((value - least) / (most - least))) : 0);
    return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, score(value)]));
  }

  notes.interpodAffinityScore = interpodAffinityScore;
})((globalThis.notes ??= {}));
