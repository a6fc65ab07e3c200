/**
 * The scores NodeResourcesFit (three strategies) and NodeResourcesBalancedAllocation.
 *
 * Pure: no DOM, no clock, no language. Follows upstream pkg/scheduler/framework/plugins/noderesources:
 * resource_allocation.go, least_allocated.go, most_allocated.go, requested_to_capacity_ratio.go,
 * balanced_allocation.go, and NewFit in fit.go (v1.36.2). NewFit does not tell its scorer that requests of a Pod as a
 * whole exist, so NodeResourcesFit scores the incoming Pod by its containers alone; the balance counts them. Up to
 * v1.35 the balance score was `withPod` below, alone. Left out: extended resources backed by resource claims (DRA).
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const MAX = 100;
  /** @type {ScoredResource[]} */
  const CPU_AND_MEMORY = [{ name: "cpu", weight: 1 }, { name: "memory", weight: 1 }];
  /** @type {ScoringStrategy} */
  const DEFAULT_STRATEGY = { type: "LeastAllocated", resources: CPU_AND_MEMORY };

  /** @type {Record<string, (shares: ResourceShare[], strategy: ScoringStrategy) => Amount>} */
  const STRATEGIES = {
    LeastAllocated: (shares) => mean(shares, ({ requested, allocatable }) => {
      return requested > allocatable ? 0 : percent(notes.int64.subtract(allocatable, requested), allocatable);
    }),
    MostAllocated: (shares) => mean(shares, ({ requested, allocatable }) => {
      return percent(requested > allocatable ? allocatable : requested, allocatable);
    }),
    RequestedToCapacityRatio: (shares, { requestedToCapacityRatio }) => {
      const shape = checkedShape(requestedToCapacityRatio?.shape);
      const scored = shares
        .map(({ requested, allocatable, weight }) => {
          const utilization = requested > allocatable ? MAX : Number(percent(requested, allocatable));
          return { weight, score: along(shape, utilization) };
        })
        .filter(({ score }) => score > 0);
      const weights = sum(scored, ({ weight }) => weight);
      return weights === 0 ? 0 : Math.round(sum(scored, ({ weight, score }) => weight * score) / weights);
    },
  };

  const NodeResourcesFit = {
    /** @type {(pod: K8s.Pod, state: ScoreState, args?: {scoringStrategy?: ScoringStrategy}) => ScoreResult} */
    score(pod, { scored }, { scoringStrategy = DEFAULT_STRATEGY } = {}) {
      const { type = "LeastAllocated", resources = CPU_AND_MEMORY } = scoringStrategy;
      if (!Object.hasOwn(STRATEGIES, type)) {
        throw new Error(`scoring strategy "${type}": not one of ${Object.keys(STRATEGIES).join(", ")}`);
      }
      checkWeights(resources);
      const own = notes.nodeInfo.incomingScoringAmounts(pod);
      return result(scored, (info) => {
        const used = { ...info.requested, ...info.forScoring };
        return Number(STRATEGIES[type](sharesOf(resources, info, own, used), scoringStrategy));
      });
    },
  };

  const NodeResourcesBalancedAllocation = {
    /** @type {(pod: K8s.Pod, state: ScoreState, args?: {resources?: ScoredResource[]}) => ScoreResult} */
    score(pod, { scored, featureGates }, { resources = CPU_AND_MEMORY } = {}) {
      checkWeights(resources);
      const own = notes.nodeInfo.podAmounts(pod, featureGates);
      if (resources.every(({ name }) => !own[name])) return { preScore: { code: "Skip" }, raw: {}, scores: {} };
      return result(scored, (info) => {
        const shares = sharesOf(resources, info, own, info.requested);
        const fraction = (/** @type {Amount} */ part, /** @type {ResourceShare} */ { allocatable }) => {
          return Number(part) / Number(allocatable);
        };
        const withPod = balance(shares.map((share) => fraction(share.requested, share)));
        const without = balance(shares.map((share) => fraction(share.used, share)));
        return MAX / 2 + Math.trunc((MAX / 2 + withPod - without) / 2);
      });
    },
  };

  /**
   * The resources that the node has; an extended one only when the Pod requests it.
   * @type {(resources: ScoredResource[], info: NodeInfo, own: Amounts, used: Amounts) => ResourceShare[]}
   */
  function sharesOf(resources, info, own, used) {
    const shares = [];
    for (const { name, weight = 1 } of resources) {
      const [wanted, allocatable, before] = [own[name] ?? 0, info.allocatable[name] ?? 0, used[name] ?? 0];
      if (Number(allocatable) === 0 || (Number(wanted) === 0 && notes.podRequests.isScalar(name))) continue;
      shares.push({ weight, allocatable, used: before, requested: notes.int64.add(before, wanted) });
    }
    return shares;
  }

  /** The mean by weight, without a remainder. @type {(shares: ResourceShare[], score: (share: ResourceShare) => Amount) => Amount} */
  function mean(shares, score) {
    const weights = sum(shares, ({ weight }) => weight);
    if (weights === 0) return 0;
    const weighted = (/** @type {ResourceShare} */ share) => notes.int64.multiply(score(share), share.weight);
    const total = shares.reduce((/** @type {Amount} */ so, share) => notes.int64.add(so, weighted(share)), 0);
    return notes.int64.divide(total, weights);
  }

  /** @type {(part: Amount, whole: Amount) => Amount} */
  const percent = (part, whole) => notes.int64.divide(notes.int64.multiply(part, MAX), whole);

  /** 100 when all fractions are equal, less the wider they lie apart (standard deviation). @type {(fractions: number[]) => number} */
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

  /** The score at a utilization, on straight lines between the points of the shape. @type {(shape: ShapePoint[], utilization: number) => number} */
  function along(shape, utilization) {
    const next = shape.findIndex((point) => utilization <= point.utilization);
    if (next === -1) return shape[shape.length - 1].score;
    if (next === 0) return shape[0].score;
    const [from, to] = [shape[next - 1], shape[next]];
    const width = to.utilization - from.utilization;
    return from.score + Math.trunc(((to.score - from.score) * (utilization - from.utilization)) / width);
  }

  /** @type {(shape: ShapePoint[] | undefined) => ShapePoint[]} */
  function checkedShape(shape) {
    if (!shape?.length) throw new Error("requestedToCapacityRatio: shape has no points");
    for (const [index, { utilization }] of shape.entries()) {
      if (index > 0 && utilization <= shape[index - 1].utilization) {
        throw new Error("requestedToCapacityRatio: the utilization of the points must rise");
      }
    }
    return shape.map(({ utilization, score }) => ({ utilization, score: score * 10 }));
  }

  /** @type {(resources: ScoredResource[]) => void} */
  function checkWeights(resources) {
    for (const { name, weight = 1 } of resources) {
      if (!(weight >= 1 && weight <= 100)) throw new Error(`resource "${name}": weight ${weight} is not in 1 to 100`);
    }
  }

  /** @type {(scored: NodeInfo[], score: (info: NodeInfo) => number) => ScoreResult} */
  function result(scored, score) {
    const raw = Object.fromEntries(scored.map((info) => [info.node.metadata.name, score(info)]));
    return { preScore: { code: "Success" }, raw, scores: raw };
  }

  /** @type {<T>(list: T[], of: (one: T) => number) => number} */
  const sum = (list, of) => list.reduce((total, one) => total + of(one), 0);

  notes.resourceScores = Object.freeze({ NodeResourcesFit, NodeResourcesBalancedAllocation });
})((globalThis.notes ??= {}));
