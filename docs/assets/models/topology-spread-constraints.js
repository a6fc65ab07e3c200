/**
 * What the filter and the score of PodTopologySpread share: constraints made ready, nodes that count, Pods counted.
 *
 * Pure: no DOM, no clock, no language. Follows upstream
 * pkg/scheduler/framework/plugins/podtopologyspread/common.go and plugin.go, and DefaultSelector in
 * pkg/scheduler/framework/plugins/helper/spread.go (v1.36.2). Left out: default constraints from the scheduler's
 * configuration (defaultingType List).
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const ACTIONS = ["DoNotSchedule", "ScheduleAnyway"];
  const GROUPS = /^(apps\/v1|v1)$/;
  /** @type {K8s.TopologySpreadConstraint[]} */
  const SYSTEM_DEFAULTS = [
    { maxSkew: 3, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" },
    { maxSkew: 5, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" },
  ];

  /** @type {Notes["topologySpreadConstraints"]["of"]} */
  function constraints(pod, action, cluster) {
    const own = pod.spec?.topologySpreadConstraints ?? [];
    if (own.length > 0) return ready(own.map(check), action, pod, cluster);

    const selector = defaultSelector(pod, cluster);
    if (selector.length === 0) return { constraints: [] };
    const { constraints: list } = ready(SYSTEM_DEFAULTS, action, pod, cluster);
    return { constraints: list.map((one) => ({ ...one, selector })) };
  }

  /** @type {(list: K8s.TopologySpreadConstraint[], action: string, pod: K8s.Pod, cluster: Cluster) => SpreadConstraints} */
  function ready(list, action, pod, cluster) {
    const chosen = [];
    for (const one of list.filter(({ whenUnsatisfiable }) => whenUnsatisfiable === action)) {
      const { selector, problem } = notes.labelSelector.tryParse(one.labelSelector);
      if (problem !== undefined) return { constraints: [], problem };
      chosen.push(prepare(one, selector, pod, cluster));
    }
    return { constraints: chosen };
  }

  /** @type {(one: K8s.TopologySpreadConstraint) => K8s.TopologySpreadConstraint} */
  function check(one) {
    const { maxSkew, minDomains = 1, topologyKey, whenUnsatisfiable } = one;
    const fail = (/** @type {string} */ because) => {
      throw new Error(`topologySpreadConstraints "${topologyKey ?? ""}": ${because}`);
    };
    if (!topologyKey) fail("topologyKey is missing");
    if (!ACTIONS.includes(whenUnsatisfiable)) fail(`whenUnsatisfiable is not one of ${ACTIONS.join(", ")}`);
    if (!Number.isInteger(maxSkew) || maxSkew < 1) fail(`maxSkew ${maxSkew} is not a whole number from 1`);
    if (!Number.isInteger(minDomains) || minDomains < 1) fail(`minDomains ${minDomains} is not a whole number from 1`);
    return one;
  }

  /** @type {(declared: K8s.TopologySpreadConstraint, selector: Selector, pod: K8s.Pod, cluster: Cluster) => SpreadConstraint} */
  function prepare(declared, selector, pod, { featureGates }) {
    const { maxSkew, topologyKey, matchLabelKeys = [], minDomains = 1 } = declared;
    const policies = notes.featureGate("NodeInclusionPolicyInPodTopologySpread", featureGates) ? declared : undefined;
    if (selector !== null && notes.featureGate("MatchLabelKeysInPodTopologySpread", featureGates)) {
      const labels = pod.metadata?.labels ?? {};
      const keys = matchLabelKeys.filter((key) => Object.hasOwn(labels, key));
      selector = [...notes.labelSelector.fromLabels(Object.fromEntries(keys.map((key) => [key, labels[key]]))), ...selector];
    }
    return {
      maxSkew, topologyKey, selector, minDomains,
      nodeAffinityPolicy: policies?.nodeAffinityPolicy ?? "Honor",
      nodeTaintsPolicy: policies?.nodeTaintsPolicy ?? "Ignore",
    };
  }

  /** What the Services that select the Pod and the controller that owns it select, together. @type {(pod: K8s.Pod, cluster: Cluster) => K8s.Requirement[]} */
  function defaultSelector(pod, { services = [], controllers = [] }) {
    const sameNamespace = (/** @type {{metadata: K8s.ObjectMeta}} */ one) => namespaceOf(one) === namespaceOf(pod);
    const fromServices = services.filter(sameNamespace)
      .map(({ spec }) => notes.labelSelector.fromLabels(spec?.selector ?? {}))
      .filter((selector) => selector.length > 0 && notes.labelSelector.matches(selector, pod.metadata?.labels));

    const owner = pod.metadata?.ownerReferences?.find(({ controller }) => controller);
    const found = controllers.filter(sameNamespace).find(({ kind, metadata }) => {
      return kind === owner?.kind && metadata.name === owner?.name && GROUPS.test(owner?.apiVersion ?? "v1");
    });
    return [...fromServices.flat(), ...(found ? selectorOf(found) : [])];
  }

  /** An invalid selector of a controller is passed over. @type {(controller: K8s.Controller) => K8s.Requirement[]} */
  function selectorOf({ kind, spec }) {
    const selector = spec?.selector ?? {};
    if (kind === "ReplicationController") return notes.labelSelector.fromLabels(/** @type {Record<string, string>} */ (selector));
    return notes.labelSelector.tryParse(selector).selector ?? [];
  }

  /** Whether the node has the topology keys of all constraints. @type {Notes["topologySpreadConstraints"]["hasAllKeys"]} */
  function hasAllKeys(node, list) {
    return list.every(({ topologyKey }) => Object.hasOwn(node.metadata?.labels ?? {}, topologyKey));
  }

  /** Whether Pods on the node count for the constraint (nodeAffinityPolicy, nodeTaintsPolicy). @type {Notes["topologySpreadConstraints"]["includes"]} */
  function includes(constraint, pod, node, featureGates) {
    if (constraint.nodeAffinityPolicy === "Honor" && !notes.nodeSelector.acceptsPod(pod, node)) return false;
    if (constraint.nodeTaintsPolicy !== "Honor") return true;
    const { tolerations = [] } = pod.spec ?? {};
    const taints = node.spec?.taints ?? [];
    return !notes.taints.firstUntolerated(taints, tolerations, ["NoSchedule", "NoExecute"], featureGates);
  }

  /**
   * Pods on a node that the constraint counts: none for an empty selector, and none that is being deleted. A Pod that is
   * taken away or added in thought (preemption, nominated Pods) changes the count even if it would not have counted.
   * @type {Notes["topologySpreadConstraints"]["countPods"]}
   */
  function countPods({ selector }, pod, { pods, removed = [], added = [] }) {
    const matches = (/** @type {K8s.Pod} */ one) => {
      return namespaceOf(one) === namespaceOf(pod) && notes.labelSelector.matches(selector, one.metadata?.labels);
    };
    const counted = (/** @type {K8s.Pod} */ one) => {
      return selector?.length !== 0 && !one.metadata?.deletionTimestamp && matches(one);
    };
    const before = [...pods.filter((one) => !added.includes(one)), ...removed];
    return before.filter(counted).length - removed.filter(matches).length + added.filter(matches).length;
  }

  /** @type {(object: {metadata?: K8s.ObjectMeta}) => string} */
  const namespaceOf = ({ metadata }) => metadata?.namespace || "default";

  notes.topologySpreadConstraints = Object.freeze({ of: constraints, hasAllKeys, includes, countPods });
})((globalThis.notes ??= {}));
