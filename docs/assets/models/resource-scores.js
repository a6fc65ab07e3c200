/**
 * The scores NodeResourcesFit (three strategies) and NodeResourcesBalancedAllocation.
 *
 * Pure: no DOM, no clock, no language. Follows upstream pkg/scheduler/framework/plugins/noderesources:
 * resource_allocation.go, least_allocated.go, most_allocated.go, requested_to_capacity_ratio.go,
 * balanced_allocation.go (v1.36.2). Up to v1.35 the balance score was `withPod` below, alone. Left out: extended
 * resources that are backed by resource claims (DRA). Numbers are JavaScript's: exact up to 90 TB of memory.
 *
 * @typedef {{name: string, weight?: number}} Resource
 * @typedef {{utilization: number, score: number}} Point   both from 0: utilization to 100, score to 10
 * @typedef {{
 *   type: "LeastAllocated" | "MostAllocated" | "RequestedToCapacityRatio",
 *   resources?: Resource[],
 *   requestedToCapacityRatio?: {shape: Point[]},
 * }} Strategy
 */
(function (notes) {
  "use strict";
  const MAX = 100;
  const CPU_AND_MEMORY = [{ name: "cpu", weight: 1 }, { name: "memory", weight: 1 }];
  const DEFAULT_STRATEGY = { type: "LeastAllocated", resources: CPU_AND_MEMORY };

  const STRATEGIES = {
    LeastAllocated: (amounts) => mean(amounts, ({ requested, allocatable }) => {
      return requested > allocatable ? 0 : divide((allocatable - requested) * MAX, allocatable);
    }),
    MostAllocated: (amounts) => mean(amounts, ({ requested, allocatable }) => {
      return divide(Math.min(requested, allocatable) * MAX, allocatable);
    }),
    RequestedToCapacityRatio: (amounts, { requestedToCapacityRatio }) => {
      const shape = checkedShape(requestedToCapacityRatio?.shape);
      const scored = amounts
        .map(({ requested, allocatable, weight }) => {
          const utilization = requested > allocatable ? MAX : divide(requested * MAX, allocatable);
          return { weight, score: along(shape, utilization) };
        })
        .filter(({ score }) => score > 0);
      const weights = sum(scored, ({ weight }) => weight);
      return weights === 0 ? 0 : Math.round(sum(scored, ({ weight, score }) => weight * score) / weights);
    },
  };

  const NodeResourcesFit = {
    /** @returns {object} as in node-scores.js; @param {{scoringStrategy?: Strategy}} args */
    score(pod, { scored, featureGates }, { scoringStrategy = DEFAULT_STRATEGY } = {}) {
      const scorer = STRATEGIES[scoringStrategy.type];
      if (!scorer) {
        throw new Error(`scoring strategy "${scoringStrategy.type}": not one of ${Object.keys(STRATEGIES).join(", ")}`);
      }
      const resources = checkedResources(scoringStrategy.resources ?? CPU_AND_MEMORY);
      const own = notes.nodeInfo.scoringAmounts(pod, featureGates);
      return result(scored, (info) => {
        const used = { ...info.requested, ...info.forScoring };
        const amounts = amountsOf(resources, info, own).map((one) => {
          return { ...one, requested: (used[one.name] ?? 0) + one.own };
        });
        return scorer(amounts, scoringStrategy);
      });
    },
  };

  const NodeResourcesBalancedAllocation = {
    /** @param {{resources?: Resource[]}} args */
    score(pod, { scored, featureGates }, { resources = CPU_AND_MEMORY } = {}) {
      checkedResources(resources);
      const own = notes.nodeInfo.podAmounts(pod, featureGates);
      if (resources.every(({ name }) => !own[name])) return { preScore: { code: "Skip" }, raw: {}, scores: {} };
      return result(scored, (info) => {
        const amounts = amountsOf(resources, info, own);
        const used = ({ name }) => info.requested[name] ?? 0;
        const withPod = balance(amounts.map((one) => (used(one) + one.own) / one.allocatable));
        const without = balance(amounts.map((one) => used(one) / one.allocatable));
        return MAX / 2 + divide(MAX / 2 + withPod - without, 2);
      });
    },
  };

  /** The resources that the node has; an extended one only when the Pod requests it. */
  function amountsOf(resources, info, own) {
    return resources
      .map(({ name, weight = 1 }) => ({ name, weight, own: own[name] ?? 0, allocatable: info.allocatable[name] ?? 0 }))
      .filter(({ name, own: requested, allocatable }) => {
        return allocatable > 0 && (requested > 0 || !notes.podRequests.isScalar(name));
      });
  }

  /** The mean by weight, without a remainder. */
  function mean(amounts, score) {
    const weights = sum(amounts, ({ weight }) => weight);
    return weights === 0 ? 0 : divide(sum(amounts, (one) => score(one) * one.weight), weights);
  }

  /** 100 when all fractions are equal, less the wider they lie apart (standard deviation). */
  function balance(fractions) {
    const capped = fractions.map((fraction) => Math.min(1, fraction));
    let deviation = 0;
    if (capped.length === 2) deviation = Math.abs((capped[0] - capped[1]) / 2);
    if (capped.length > 2) {
      const middle = sum(capped, (one) => one) / capped.length;
      deviation = Math.sqrt(sum(capped, (one) => (one - middle) * (one - middle)) / capped.length);
    }
    return Math.trunc((1 - deviation) * MAX);
  }

  /** The score at a utilization, on straight lines between the points of the shape. */
  function along(shape, utilization) {
    const next = shape.findIndex((point) => utilization <= point.utilization);
    if (next === -1) return shape.at(-1).score;
    if (next === 0) return shape[0].score;
    const [from, to] = [shape[next - 1], shape[next]];
    const width = to.utilization - from.utilization;
    return from.score + divide((to.score - from.score) * (utilization - from.utilization), width);
  }

  function checkedShape(shape) {
    if (!shape?.length) throw new Error("requestedToCapacityRatio: shape has no points");
    for (const [index, { utilization }] of shape.entries()) {
      if (index > 0 && utilization <= shape[index - 1].utilization) {
        throw new Error("requestedToCapacityRatio: the utilization of the points must rise");
      }
    }
    return shape.map(({ utilization, score }) => ({ utilization, score: score * 10 }));
  }

  function checkedResources(resources) {
    for (const { name, weight = 1 } of resources) {
      if (!(weight >= 1 && weight <= 100)) throw new Error(`resource "${name}": weight ${weight} is not in 1 to 100`);
    }
    return resources;
  }

  function result(scored, score) {
    const raw = Object.fromEntries(scored.map((info) => [info.node.metadata.name, score(info)]));
    return { preScore: { code: "Success" }, raw, scores: raw };
  }

  /** Division of whole numbers as in Go: the rest is dropped. */
  const divide = (number, by) => Math.trunc(number / by);
  const sum = (list, of) => list.reduce((total, one) => total + of(one), 0);

  notes.resourceScores = Object.freeze({ NodeResourcesFit, NodeResourcesBalancedAllocation });
})((globalThis.notes ??= {}));
