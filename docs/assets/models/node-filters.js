/**
 * The filters that look at a Pod and one node: NodeUnschedulable, NodeName, TaintToleration, NodeAffinity, NodePorts.
 *
 * Pure: no DOM, no clock, no language. Follows upstream pkg/scheduler/framework/plugins/nodeunschedulable, nodename,
 * tainttoleration, nodeaffinity and nodeports (v1.36.2), their PreFilter and Filter. Left out: the hints that say
 * which events make a Pod worth another try.
 *
 * @typedef {"Success" | "Skip" | "Unschedulable" | "UnschedulableAndUnresolvable" | "Error"} Code
 * @typedef {{code: Code, reasons?: string[]}} Status
 * @typedef {{node: object, pods?: object[], hostPorts?: object[]}} NodeInfo   see node-info.js
 * @typedef {{addedAffinity?: object, featureGates?: Record<string, boolean>}} Options
 *   addedAffinity: a nodeAffinity that the scheduler's configuration adds to every Pod
 */
(function (notes) {
  "use strict";
  const SUCCESS = { code: "Success" };
  const SKIP = { code: "Skip" };
  const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  const UNSCHEDULABLE_TAINT = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };

  const unschedulable = (reason) => ({ code: "Unschedulable", reasons: [reason] });
  const unresolvable = (reason) => ({ code: "UnschedulableAndUnresolvable", reasons: [reason] });

  const NodeUnschedulable = {
    /** @param {object} pod @param {NodeInfo} info @param {Options} [options] @returns {Status} */
    filter(pod, { node }, { featureGates } = {}) {
      if (!node.spec?.unschedulable) return SUCCESS;
      const tolerated = (pod.spec?.tolerations ?? []).some((one) => {
        return notes.taints.tolerates(one, UNSCHEDULABLE_TAINT, featureGates);
      });
      return tolerated ? SUCCESS : unresolvable("node(s) were unschedulable");
    },
  };

  const NodeName = {
    filter(pod, { node }) {
      const wanted = pod.spec?.nodeName;
      if (!wanted || wanted === node.metadata?.name) return SUCCESS;
      return unresolvable("node(s) didn't match the requested node name");
    },
  };

  const TaintToleration = {
    filter(pod, { node }, { featureGates } = {}) {
      const { tolerations = [] } = pod.spec ?? {};
      const effects = ["NoSchedule", "NoExecute"];
      const taint = notes.taints.firstUntolerated(node.spec?.taints ?? [], tolerations, effects, featureGates);
      return taint ? unresolvable("node(s) had untolerated taint(s)") : SUCCESS;
    },
  };

  const NodeAffinity = {
    /** @returns {Status & {nodeNames?: string[]}} nodeNames: only these nodes need to be looked at */
    preFilter(pod, { addedAffinity } = {}) {
      const { nodeSelector, affinity } = pod.spec ?? {};
      const required = affinity?.nodeAffinity?.[REQUIRED];
      if (!required && !nodeSelector && !addedAffinity?.[REQUIRED]) return SKIP;
      if (!required?.nodeSelectorTerms?.length) return SUCCESS;

      const perTerm = required.nodeSelectorTerms.map(namesOfTerm);
      if (perTerm.includes(null)) return SUCCESS;
      const nodeNames = [...new Set(perTerm.flat())];
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

  /** The node names that a term allows, null when it says nothing about names. */
  function namesOfTerm({ matchFields = [] }) {
    const lists = matchFields
      .filter(({ key, operator }) => key === "metadata.name" && operator === "In")
      .map(({ values = [] }) => values);
    if (lists.length === 0) return null;
    return lists.reduce((left, right) => left.filter((name) => right.includes(name)));
  }

  const NodePorts = {
    preFilter: (pod) => (notes.nodeInfo.hostPorts(pod).length ? SUCCESS : SKIP),

    filter(pod, { pods = [], hostPorts = pods.flatMap(notes.nodeInfo.hostPorts) }) {
      const taken = notes.nodeInfo.hostPorts(pod).some((wanted) => hostPorts.some((used) => conflict(wanted, used)));
      return taken ? unschedulable("node(s) didn't have free ports for the requested pod ports") : SUCCESS;
    },
  };

  function conflict(one, other) {
    const sameAddress = one.ip === other.ip || one.ip === "0.0.0.0" || other.ip === "0.0.0.0";
    return sameAddress && one.port === other.port && one.protocol === other.protocol;
  }

  notes.nodeFilters = Object.freeze({ NodeUnschedulable, NodeName, TaintToleration, NodeAffinity, NodePorts });
})((globalThis.notes ??= {}));
