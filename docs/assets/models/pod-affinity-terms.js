/**
 * Terms of Pod affinity: read, and matched with a Pod.
 *
 * Pure: no DOM, no clock, no language. Follows upstream AffinityTerm, getAffinityTerms and
 * GetNamespacesFromPodAffinityTerm in pkg/scheduler/framework/types.go, and mergeAffinityTermNamespacesIfNotEmpty in
 * pkg/scheduler/framework/plugins/interpodaffinity/plugin.go (v1.36.2). Left out: matchLabelKeys and
 * mismatchLabelKeys; the API server writes them into labelSelector before the scheduler sees the Pod.
 *
 * @typedef {{
 *   topologyKey: string, selector: object[] | null,
 *   namespaces: string[], namespaceSelector: object[] | null,   either of the two lets a namespace in
 *   weight: number,                                             0 for a required term
 * }} Term   selectors: see label-selector.js
 */
(function (notes) {
  "use strict";
  const DEFAULT_NAMESPACE = "default";
  const KINDS = {
    requiredAffinityTerms: ["podAffinity", "requiredDuringSchedulingIgnoredDuringExecution"],
    requiredAntiAffinityTerms: ["podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"],
    preferredAffinityTerms: ["podAffinity", "preferredDuringSchedulingIgnoredDuringExecution"],
    preferredAntiAffinityTerms: ["podAntiAffinity", "preferredDuringSchedulingIgnoredDuringExecution"],
  };

  /**
   * All terms of a Pod. An invalid selector is an error that names the kind of term.
   * @param {object} pod
   * @returns {Record<keyof KINDS, Term[]>}
   */
  function of(pod) {
    const terms = {};
    for (const [kind, [field, list]] of Object.entries(KINDS)) {
      try {
        terms[kind] = (pod.spec?.affinity?.[field]?.[list] ?? []).map((one) => term(pod, one));
      } catch (error) {
        throw new Error(`${kind}: ${error.message}`);
      }
    }
    return terms;
  }

  function term(pod, declared) {
    const { weight = 0, podAffinityTerm = declared } = declared;
    const { topologyKey, labelSelector, namespaces = [], namespaceSelector } = podAffinityTerm;
    const own = namespaces.length === 0 && namespaceSelector == null;
    return {
      topologyKey,
      selector: notes.labelSelector.parse(labelSelector),
      namespaces: own ? [namespaceOf(pod)] : namespaces.map((name) => name || DEFAULT_NAMESPACE),
      namespaceSelector: notes.labelSelector.parse(namespaceSelector),
      weight,
    };
  }

  /**
   * The terms of the Pod that is to be placed, with the namespace selector replaced by the namespaces that exist now.
   * @param {Record<string, Term[]>} terms
   * @param {object[]} namespaces   Namespace objects
   */
  function resolved(terms, namespaces) {
    const resolve = (one) => {
      if (one.namespaceSelector === null || one.namespaceSelector.length === 0) return one;
      const chosen = namespaces.filter(({ metadata }) => {
        return notes.labelSelector.matches(one.namespaceSelector, metadata.labels);
      });
      const names = chosen.map(({ metadata }) => metadata.name);
      return { ...one, namespaces: [...one.namespaces, ...names], namespaceSelector: null };
    };
    return Object.fromEntries(Object.entries(terms).map(([kind, list]) => [kind, list.map(resolve)]));
  }

  /**
   * @param {Term} term
   * @param {object} pod
   * @param {object[]} [namespaces]   Namespace objects, to look up the labels of the Pod's namespace
   * @returns {boolean}
   */
  function matches(term, pod, namespaces = []) {
    const name = namespaceOf(pod);
    const labels = namespaces.find(({ metadata }) => metadata.name === name)?.metadata.labels;
    const inside = term.namespaces.includes(name) || notes.labelSelector.matches(term.namespaceSelector, labels);
    return inside && notes.labelSelector.matches(term.selector, pod.metadata?.labels);
  }

  /**
   * Counts by topology key and value.
   * @returns {{
   *   add(key: string, value: string, count: number): void,
   *   get(key: string, value: string): number,
   *   size: number,   how many pairs were ever added to, even if their count is 0
   * }}
   */
  function topologyCounts() {
    const counts = new Map();
    const id = (key, value) => JSON.stringify([key, value]);
    return {
      add: (key, value, count) => counts.set(id(key, value), (counts.get(id(key, value)) ?? 0) + count),
      get: (key, value) => counts.get(id(key, value)) ?? 0,
      get size() {
        return counts.size;
      },
    };
  }

  const namespaceOf = ({ metadata }) => metadata?.namespace || DEFAULT_NAMESPACE;

  notes.podAffinityTerms = Object.freeze({ of, resolved, matches, topologyCounts });
})((globalThis.notes ??= {}));
