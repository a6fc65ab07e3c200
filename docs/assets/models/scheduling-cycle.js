/**
 * One Pod through one scheduling cycle: where it goes, or the whole text of its FailedScheduling event.
 *
 * Pure: no DOM, no clock, no language. Follows upstream schedulePod, schedulingAlgorithm and handleSchedulingFailure in
 * pkg/scheduler/schedule_one.go, RunPostFilterPlugins in pkg/scheduler/framework/runtime/framework.go, and PostFilter in
 * pkg/scheduler/framework/plugins/dynamicresources/dynamicresources.go (v1.36.2). The PostFilter of DynamicResources
 * comes before preemption: it has nothing to do for a Pod without resource claims and says so in the event; where a
 * PreFilter has refused the Pod before DynamicResources had its turn, it finds no state of its own ("not found") and
 * preemption is not asked. Left out: what scheduler-filter.js, scheduler-score.js and preemption-victims.js leave out;
 * a Pod with resource claims is treated as if it had none.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const NO_CLAIMS = "no new claims to deallocate";
  const NO_STATE = "not found";

  /** @type {Notes["schedulingCycle"]} */
  function schedulingCycle(pod, cluster, { args, plugins } = {}) {
    const config = { args, plugins };
    const filtered = notes.schedulerFilter(pod, cluster, config);
    const { feasible, gated, error } = filtered;
    if (gated !== undefined) return { filtered };
    if (cluster.nodes.length === 0) return failed({ filtered }, notes.fitError.NO_NODES);
    if (error !== undefined) return failed({ filtered }, error);
    if (feasible.length > 0) {
      const scored = notes.schedulerScore.run(pod, cluster, feasible, { args });
      return scored.error === undefined ? { filtered, scored } : failed({ filtered, scored }, scored.error);
    }

    const diagnosis = { ...filtered, numAllNodes: cluster.nodes.length, nodeStatuses: filtered.nodes };
    if (filtered.preFilterMsg) {
      return failed({ filtered }, notes.fitError.message({ ...diagnosis, postFilterMsg: NO_STATE }));
    }
    const preemption = notes.preemptionMessage(pod, cluster, filtered.nodes, config);
    if (preemption.code !== "Success") {
      const postFilterMsg = `${NO_CLAIMS}, ${preemption.message}`;
      return failed({ filtered, preemption }, notes.fitError.message({ ...diagnosis, postFilterMsg }));
    }
    const victims = notes.preemptionVictims(pod, cluster, preemption.candidates, config);
    return failed({ filtered, preemption: { ...preemption, ...victims } }, notes.fitError.message(diagnosis));
  }

  /** @type {(result: CycleResult, message: string) => CycleResult} */
  function failed(result, message) {
    return { ...result, message, event: notes.fitError.truncate(message) };
  }

  notes.schedulingCycle = schedulingCycle;
})((globalThis.notes ??= {}));
