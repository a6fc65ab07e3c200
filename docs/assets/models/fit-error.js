/**
 * The text of a FailedScheduling event: why no node was good enough.
 *
 * Pure: no DOM, no clock, no language. Follows upstream FitError.Error in pkg/scheduler/framework/types.go,
 * truncateMessage in pkg/scheduler/schedule_one.go and ErrNoNodesAvailable in pkg/scheduler/scheduler.go (v1.36.2).
 * Nothing is left out.
 *
 * @typedef {{code: string, reasons?: string[]}} Status
 * @typedef {{
 *   numAllNodes: number,
 *   nodeStatuses?: Record<string, Status>,   by node name
 *   absentNodesStatus?: Status,              of the nodes that are not in nodeStatuses
 *   preFilterMsg?: string,                   set when a PreFilter rejected the Pod for all nodes
 *   postFilterMsg?: string,                  what preemption had to say
 * }} Diagnosis
 */
(function (notes) {
  "use strict";
  const NO_NODES = "no nodes available to schedule pods";
  const MOST_BYTES = 1024;
  const SUFFIX = " ...";

  /**
   * @param {Diagnosis} diagnosis
   * @returns {string}
   */
  function message({ numAllNodes, nodeStatuses = {}, absentNodesStatus, preFilterMsg = "", postFilterMsg = "" }) {
    if (!Number.isInteger(numAllNodes) || numAllNodes < 0) {
      throw new Error(`numAllNodes ${numAllNodes}: not a whole number from 0`);
    }
    let text = `0/${numAllNodes} nodes are available:`;
    if (preFilterMsg) {
      text += ` ${preFilterMsg}.`;
    } else {
      const parts = histogram(numAllNodes, Object.values(nodeStatuses), absentNodesStatus);
      if (parts.length) text += ` ${parts.join(", ")}.`;
    }
    return postFilterMsg ? `${text} ${postFilterMsg}` : text;
  }

  /** "2 Insufficient cpu": every reason with the number of nodes that gave it, sorted as text. */
  function histogram(numAllNodes, statuses, absent) {
    const counts = new Map();
    const add = (reasons = [], times) => {
      for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + times);
    };
    for (const { reasons } of statuses) add(reasons, 1);
    if (statuses.length < numAllNodes) add(absent?.reasons, numAllNodes - statuses.length);
    return [...counts].map(([reason, count]) => `${count} ${reason}`).sort();
  }

  /**
   * The message as the event carries it: at most 1024 bytes.
   * @param {string} text
   * @returns {string}
   */
  function truncate(text) {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length <= MOST_BYTES) return text;
    return new TextDecoder().decode(bytes.slice(0, MOST_BYTES - SUFFIX.length)) + SUFFIX;
  }

  notes.fitError = Object.freeze({ message, truncate, NO_NODES });
})((globalThis.notes ??= {}));
