/**
 * The score InterPodAffinity: preferred Pod affinity and anti-affinity, in both directions.
 *
 * Pure: no DOM, no clock, no language. Follows upstream PreScore, Score and NormalizeScore in
 * pkg/scheduler/framework/plugins/interpodaffinity/scoring.go (v1.36.2). Left out: what pod-affinity-terms.js leaves
 * out.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const MAX = 100;

  /** @type {Notes["interpodAffinityScore"]} */
  function interpodAffinityScore(pod, cluster, feasible, args = {}, infos = notes.nodeInfo.all(cluster)) {
    const { hardPodAffinityWeight = 1, ignorePreferredTermsOfExistingPods = false } = args;
    if (!(hardPodAffinityWeight >= 0 && hardPodAffinityWeight <= 100)) {
      throw new Error(`hardPodAffinityWeight ${hardPodAffinityWeight}: not in 0 to 100`);
    }
    const { namespaces = [] } = cluster;
    const own = notes.podAffinityTerms.of(pod);
    if (own.problems.length) {
      return none({ code: "Error", reasons: [`failed to parse pod: ${notes.labelSelector.join(own.problems)}`] });
    }
    const resolve = (/** @type {AffinityTerm} */ term) => notes.podAffinityTerms.resolved(term, namespaces);
    const [towards, away] = [own.preferredAffinityTerms.map(resolve), own.preferredAntiAffinityTerms.map(resolve)];
    if (ignorePreferredTermsOfExistingPods && towards.length === 0 && away.length === 0) return none({ code: "Skip" });

    const counts = notes.podAffinityTerms.topologyCounts();
    /** @type {Set<string>} */
    const keys = new Set();
    for (const { node, pods } of infos) {
      const labels = node.metadata.labels ?? {};
      /** @type {(terms: AffinityTerm[], other: K8s.Pod, sign: number, weight?: number, known?: K8s.Namespace[]) => void} */
      const process = (terms, other, sign, weight, known) => {
        for (const term of terms) {
          const { topologyKey: key } = term;
          if (!Object.hasOwn(labels, key) || !notes.podAffinityTerms.matches(term, other, known)) continue;
          keys.add(key);
          counts.add(key, labels[key], sign * (weight ?? term.weight));
        }
      };
      for (const existing of pods) {
        process(towards, existing, 1);
        process(away, existing, -1);
        if (!existing.spec?.affinity) continue;
        const theirs = notes.podAffinityTerms.of(existing);
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

  /** @type {(preScore: Status) => ScoreResult} */
  const none = (preScore) => ({ preScore, raw: {}, scores: {} });

  /** @type {(labels: Record<string, string>, keys: Set<string>, counts: TopologyCounts) => number} */
  function sum(labels, keys, counts) {
    return [...keys].reduce((total, key) => total + (Object.hasOwn(labels, key) ? counts.get(key, labels[key]) : 0), 0);
  }

  /** Stretch so that the lowest is 0 and the highest 100. @type {(raw: Scores) => Scores} */
  function normalize(raw) {
    const values = Object.values(raw);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const score = (/** @type {number} */ value) => (most > least ? Math.trunc(MAX * ((value - least) / (most - least))) : 0);
    return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, score(value)]));
  }

  notes.interpodAffinityScore = interpodAffinityScore;
})((globalThis.notes ??= {}));
