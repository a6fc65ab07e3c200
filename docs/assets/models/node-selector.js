/**
 * Node selectors: which nodes nodeSelector and node affinity accept or prefer.
 *
 * Pure: no DOM, no clock, no language. Follows upstream
 * staging/src/k8s.io/component-helpers/scheduling/corev1/nodeaffinity/nodeaffinity.go (v1.36.2):
 * NewNodeSelector, LazyErrorNodeSelector, RequiredNodeAffinity, PreferredSchedulingTerms. Nothing is left out.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"];
  const FIELD_OPERATORS = ["In", "NotIn"];

  /** Whether one of the terms matches. A term that is empty or invalid matches nothing. @type {Notes["nodeSelector"]["matches"]} */
  function matches(selector, node) {
    return terms(selector).some(({ term, path }) => termProblems(term, path).length === 0 && termMatches(term, node));
  }

  /** What is wrong in any of the terms. @type {Notes["nodeSelector"]["problems"]} */
  function problems(selector) {
    return terms(selector).flatMap(({ term, path }) => termProblems(term, path));
  }

  /** Whether the Pod's nodeSelector and required node affinity accept the node. @type {Notes["nodeSelector"]["acceptsPod"]} */
  function acceptsPod(pod, node) {
    const { nodeSelector = {}, affinity } = pod.spec ?? {};
    const wanted = notes.labelSelector.fromLabels(nodeSelector);
    if (!notes.labelSelector.matches(wanted, node.metadata?.labels)) return false;
    const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
    return !required || matches(required, node);
  }

  /** What is wrong in the preferred terms that count. @type {Notes["nodeSelector"]["preferredProblems"]} */
  function preferredProblems(preferred) {
    return counted(preferred).flatMap(({ preference, path }) => termProblems(preference, path));
  }

  /** The sum of the weights of the preferred terms that match. @type {Notes["nodeSelector"]["preferredScore"]} */
  function preferredScore(preferred, node) {
    const found = preferredProblems(preferred);
    if (found.length) throw new Error(notes.labelSelector.join(found));
    if (!node) return 0;
    return counted(preferred)
      .filter(({ preference }) => termMatches(preference, node))
      .reduce((sum, { weight }) => sum + weight, 0);
  }

  /** @type {(preferred: K8s.PreferredTerm[]) => {weight: number, preference: K8s.NodeSelectorTerm, path: string}[]} */
  function counted(preferred) {
    return preferred
      .map(({ weight = 0, preference = {} }, index) => ({ weight, preference, path: `[${index}]` }))
      .filter(({ weight, preference }) => weight !== 0 && !isEmpty(preference));
  }

  /** @type {(selector: K8s.NodeSelector) => {term: K8s.NodeSelectorTerm, path: string}[]} */
  function terms({ nodeSelectorTerms = [] }) {
    return nodeSelectorTerms
      .map((term, index) => ({ term, path: `nodeSelectorTerms[${index}]` }))
      .filter(({ term }) => !isEmpty(term));
  }

  /** @type {(term: K8s.NodeSelectorTerm) => boolean} */
  const isEmpty = ({ matchExpressions = [], matchFields = [] }) => matchExpressions.length + matchFields.length === 0;

  /** @type {(term: K8s.NodeSelectorTerm, path: string) => string[]} */
  function termProblems({ matchExpressions = [], matchFields = [] }, path) {
    return [
      ...matchExpressions.flatMap((one, index) => expressionProblems(one, `${path}.matchExpressions[${index}]`)),
      ...matchFields.flatMap((one, index) => fieldProblems(one, `${path}.matchFields[${index}]`)),
    ];
  }

  /** @type {(one: K8s.Requirement, path: string) => string[]} */
  function expressionProblems(one, path) {
    if (!OPERATORS.includes(one.operator)) return [unsupported(one.operator, path, OPERATORS)];
    return notes.labelSelector.problems(one, path);
  }

  /** @type {(one: K8s.Requirement, path: string) => string[]} */
  function fieldProblems({ operator, values = [] }, path) {
    if (!FIELD_OPERATORS.includes(operator)) return [unsupported(operator, path, FIELD_OPERATORS)];
    if (values.length === 1) return [];
    return [`${path}.values: Invalid value: ${notes.labelSelector.listed(values)}: must have one element`];
  }

  /** @type {(operator: string, path: string, supported: string[]) => string} */
  function unsupported(operator, path, supported) {
    const { quote } = notes.labelSelector;
    return `${path}.operator: Unsupported value: ${quote(operator)}: supported values: ${supported.map(quote).join(", ")}`;
  }

  /** @type {(term: K8s.NodeSelectorTerm, node: K8s.Node) => boolean} */
  function termMatches({ matchExpressions = [], matchFields = [] }, node) {
    if (!notes.labelSelector.matches(matchExpressions, node.metadata?.labels)) return false;
    // The only field of a node is its name; fields are not looked at when it has none.
    const name = node.metadata?.name;
    return !name || matchFields.every((one) => fieldMatches(one, name));
  }

  /** @type {(one: K8s.Requirement, name: string) => boolean} */
  function fieldMatches({ key, operator, values = [] }, name) {
    const value = key === "metadata.name" ? name : "";
    return (operator === "In") === (value === values[0]);
  }

  notes.nodeSelector = Object.freeze({ matches, problems, acceptsPod, preferredProblems, preferredScore });
})((globalThis.notes ??= {}));
