/**
 * Whether preemption could make room for a Pod that fits nowhere, and what the event says when it cannot.
 *
 * Pure: no DOM, no clock, no language. Follows upstream Preempt and findCandidates in
 * pkg/scheduler/framework/preemption/preemption.go, and PostFilter, PodEligibleToPreemptOthers and the first half of
 * SelectVictimsOnNode in pkg/scheduler/framework/plugins/defaultpreemption/default_preemption.go (v1.36.2). Left out:
 * which Pods of a node are spared and which node is chosen (preemption-victims.js), the limit on candidates, extenders.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  /** @type {(reason: string) => Status} */
  const unresolvable = (reason) => ({ code: "UnschedulableAndUnresolvable", reasons: [reason] });
  const NOT_HELPFUL = unresolvable("Preemption is not helpful for scheduling");
  const NO_VICTIMS = unresolvable("No preemption victims found for incoming pod");

  /** @type {Notes["preemptionMessage"]} */
  function preemptionMessage(given, from, nodeStatuses, config) {
    const [pod, cluster] = [notes.withoutNulls(given), notes.withoutNulls(from)];
    const infos = notes.nodeInfo.all(cluster);
    const refusal = notEligible(pod, infos, nodeStatuses);
    if (refusal) return unschedulable(refusal);

    // Where no filter said plain Unschedulable, taking Pods away changes nothing.
    const potential = infos.filter(({ node }) => statusOf(nodeStatuses, node.metadata.name)?.code === "Unschedulable");
    /** @type {Record<string, Status>} */
    const tried = {};
    for (const info of potential) {
      const lower = info.pods.filter((one) => priority(one) < priority(pod));
      const dryRun = () => notes.schedulerFilter.without(lower, info, pod, cluster, infos, config);
      tried[info.node.metadata.name] = lower.length ? dryRun() : NO_VICTIMS;
    }
    const candidates = Object.keys(tried).filter((name) => tried[name].code === "Success");
    if (candidates.length) return { code: "Success", message: "", candidates };

    const diagnosis = { numAllNodes: infos.length, nodeStatuses: tried, absentNodesStatus: NOT_HELPFUL };
    return unschedulable(notes.fitError.message(diagnosis));
  }

  /** @type {(because: string) => PreemptionResult} */
  function unschedulable(because) {
    return { code: "Unschedulable", message: `preemption: ${because}`, candidates: [] };
  }

  /** @type {(pod: K8s.Pod, infos: NodeInfo[], nodeStatuses: Record<string, Status>) => string | undefined} */
  function notEligible(pod, infos, nodeStatuses) {
    if (pod.spec?.preemptionPolicy === "Never") return "not eligible due to preemptionPolicy=Never.";
    const nominated = pod.status?.nominatedNodeName;
    if (!nominated || statusOf(nodeStatuses, nominated)?.code === "UnschedulableAndUnresolvable") return undefined;
    const pods = infos.find(({ node }) => node.metadata.name === nominated)?.pods ?? [];
    const leaving = pods.some((one) => priority(one) < priority(pod) && isPreempted(one));
    return leaving ? "not eligible due to a terminating pod on the nominated node." : undefined;
  }

  /** @type {(nodeStatuses: Record<string, Status>, name: string) => Status | undefined} */
  const statusOf = (nodeStatuses, name) => (Object.hasOwn(nodeStatuses, name) ? nodeStatuses[name] : undefined);

  /** @type {(pod: K8s.Pod) => boolean} */
  function isPreempted({ metadata, status }) {
    const target = status?.conditions?.find(({ type }) => type === "DisruptionTarget");
    return !!metadata?.deletionTimestamp && target?.status === "True" && target.reason === "PreemptionByScheduler";
  }

  /** @type {(pod: K8s.Pod) => number} */
  const priority = ({ spec }) => spec?.priority ?? 0;

  notes.preemptionMessage = preemptionMessage;
})((globalThis.notes ??= {}));
