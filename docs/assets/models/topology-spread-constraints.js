/**
 * What the filter and the score of PodTopologySpread share: constraints made ready, nodes that count, Pods counted.
 *
 * Pure: no DOM, no clock, no language. Follows upstream
 * pkg/scheduler/framework/plugins/podtopologyspread/common.go and plugin.go, and DefaultSelector in
 * pkg/scheduler/framework/plugins/helper/spread.go (v1.36.2). Left out: default constraints from the scheduler's
 * configuration (defaultingType List).
 *
 * @typedef {{
 *   maxSkew: number, topologyKey: string, whenUnsatisfiable: string, labelSelector?: object, matchLabelKeys?: string[],
 *   minDomains?: number, nodeAffinityPolicy?: "Honor" | "Ignore", nodeTaintsPolicy?: "Honor" | "Ignore",
 * }} Declared   as in a manifest
 * @typedef {{
 *   maxSkew: number, topologyKey: string, selector: object[] | null, minDomains: number,
 *   nodeAffinityPolicy: string, nodeTaintsPolicy: string,
 * }} Constraint   selector: see label-selector.js
 * @typedef {{
 *   nodes: object[], pods?: object[], featureGates?: Record<string, boolean>,
 *   services?: object[],      Services of any namespace, for the built-in default constraints
 *   controllers?: object[],   ReplicaSets, StatefulSets and ReplicationControllers, for the same
 * }} Cluster
 */
(function (notes) {
  "use strict";
  const ACTIONS = ["DoNotSchedule", "ScheduleAnyway"];
  const SYSTEM_DEFAULTS = [
    { maxSkew: 3, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" },
    { maxSkew: 5, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" },
  ];

  /**
   * The Pod's own constraints for one action, or the built-in ones when it has none at all.
   * @param {object} pod
   * @param {"DoNotSchedule" | "ScheduleAnyway"} action
   * @param {Cluster} cluster
   * @returns {Constraint[]}
   */
  function constraints(pod, action, cluster) {
    const own = pod.spec?.topologySpreadConstraints ?? [];
    const ready = (list) => list.filter(({ whenUnsatisfiable }) => whenUnsatisfiable === action)
      .map((one) => prepare(one, pod, cluster));
    if (own.length > 0) return ready(own.map(check));

    const selector = defaultSelector(pod, cluster);
    if (selector.length === 0) return [];
    return ready(SYSTEM_DEFAULTS).map((one) => ({ ...one, selector }));
  }

  function check(one) {
    const { maxSkew, minDomains = 1, topologyKey, whenUnsatisfiable } = one;
    const fail = (because) => {
      throw new Error(`topologySpreadConstraints "${topologyKey ?? ""}": ${because}`);
    };
    if (!topologyKey) fail("topologyKey is missing");
    if (!ACTIONS.includes(whenUnsatisfiable)) fail(`whenUnsatisfiable is not one of ${ACTIONS.join(", ")}`);
    if (!Number.isInteger(maxSkew) || maxSkew < 1) fail(`maxSkew ${maxSkew} is not a whole number from 1`);
    if (!Number.isInteger(minDomains) || minDomains < 1) fail(`minDomains ${minDomains} is not a whole number from 1`);
    return one;
  }

  function prepare(declared, pod, { featureGates }) {
    const { maxSkew, topologyKey, labelSelector, matchLabelKeys = [], minDomains = 1 } = declared;
    const policies = notes.featureGate("NodeInclusionPolicyInPodTopologySpread", featureGates) ? declared : {};
    let selector = notes.labelSelector.parse(labelSelector);
    if (notes.featureGate("MatchLabelKeysInPodTopologySpread", featureGates)) {
      const labels = pod.metadata?.labels ?? {};
      const keys = matchLabelKeys.filter((key) => Object.hasOwn(labels, key));
      const added = notes.labelSelector.fromLabels(Object.fromEntries(keys.map((key) => [key, labels[key]])));
      if (added.length) selector = [...added, ...(selector ?? [])];
    }
    return {
      maxSkew, topologyKey, selector, minDomains,
      nodeAffinityPolicy: policies.nodeAffinityPolicy ?? "Honor",
      nodeTaintsPolicy: policies.nodeTaintsPolicy ?? "Ignore",
    };
  }

  /** What the Services that select the Pod and the controller that owns it select, together. */
  function defaultSelector(pod, { services = [], controllers = [] }) {
    const sameNamespace = ({ metadata }) => namespaceOf({ metadata }) === namespaceOf(pod);
    const fromServices = services.filter(sameNamespace)
      .map(({ spec }) => notes.labelSelector.fromLabels(spec?.selector ?? {}))
      .filter((selector) => selector.length > 0 && notes.labelSelector.matches(selector, pod.metadata?.labels));

    const owner = pod.metadata?.ownerReferences?.find(({ controller }) => controller);
    const controller = controllers.filter(sameNamespace)
      .find(({ kind, metadata }) => kind === owner?.kind && metadata.name === owner?.name);
    const plain = controller?.kind === "ReplicationController";
    const fromController = !controller ? []
      : plain ? notes.labelSelector.fromLabels(controller.spec?.selector ?? {})
      : notes.labelSelector.parse(controller.spec?.selector) ?? [];
    return [...fromServices.flat(), ...fromController];
  }

  /** Whether the node has the topology keys of all constraints. */
  function hasAllKeys(node, list) {
    return list.every(({ topologyKey }) => Object.hasOwn(node.metadata?.labels ?? {}, topologyKey));
  }

  /** Whether Pods on the node count for the constraint (nodeAffinityPolicy, nodeTaintsPolicy). */
  function includes(constraint, pod, node, featureGates) {
    if (constraint.nodeAffinityPolicy === "Honor" && !notes.nodeSelector.acceptsPod(pod, node)) return false;
    if (constraint.nodeTaintsPolicy !== "Honor") return true;
    const { tolerations = [] } = pod.spec ?? {};
    const taints = node.spec?.taints ?? [];
    return !notes.taints.firstUntolerated(taints, tolerations, ["NoSchedule", "NoExecute"], featureGates);
  }

  /** Pods on a node that the constraint counts: none for an empty selector, and none that is being deleted. */
  function countPods({ selector }, pod, pods) {
    if (selector?.length === 0) return 0;
    return pods.filter((one) => {
      const counted = !one.metadata?.deletionTimestamp && namespaceOf(one) === namespaceOf(pod);
      return counted && notes.labelSelector.matches(selector, one.metadata?.labels);
    }).length;
  }

  const namespaceOf = ({ metadata }) => metadata?.namespace || "default";

  notes.topologySpreadConstraints = Object.freeze({ of: constraints, hasAllKeys, includes, countPods });
})((globalThis.notes ??= {}));
