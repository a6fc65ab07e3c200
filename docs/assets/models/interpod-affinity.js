/**
 * The filter InterPodAffinity: required Pod affinity and anti-affinity.
 *
 * Pure: no DOM, no clock, no language. Follows upstream PreFilter and Filter in
 * pkg/scheduler/framework/plugins/interpodaffinity/filtering.go (v1.36.2). Left out: what pod-affinity-terms.js leaves
 * out.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const AFFINITY = "node(s) didn't match pod affinity rules";
  const ANTI_AFFINITY = "node(s) didn't match pod anti-affinity rules";
  const EXISTING = "node(s) didn't satisfy existing pods anti-affinity rules";

  /** @type {Notes["interpodAffinity"]} */
  function interpodAffinity(pod, cluster, infos = notes.nodeInfo.all(cluster)) {
    const { namespaces = [] } = cluster;
    const own = notes.podAffinityTerms.of(pod);
    if (own.problems.length) {
      const reasons = [`parsing pod: ${notes.labelSelector.join(own.problems)}`];
      return { preFilter: { code: "UnschedulableAndUnresolvable", reasons }, nodes: {} };
    }
    const resolve = (/** @type {AffinityTerm} */ term) => notes.podAffinityTerms.resolved(term, namespaces);
    const affinity = own.requiredAffinityTerms.map(resolve);
    const antiAffinity = own.requiredAntiAffinityTerms.map(resolve);
    const counts = count(pod, affinity, antiAffinity, infos, namespaces);

    const skip = counts.existing.size === 0 && affinity.length === 0 && antiAffinity.length === 0;
    /** @type {(info: NodeInfo) => Status} */
    const verdict = ({ node }) => {
      const labels = node.metadata.labels ?? {};
      if (skip) return { code: "Success" };
      if (!keepsAffinity(pod, affinity, counts.affinity, labels)) {
        return { code: "UnschedulableAndUnresolvable", reasons: [AFFINITY] };
      }
      if (antiAffinity.some(({ topologyKey: key }) => Object.hasOwn(labels, key) && counts.antiAffinity.get(key, labels[key]) > 0)) {
        return { code: "Unschedulable", reasons: [ANTI_AFFINITY] };
      }
      if (Object.entries(labels).some(([key, value]) => counts.existing.get(key, value) > 0)) {
        return { code: "Unschedulable", reasons: [EXISTING] };
      }
      return { code: "Success" };
    };
    return {
      preFilter: { code: skip ? "Skip" : "Success" },
      nodes: Object.fromEntries(infos.map((info) => [info.node.metadata.name, verdict(info)])),
    };
  }

  /**
   * How many Pods matter to each domain, in three kinds.
   * @type {(pod: K8s.Pod, affinity: AffinityTerm[], antiAffinity: AffinityTerm[], infos: NodeInfo[], namespaces: K8s.Namespace[])
   *   => Record<"affinity" | "antiAffinity" | "existing", TopologyCounts>}
   */
  function count(pod, affinity, antiAffinity, infos, namespaces) {
    const { matches, of, topologyCounts } = notes.podAffinityTerms;
    const counts = { affinity: topologyCounts(), antiAffinity: topologyCounts(), existing: topologyCounts() };
    for (const { node, pods } of infos) {
      const labels = node.metadata.labels ?? {};
      const add = (/** @type {TopologyCounts} */ to, /** @type {AffinityTerm} */ { topologyKey: key }) => {
        if (Object.hasOwn(labels, key)) to.add(key, labels[key], 1);
      };
      for (const existing of pods) {
        // One Pod has to match all terms of the affinity, but only one of the anti-affinity.
        if (matchesAll(affinity, existing)) affinity.forEach((term) => add(counts.affinity, term));
        antiAffinity.filter((term) => matches(term, existing)).forEach((term) => add(counts.antiAffinity, term));
        if (!existing.spec?.affinity) continue;
        of(existing).requiredAntiAffinityTerms
          .filter((term) => matches(term, pod, namespaces))
          .forEach((term) => add(counts.existing, term));
      }
    }
    return counts;
  }

  /** @type {(terms: AffinityTerm[], pod: K8s.Pod) => boolean} */
  function matchesAll(terms, pod) {
    return terms.length > 0 && terms.every((term) => notes.podAffinityTerms.matches(term, pod));
  }

  /** @type {(pod: K8s.Pod, terms: AffinityTerm[], counts: TopologyCounts, labels: Record<string, string>) => boolean} */
  function keepsAffinity(pod, terms, counts, labels) {
    if (!terms.every(({ topologyKey }) => Object.hasOwn(labels, topologyKey))) return false;
    if (terms.every(({ topologyKey: key }) => counts.get(key, labels[key]) > 0)) return true;
    // The first of a group that wants to be together has nobody to join.
    return counts.size === 0 && matchesAll(terms, pod);
  }

  notes.interpodAffinity = interpodAffinity;
})((globalThis.notes ??= {}));
