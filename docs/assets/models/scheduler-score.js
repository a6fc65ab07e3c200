/**
 * Which of the feasible nodes wins: all scores, weighted and added up.
 *
 * Pure: no DOM, no clock, no language. Follows upstream prioritizeNodes and selectHost in
 * pkg/scheduler/schedule_one.go, RunScorePlugins in pkg/scheduler/framework/runtime/framework.go, and the weights of
 * getDefaultPlugins in pkg/scheduler/apis/config/v1/default_plugins.go (v1.36.2). Left out: DynamicResources and
 * VolumeBinding, extenders, and the random choice among equals: all of them are given.
 *
 * @typedef {{
 *   plugins?: {name: string, weight?: number}[],   the defaults without
 *   args?: Record<string, object>,                 by plugin name
 * }} Config
 * @typedef {{name: string, scores: Record<string, number>, totalScore: number}} NodeScore   scores: weighted
 * @typedef {{
 *   plugins: Record<string, object>,   by plugin name, as in node-scores.js
 *   nodes: NodeScore[],                empty when there is only one feasible node: then nothing is scored
 *   best: string[],
 * }} Result
 */
(function (notes) {
  "use strict";
  const DEFAULTS = [
    { name: "TaintToleration", weight: 3 },
    { name: "NodeAffinity", weight: 2 },
    { name: "NodeResourcesFit", weight: 1 },
    { name: "PodTopologySpread", weight: 2 },
    { name: "InterPodAffinity", weight: 2 },
    { name: "NodeResourcesBalancedAllocation", weight: 1 },
    { name: "ImageLocality", weight: 1 },
  ];

  /**
   * @param {object} pod
   * @param {object} cluster   see scheduler-filter.js
   * @param {string[]} feasible   names of the nodes that passed the filters
   * @param {Config} [config]
   * @returns {Result}
   */
  function schedulerScore(pod, cluster, feasible, { plugins = DEFAULTS, args = {} } = {}) {
    for (const { name, weight = 1 } of plugins) {
      if (!DEFAULTS.some((one) => one.name === name)) throw new Error(`score "${name}": not one of the models`);
      if (!Number.isInteger(weight) || weight < 1) {
        throw new Error(`score "${name}": weight ${weight} is not a whole number from 1`);
      }
    }
    if (feasible.length <= 1) return { plugins: {}, nodes: [], best: feasible };

    const results = {};
    for (const { name } of plugins) {
      results[name] = plugin(name, pod, cluster, feasible, args[name]);
      const { code, reasons } = results[name].preScore;
      if (code === "Error") throw new Error(`running PreScore on plugin "${name}": ${reasons.join(", ")}`);
    }
    const scoring = plugins.filter(({ name }) => results[name].preScore.code === "Success");
    const nodes = feasible.map((node) => {
      const weighted = ({ name, weight = 1 }) => [name, results[name].scores[node] * weight];
      const scores = Object.fromEntries(scoring.map(weighted));
      return { name: node, scores, totalScore: Object.values(scores).reduce((sum, score) => sum + score, 0) };
    });
    const most = Math.max(...nodes.map(({ totalScore }) => totalScore));
    const best = nodes.filter(({ totalScore }) => totalScore === most).map(({ name }) => name);
    return { plugins: results, nodes, best };
  }

  /**
   * One plugin alone.
   * @returns {object} preScore, raw and scores as in node-scores.js
   */
  function plugin(name, pod, cluster, feasible, args = {}) {
    if (name === "PodTopologySpread") return notes.topologySpreadScore(pod, cluster, feasible);
    if (name === "InterPodAffinity") return notes.interpodAffinityScore(pod, cluster, feasible, args);

    const all = notes.nodeInfo.all(cluster);
    const scored = feasible.map((wanted) => {
      const found = all.find(({ node }) => node.metadata.name === wanted);
      if (!found) throw new Error(`feasible node "${wanted}": not in the cluster`);
      return found;
    });
    const scorer = notes.nodeScores[name] ?? notes.resourceScores[name];
    return scorer.score(pod, { all, scored, featureGates: cluster.featureGates }, args);
  }

  notes.schedulerScore = Object.freeze({ run: schedulerScore, plugin });
})((globalThis.notes ??= {}));
