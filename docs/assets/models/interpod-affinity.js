/**
 * The filter InterPodAffinity: required Pod affinity and anti-affinity.
 *
 * Pure: no DOM, no clock, no language. Follows upstream PreFilter and Filter in
 * pkg/scheduler/framework/plugins/interpodaffinity/filtering.go (v1.36.2). Left out: what pod-affinity-terms.js leaves
 * out, and the updates while preemption tries to take Pods away.
 *
 * @typedef {{nodes: object[], pods?: object[], namespaces?: object[]}} Cluster   namespaces: Namespace objects
 * @typedef {{code: string, reasons?: string[]}} Status
 * @typedef {{preFilter: Status, nodes: Record<string, Status>}} Result   nodes: by node name, empty if PreFilter failed
 */
(function (notes) {
  "use strict";
  const AFFINITY = "node(s) didn't match pod affinity rules";
  const ANTI_AFFINITY = "node(s) didn't match pod anti-affinity rules";
  const EXISTING = "node(s) didn't satisfy existing pods anti-affinity rules";

  /**
   * @param {object} pod
   * @param {Cluster} cluster
   * @returns {Result}
   */
  function interpodAffinity(pod, cluster) {
    const { namespaces = [] } = cluster;
    let terms;
    try {
      terms = notes.podAffinityTerms.resolved(notes.podAffinityTerms.of(pod), namespaces);
    } catch (error) {
      const reasons = [`parsing pod: ${error.message}`];
      return { preFilter: { code: "UnschedulableAndUnresolvable", reasons }, nodes: {} };
    }
    const infos = notes.nodeInfo.all(cluster);
    const { requiredAffinityTerms: affinity, requiredAntiAffinityTerms: antiAffinity } = terms;
    const counts = count(pod, affinity, antiAffinity, infos, namespaces);

    const skip = counts.existing.size === 0 && affinity.length === 0 && antiAffinity.length === 0;
    const verdict = ({ node }) => {
      const labels = node.metadata.labels ?? {};
      if (skip) return { code: "Success" };
      if (!keepsAffinity(pod, affinity, counts.affinity, labels)) {
        return { code: "UnschedulableAndUnresolvable", reasons: [AFFINITY] };
      }
      if (antiAffinity.some(({ topologyKey: key }) => counts.antiAffinity.get(key, labels[key]) > 0)) {
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

  /** How many Pods matter to each domain, in three kinds. */
  function count(pod, affinity, antiAffinity, infos, namespaces) {
    const { matches, of, topologyCounts } = notes.podAffinityTerms;
    const counts = { affinity: topologyCounts(), antiAffinity: topologyCounts(), existing: topologyCounts() };
    for (const { node, pods } of infos) {
      const labels = node.metadata.labels ?? {};
      const add = (to, { topologyKey: key }) => Object.hasOwn(labels, key) && to.add(key, labels[key], 1);
      for (const existing of pods) {
        // One Pod has to match all terms of the affinity, but only one of the anti-affinity.
        if (matchesAll(affinity, existing)) affinity.forEach((term) => add(counts.affinity, term));
        antiAffinity.filter((term) => matches(term, existing)).forEach((term) => add(counts.antiAffinity, term));
        of(existing).requiredAntiAffinityTerms
          .filter((term) => matches(term, pod, namespaces))
          .forEach((term) => add(counts.existing, term));
      }
    }
    return counts;
  }

  function matchesAll(terms, pod) {
    return terms.length > 0 && terms.every((term) => notes.podAffinityTerms.matches(term, pod));
  }

  function keepsAffinity(pod, terms, counts, labels) {
    if (!terms.every(({ topologyKey }) => Object.hasOwn(labels, topologyKey))) return false;
    if (terms.every(({ topologyKey: key }) => counts.get(key, labels[key]) > 0)) return true;
    // The first of a group that wants to be together has nobody to join.
    return counts.size === 0 && matchesAll(terms, pod);
  }

  notes.interpodAffinity = interpodAffinity;
})((globalThis.notes ??= {}));
