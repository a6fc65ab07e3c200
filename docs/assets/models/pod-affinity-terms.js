/**
 * Terms of Pod affinity: read, and matched with a Pod.
 *
 * Pure: no DOM, no clock, no language. Follows upstream PodInfo.Update in pkg/scheduler/framework/types.go,
 * AffinityTerm and GetAffinityTerms in staging/src/k8s.io/kube-scheduler/framework/types.go, and
 * mergeAffinityTermNamespacesIfNotEmpty in pkg/scheduler/framework/plugins/interpodaffinity/plugin.go (v1.36.2).
 * Left out: matchLabelKeys and mismatchLabelKeys; the API server writes them into labelSelector before the
 * scheduler sees the Pod (store.js does the same).
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const DEFAULT_NAMESPACE = "default";
  const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  const PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

  /** All terms of a Pod. A kind with an invalid selector has none, and `problems` says why. @type {Notes["podAffinityTerms"]["of"]} */
  function of(pod) {
    const { podAffinity = {}, podAntiAffinity = {} } = pod.spec?.affinity ?? {};
    /** @type {string[]} */
    const problems = [];
    const read = (/** @type {string} */ kind, /** @type {K8s.WeightedPodAffinityTerm[]} */ list) => {
      const terms = list.map((one) => readTerm(pod, one));
      const bad = terms.find(({ problem }) => problem !== undefined);
      if (bad) problems.push(`${kind}: ${bad.problem}`);
      return bad ? [] : terms;
    };
    const asWeighted = (/** @type {K8s.PodAffinityTerm} */ podAffinityTerm) => ({ weight: 0, podAffinityTerm });
    return {
      requiredAffinityTerms: read("requiredAffinityTerms", (podAffinity[REQUIRED] ?? []).map(asWeighted)),
      requiredAntiAffinityTerms: read("requiredAntiAffinityTerms", (podAntiAffinity[REQUIRED] ?? []).map(asWeighted)),
      preferredAffinityTerms: read("preferredAffinityTerms", podAffinity[PREFERRED] ?? []),
      preferredAntiAffinityTerms: read("preferredAntiAffinityTerms", podAntiAffinity[PREFERRED] ?? []),
      problems,
    };
  }

  /** @type {(pod: K8s.Pod, declared: K8s.WeightedPodAffinityTerm) => AffinityTerm & {problem?: string}} */
  function readTerm(pod, { weight = 0, podAffinityTerm = {} }) {
    const { topologyKey = "", labelSelector, namespaces = [], namespaceSelector } = podAffinityTerm;
    const [selector, within] = [labelSelector, namespaceSelector].map(notes.labelSelector.tryParse);
    const own = namespaces.length === 0 && namespaceSelector == null;
    return {
      topologyKey,
      selector: selector.selector,
      namespaces: own ? [namespaceOf(pod)] : namespaces.map((name) => name || DEFAULT_NAMESPACE),
      namespaceSelector: within.selector,
      weight,
      problem: selector.problem ?? within.problem,
    };
  }

  /**
   * A term of the Pod that is to be placed, with the namespaces that its selector chooses now. Upstream means to drop
   * the selector then, but drops that of a copy; so a selector of nothing but NotIn and DoesNotExist, which also matches
   * a namespace without labels, goes on to match Pods of every namespace (see `matches`).
   * @type {Notes["podAffinityTerms"]["resolved"]}
   */
  function resolved(term, namespaces) {
    const { namespaceSelector: selector } = term;
    if (selector === null || selector.length === 0) return term;
    const chosen = namespaces.filter(({ metadata }) => notes.labelSelector.matches(selector, metadata.labels));
    return { ...term, namespaces: [...term.namespaces, ...chosen.map(({ metadata }) => metadata.name)] };
  }

  /** Without `namespaces`, the Pod's namespace counts as one without labels. @type {Notes["podAffinityTerms"]["matches"]} */
  function matches(term, pod, namespaces = []) {
    const name = namespaceOf(pod);
    const labels = namespaces.find(({ metadata }) => metadata.name === name)?.metadata.labels;
    const inside = term.namespaces.includes(name) || notes.labelSelector.matches(term.namespaceSelector, labels);
    return inside && notes.labelSelector.matches(term.selector, pod.metadata?.labels);
  }

  /** Counts by topology key and value. @type {Notes["podAffinityTerms"]["topologyCounts"]} */
  function topologyCounts() {
    /** @type {Map<string, number>} */
    const counts = new Map();
    const id = (/** @type {string} */ key, /** @type {string} */ value) => `${key.length} ${key} ${value}`;
    return {
      add: (key, value, count) => counts.set(id(key, value), (counts.get(id(key, value)) ?? 0) + count),
      get: (key, value) => counts.get(id(key, value)) ?? 0,
      get size() {
        return counts.size;
      },
    };
  }

  /** @type {(pod: K8s.Pod) => string} */
  const namespaceOf = ({ metadata }) => metadata?.namespace || DEFAULT_NAMESPACE;

  notes.podAffinityTerms = Object.freeze({ of, resolved, matches, topologyCounts });
})((globalThis.notes ??= {}));
