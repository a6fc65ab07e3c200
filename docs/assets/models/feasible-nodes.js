/**
 * After how many feasible nodes the scheduler stops looking for more.
 *
 * Pure: no DOM, no clock, no language. Follows upstream numFeasibleNodesToFind in pkg/scheduler/schedule_one.go
 * (v1.36.2). Nothing is left out; where the search starts is another matter (nextStartNodeIndex).
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const FEWEST_NODES = 100;
  const FEWEST_PERCENT = 5;

  /** @type {Notes["numFeasibleNodesToFind"]} */
  function numFeasibleNodesToFind(numAllNodes, { profilePercentage, globalPercentage = 0 } = {}) {
    if (!Number.isInteger(numAllNodes) || numAllNodes < 0) {
      throw new Error(`nodes ${numAllNodes}: not a whole number from 0`);
    }
    let percentage = profilePercentage ?? globalPercentage;
    if (!Number.isInteger(percentage) || percentage < 0 || percentage > 100) {
      throw new Error(`percentageOfNodesToScore ${percentage}: not a whole number from 0 to 100`);
    }
    if (numAllNodes < FEWEST_NODES) return numAllNodes;
    if (percentage === 0) percentage = Math.max(FEWEST_PERCENT, 50 - Math.trunc(numAllNodes / 125));
    return Math.max(FEWEST_NODES, Math.trunc((numAllNodes * percentage) / 100));
  }

  notes.numFeasibleNodesToFind = numFeasibleNodesToFind;
})((globalThis.notes ??= {}));
