/**
 * Whom preemption takes away: of the nodes where it helps, which Pods go, and which node it takes.
 *
 * Pure: no DOM, no clock, no language. Follows upstream SelectVictimsOnNode in
 * pkg/scheduler/framework/plugins/defaultpreemption/default_preemption.go, pickOneNodeForPreemption in
 * pkg/scheduler/framework/preemption/preemption.go, and MoreImportantPod and GetEarliestPodStartTime in
 * pkg/scheduler/util/utils.go (v1.36.2). Left out: disruption budgets (no Pod is protected), the limit on candidates,
 * extenders, and the choice among equals, which is that of a Go map: all of them are given.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  /** What makes every priority positive in a sum, so that few Pods of a negative one do not lose to many. */
  const SHIFT = 2 ** 31;

  /** @type {Notes["preemptionVictims"]} */
  function preemptionVictims(given, from, candidates, config) {
    const [pod, cluster] = [notes.withoutNulls(given), notes.withoutNulls(from)];
    const infos = notes.nodeInfo.all(cluster);
    const found = candidates.map((name) => {
      const info = infos.find(({ node }) => node.metadata.name === name);
      if (!info) throw new Error(`candidate "${name}": not in the cluster`);
      return { name, victims: onNode(pod, cluster, infos, info, config) };
    });
    return {
      nominated: best(found).map(({ name }) => name),
      victims: Object.fromEntries(found.map(({ name, victims }) => [name, victims.map(nameOf)])),
    };
  }

  /** The most important Pods are spared first, as long as the new one still fits. @type {(pod: K8s.Pod, cluster: Cluster, infos: NodeInfo[], info: NodeInfo, config?: FilterConfig) => K8s.Pod[]} */
  function onNode(pod, cluster, infos, info, config) {
    const lower = info.pods.filter((one) => priority(one) < priority(pod)).sort(byImportance);
    let victims = lower;
    for (const spared of lower) {
      const fewer = victims.filter((one) => one !== spared);
      const { code } = notes.schedulerFilter.without(fewer, info, pod, cluster, infos, config);
      if (code === "Success") victims = fewer;
    }
    return victims;
  }

  /** @type {(found: Candidate[]) => Candidate[]} */
  function best(found) {
    /** @type {((candidate: Candidate) => number)[]} */
    const rules = [
      ({ victims }) => -Math.max(...victims.map(priority)),
      ({ victims }) => -victims.reduce((sum, one) => sum + priority(one) + SHIFT, 0),
      ({ victims }) => -victims.length,
      ({ victims }) => {
        const highest = Math.max(...victims.map(priority));
        return Math.min(...victims.filter((one) => priority(one) === highest).map(started));
      },
    ];
    return rules.reduce((left, rule) => {
      const most = Math.max(...left.map(rule));
      return left.filter((one) => rule(one) === most);
    }, found);
  }

  /** @type {(one: K8s.Pod, other: K8s.Pod) => number} */
  function byImportance(one, other) {
    return priority(other) - priority(one) || (started(one) < started(other) ? -1 : started(one) > started(other) ? 1 : 0);
  }

  /** A Pod that has no start time counts as started now. @type {(pod: K8s.Pod) => number} */
  function started({ status }) {
    return status?.startTime ? Date.parse(status.startTime) : Infinity;
  }

  /** @type {(pod: K8s.Pod) => number} */
  const priority = ({ spec }) => spec?.priority ?? 0;
  /** @type {(pod: K8s.Pod) => string} */
  const nameOf = ({ metadata }) => `${metadata?.namespace || "default"}/${metadata?.name ?? ""}`;

  notes.preemptionVictims = preemptionVictims;
})((globalThis.notes ??= {}));
