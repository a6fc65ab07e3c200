/**
 * Whether preemption could make room for a Pod that fits nowhere, and what the event says when it cannot.
 *
 * Pure: no DOM, no clock, no language. Follows upstream Preempt and findCandidates in
 * pkg/scheduler/framework/preemption/preemption.go, and PostFilter, PodEligibleToPreemptOthers and the first half of
 * SelectVictimsOnNode in pkg/scheduler/framework/plugins/defaultpreemption/default_preemption.go (v1.36.2). Left out:
 * which Pods of a node are spared, which node is chosen, disruption budgets, the limit on candidates, extenders.
 *
 * @typedef {{code: string, reasons?: string[]}} Status
 * @typedef {{
 *   code: "Success" | "Unschedulable",
 *   message: string,         "" when preemption helps
 *   candidates: string[],    nodes on which the Pod fits once all Pods of lower priority are gone
 * }} Result
 */
(function (notes) {
  "use strict";
  const unresolvable = (reason) => ({ code: "UnschedulableAndUnresolvable", reasons: [reason] });
  const NOT_HELPFUL = unresolvable("Preemption is not helpful for scheduling");
  const NO_VICTIMS = unresolvable("No preemption victims found for incoming pod");

  /**
   * @param {object} pod
   * @param {object} cluster   see scheduler-filter.js
   * @param {Record<string, Status>} nodeStatuses   what the filters said, by node name
   * @param {object} [config]   as for the filters
   * @returns {Result}
   */
  function preemptionMessage(pod, cluster, nodeStatuses, config) {
    const refusal = notEligible(pod, cluster, nodeStatuses);
    if (refusal) return unschedulable(refusal);

    // Where no filter said plain Unschedulable, taking Pods away changes nothing.
    const potential = Object.keys(nodeStatuses).filter((name) => nodeStatuses[name].code === "Unschedulable");
    const tried = Object.fromEntries(potential.map((name) => [name, dryRun(pod, cluster, name, config)]));
    const candidates = potential.filter((name) => tried[name].code === "Success");
    if (candidates.length) return { code: "Success", message: "", candidates };

    const diagnosis = { numAllNodes: cluster.nodes.length, nodeStatuses: tried, absentNodesStatus: NOT_HELPFUL };
    return unschedulable(notes.fitError.message(diagnosis));
  }

  function unschedulable(because) {
    return { code: "Unschedulable", message: `preemption: ${because}`, candidates: [] };
  }

  function notEligible(pod, cluster, nodeStatuses) {
    if (pod.spec?.preemptionPolicy === "Never") return "not eligible due to preemptionPolicy=Never.";
    const nominated = pod.status?.nominatedNodeName;
    if (!nominated || nodeStatuses[nominated]?.code === "UnschedulableAndUnresolvable") return undefined;
    const leaving = lowerPods(pod, cluster, nominated).some(isPreempted);
    return leaving ? "not eligible due to a terminating pod on the nominated node." : undefined;
  }

  function isPreempted({ metadata, status }) {
    const preempted = status?.conditions?.some(({ type, status: is, reason }) => {
      return type === "DisruptionTarget" && is === "True" && reason === "PreemptionByScheduler";
    });
    return !!metadata?.deletionTimestamp && !!preempted;
  }

  /** The filters once more, without the Pods of lower priority on that node. @returns {Status} */
  function dryRun(pod, cluster, nodeName, config) {
    const victims = lowerPods(pod, cluster, nodeName);
    if (victims.length === 0) return NO_VICTIMS;
    const pods = cluster.pods.filter((one) => !victims.includes(one));
    const { nodes, absentNodesStatus } = notes.schedulerFilter(pod, { ...cluster, pods }, config);
    return nodes[nodeName] ?? absentNodesStatus;
  }

  function lowerPods(pod, { pods = [] }, nodeName) {
    return pods.filter((one) => one.spec?.nodeName === nodeName && priority(one) < priority(pod));
  }

  const priority = ({ spec }) => spec?.priority ?? 0;

  notes.preemptionMessage = preemptionMessage;
})((globalThis.notes ??= {}));
