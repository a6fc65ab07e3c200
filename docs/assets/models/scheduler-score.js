/**
 * Which of the feasible nodes wins: all scores, weighted and added up.
 *
 * Pure: no DOM, no clock, no language. Follows upstream prioritizeNodes and selectHost in
 * pkg/scheduler/schedule_one.go, RunPreScorePlugins and RunScorePlugins in pkg/scheduler/framework/runtime/framework.go,
 * and the weights of getDefaultPlugins in pkg/scheduler/apis/config/v1/default_plugins.go (v1.36.2). Left out:
 * DynamicResources and VolumeBinding, extenders, and the random choice among equals: all of them are given.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const MAX = 100;
  /** @type {{name: string, weight?: number}[]} */
  const DEFAULTS = [
    { name: "TaintToleration", weight: 3 },
    { name: "NodeAffinity", weight: 2 },
    { name: "NodeResourcesFit", weight: 1 },
    { name: "PodTopologySpread", weight: 2 },
    { name: "InterPodAffinity", weight: 2 },
    { name: "NodeResourcesBalancedAllocation", weight: 1 },
    { name: "ImageLocality", weight: 1 },
  ];

  /** @type {Notes["schedulerScore"]["run"]} */
  function schedulerScore(given, from, feasible, { plugins = DEFAULTS, args = {} } = {}) {
    for (const { name, weight = 1 } of plugins) {
      if (!DEFAULTS.some((one) => one.name === name)) throw new Error(`score "${name}": not one of the models`);
      if (!Number.isInteger(weight) || weight < 1) {
        throw new Error(`score "${name}": weight ${weight} is not a whole number from 1`);
      }
    }
    if (feasible.length <= 1) return { plugins: {}, nodes: [], best: feasible };

    const [pod, cluster] = [notes.withoutNulls(given), notes.withoutNulls(from)];
    const infos = notes.nodeInfo.all(cluster);
    /** @type {Record<string, ScoreResult>} */
    const results = {};
    for (const { name } of plugins) {
      results[name] = score(name, pod, cluster, feasible, args[name], infos);
      const { code, reasons = [] } = results[name].preScore;
      const error = `running PreScore plugin "${name}": ${reasons.join(", ")}`;
      if (code === "Error") return { plugins: results, nodes: [], best: [], error };
    }
    const scoring = plugins.filter(({ name }) => results[name].preScore.code === "Success");
    const error = outOfRange(scoring.map(({ name }) => ({ name, scores: results[name].scores })));
    if (error) return { plugins: results, nodes: [], best: [], error };

    const nodes = feasible.map((node) => {
      /** @type {Scores} */
      const scores = {};
      for (const { name, weight = 1 } of scoring) scores[name] = results[name].scores[node] * weight;
      return { name: node, scores, totalScore: Object.values(scores).reduce((sum, one) => sum + one, 0) };
    });
    const most = Math.max(...nodes.map(({ totalScore }) => totalScore));
    const best = nodes.filter(({ totalScore }) => totalScore === most).map(({ name }) => name);
    return { plugins: results, nodes, best };
  }

  /** Amounts near int64 can wrap and give a score that is none. @type {(scored: {name: string, scores: Scores}[]) => string | undefined} */
  function outOfRange(scored) {
    for (const { name, scores } of scored) {
      const bad = Object.values(scores).find((one) => one < 0 || one > MAX);
      if (bad === undefined) continue;
      return "applying score defaultWeights on Score plugins: " +
        `plugin "${name}" returns an invalid score ${bad}, it should in the range of [0, ${MAX}] after normalizing`;
    }
    return undefined;
  }

  /** @type {(name: string, pod: K8s.Pod, cluster: Cluster, feasible: string[], args: any, all: NodeInfo[]) => ScoreResult} */
  function score(name, pod, cluster, feasible, args, all) {
    if (name === "PodTopologySpread") return notes.topologySpreadScore(pod, cluster, feasible, all);
    if (name === "InterPodAffinity") return notes.interpodAffinityScore(pod, cluster, feasible, args, all);

    const scored = feasible.map((wanted) => {
      const found = all.find(({ node }) => node.metadata.name === wanted);
      if (!found) throw new Error(`feasible node "${wanted}": not in the cluster`);
      return found;
    });
    const scorers = { ...notes.nodeScores, ...notes.resourceScores };
    const plugin = scorers[/** @type {"NodeAffinity"} */ (name)];
    return plugin.score(pod, { all, scored, featureGates: cluster.featureGates }, args);
  }

  notes.schedulerScore = Object.freeze({
    run: schedulerScore,
    plugin: (name, pod, cluster, feasible, args) => {
      return score(name, pod, cluster, feasible, args, notes.nodeInfo.all(cluster));
    },
  });
})((globalThis.notes ??= {}));
