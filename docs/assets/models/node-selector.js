/**
 * Node selectors: which nodes nodeSelector and node affinity accept or prefer.
 *
 * Pure: no DOM, no clock, no language. Follows upstream
 * staging/src/k8s.io/component-helpers/scheduling/corev1/nodeaffinity/nodeaffinity.go (v1.36.2):
 * NewNodeSelector, LazyErrorNodeSelector, RequiredNodeAffinity, PreferredSchedulingTerms. Nothing is left out.
 *
 * @typedef {{key: string, operator: string, values?: string[]}} Requirement
 * @typedef {{matchExpressions?: Requirement[], matchFields?: Requirement[]}} Term
 * @typedef {{nodeSelectorTerms: Term[]}} NodeSelector
 * @typedef {{weight: number, preference: Term}} PreferredTerm
 */
(function (notes) {
  "use strict";

  /**
   * Whether one of the terms matches. A term that is empty or invalid matches nothing.
   * @param {NodeSelector} selector
   * @param {object} node   a Node
   * @returns {boolean}
   */
  function matches(selector, node) {
    return terms(selector).some(({ term, path }) => termProblems(term, path).length === 0 && termMatches(term, node));
  }

  /** What is wrong in any of the terms. @param {NodeSelector} selector @returns {string[]} */
  function problems(selector) {
    return terms(selector).flatMap(({ term, path }) => termProblems(term, path));
  }

  /** Whether the Pod's nodeSelector and required node affinity accept the node. @returns {boolean} */
  function acceptsPod(pod, node) {
    const { nodeSelector = {}, affinity } = pod.spec ?? {};
    const wanted = notes.labelSelector.fromLabels(nodeSelector);
    if (!notes.labelSelector.matches(wanted, node.metadata?.labels)) return false;
    const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
    return !required || matches(required, node);
  }

  /**
   * The sum of the weights of the preferred terms that match. An invalid term is an error.
   * @param {PreferredTerm[]} preferred
   * @param {object} [node]   without a node only the terms are checked
   * @returns {number}
   */
  function preferredScore(preferred, node) {
    const used = preferred
      .map(({ weight, preference }, index) => ({ weight, preference, path: `[${index}]` }))
      .filter(({ weight, preference }) => weight !== 0 && !isEmpty(preference));
    const found = used.flatMap(({ preference, path }) => termProblems(preference, path));
    if (found.length) throw new Error(notes.labelSelector.join(found));
    if (!node) return 0;
    return used
      .filter(({ preference }) => termMatches(preference, node))
      .reduce((sum, { weight }) => sum + weight, 0);
  }

  function terms({ nodeSelectorTerms = [] }) {
    return nodeSelectorTerms
      .map((term, index) => ({ term, path: `nodeSelectorTerms[${index}]` }))
      .filter(({ term }) => !isEmpty(term));
  }

  const isEmpty = ({ matchExpressions = [], matchFields = [] }) => matchExpressions.length + matchFields.length === 0;

  function termProblems({ matchExpressions = [], matchFields = [] }, path) {
    const { problems: labelProblems } = notes.labelSelector;
    return [
      ...matchExpressions.flatMap((one, index) => labelProblems(one, `${path}.matchExpressions[${index}]`)),
      ...matchFields.flatMap((one, index) => fieldProblems(one, `${path}.matchFields[${index}]`)),
    ];
  }

  function fieldProblems({ operator, values = [] }, path) {
    if (!["In", "NotIn"].includes(operator)) {
      return [`${path}.operator: Unsupported value: ${JSON.stringify(operator)}: supported values: "In", "NotIn"`];
    }
    if (values.length === 1) return [];
    return [`${path}.values: Invalid value: ${JSON.stringify(values)}: must have one element`];
  }

  function termMatches({ matchExpressions = [], matchFields = [] }, node) {
    if (!notes.labelSelector.matches(matchExpressions, node.metadata?.labels)) return false;
    // The only field of a node is its name; fields are not looked at when it has none.
    const name = node.metadata?.name;
    return !name || matchFields.every((one) => fieldMatches(one, name));
  }

  function fieldMatches({ key, operator, values }, name) {
    const value = key === "metadata.name" ? name : "";
    return (operator === "In") === (value === values[0]);
  }

  notes.nodeSelector = Object.freeze({ matches, problems, acceptsPod, preferredScore });
})((globalThis.notes ??= {}));
