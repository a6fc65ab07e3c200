/**
 * The filters that look at a Pod and one node: NodeUnschedulable, NodeName, TaintToleration, NodeAffinity, NodePorts,
 * NodeDeclaredFeatures.
 *
 * Pure: no DOM, no clock, no language. Follows upstream pkg/scheduler/framework/plugins/nodeunschedulable, nodename,
 * tainttoleration, nodeaffinity, nodeports and nodedeclaredfeatures, their PreFilter and Filter, and the features of
 * staging/src/k8s.io/component-helpers/nodedeclaredfeatures/features that a new Pod can need (v1.36.2). Left out: the
 * hints that say which events make a Pod worth another try.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  /** @type {Status} */
  const SUCCESS = { code: "Success" };
  /** @type {Status} */
  const SKIP = { code: "Skip" };
  const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  const UNSCHEDULABLE_TAINT = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };

  /** @type {(reason: string) => Status} */
  const unschedulable = (reason) => ({ code: "Unschedulable", reasons: [reason] });
  /** @type {(reason: string) => Status} */
  const unresolvable = (reason) => ({ code: "UnschedulableAndUnresolvable", reasons: [reason] });

  /** @type {FilterOfNode} */
  const NodeUnschedulable = {
    filter(pod, { node }, { featureGates } = {}) {
      if (!node.spec?.unschedulable) return SUCCESS;
      const tolerated = (pod.spec?.tolerations ?? []).some((one) => {
        return notes.taints.tolerates(one, UNSCHEDULABLE_TAINT, featureGates);
      });
      return tolerated ? SUCCESS : unresolvable("node(s) were unschedulable");
    },
  };

  /** @type {FilterOfNode} */
  const NodeName = {
    filter(pod, { node }) {
      const wanted = pod.spec?.nodeName;
      if (!wanted || wanted === node.metadata?.name) return SUCCESS;
      return unresolvable("node(s) didn't match the requested node name");
    },
  };

  /** @type {FilterOfNode} */
  const TaintToleration = {
    filter(pod, { node }, { featureGates } = {}) {
      const { tolerations = [] } = pod.spec ?? {};
      const effects = ["NoSchedule", "NoExecute"];
      const taint = notes.taints.firstUntolerated(node.spec?.taints ?? [], tolerations, effects, featureGates);
      return taint ? unresolvable("node(s) had untolerated taint(s)") : SUCCESS;
    },
  };

  /** @type {FilterOfNode} */
  const NodeAffinity = {
    preFilter(pod, { addedAffinity } = {}) {
      const { nodeSelector, affinity } = pod.spec ?? {};
      const required = affinity?.nodeAffinity?.[REQUIRED];
      if (!required && !nodeSelector && !addedAffinity?.[REQUIRED]) return SKIP;
      if (!required?.nodeSelectorTerms?.length) return SUCCESS;

      const perTerm = required.nodeSelectorTerms.map(namesOfTerm);
      if (perTerm.includes(null)) return SUCCESS;
      const nodeNames = [...new Set(perTerm.flatMap((names) => names ?? []))];
      return nodeNames.length ? { code: "Success", nodeNames } : unresolvable("pod affinity terms conflict");
    },

    filter(pod, { node }, { addedAffinity } = {}) {
      const added = addedAffinity?.[REQUIRED];
      if (added && !notes.nodeSelector.matches(added, node)) {
        return unresolvable("node(s) didn't match scheduler-enforced node affinity");
      }
      if (notes.nodeSelector.acceptsPod(pod, node)) return SUCCESS;
      return unresolvable("node(s) didn't match Pod's node affinity/selector");
    },
  };

  /** The node names that a term allows, null when it says nothing about names. @type {(term: K8s.NodeSelectorTerm) => string[] | null} */
  function namesOfTerm({ matchFields = [] }) {
    const lists = matchFields
      .filter(({ key, operator }) => key === "metadata.name" && operator === "In")
      .map(({ values = [] }) => values);
    if (lists.length === 0) return null;
    return lists.reduce((left, right) => left.filter((name) => right.includes(name)));
  }

  /** @type {FilterOfNode} */
  const NodePorts = {
    preFilter: (pod) => (notes.nodeInfo.hostPorts(pod).length ? SUCCESS : SKIP),

    filter(pod, { pods = [], hostPorts = pods.flatMap(notes.nodeInfo.hostPorts) }) {
      const taken = notes.nodeInfo.hostPorts(pod).some((wanted) => hostPorts.some((used) => conflict(wanted, used)));
      return taken ? unschedulable("node(s) didn't have free ports for the requested pod ports") : SUCCESS;
    },
  };

  /** @type {(one: HostPort, other: HostPort) => boolean} */
  function conflict(one, other) {
    const sameAddress = one.ip === other.ip || one.ip === "0.0.0.0" || other.ip === "0.0.0.0";
    return sameAddress && one.port === other.port && one.protocol === other.protocol;
  }

  /** @type {FilterOfNode} */
  const NodeDeclaredFeatures = {
    preFilter: (pod, { featureGates } = {}) => {
      const asked = notes.featureGate("NodeDeclaredFeatures", featureGates) && neededFeatures(pod).length > 0;
      return asked ? SUCCESS : SKIP;
    },

    filter(pod, { node }) {
      const declared = node.status?.declaredFeatures ?? [];
      if (neededFeatures(pod).every((name) => declared.includes(name))) return SUCCESS;
      return unresolvable("node(s) didn't match Pod's required features");
    },
  };

  /** @type {(pod: K8s.Pod) => string[]} */
  function neededFeatures(pod) {
    const { containers = [], initContainers = [], hostNetwork, hostUsers } = pod.spec ?? {};
    const rules = [...containers, ...initContainers].flatMap(({ restartPolicyRules = [] }) => restartPolicyRules);
    return [
      ...(rules.some(({ action }) => action === "RestartAllContainers") ? ["RestartAllContainersOnContainerExits"] : []),
      ...(hostNetwork && hostUsers === false ? ["UserNamespacesHostNetworkSupport"] : []),
    ];
  }

  notes.nodeFilters = Object.freeze({
    NodeUnschedulable, NodeName, TaintToleration, NodeAffinity, NodePorts, NodeDeclaredFeatures,
  });
})((globalThis.notes ??= {}));
