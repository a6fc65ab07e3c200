/**
 * The text of a FailedScheduling event: why no node was good enough.
 *
 * Pure: no DOM, no clock, no language. Follows upstream FitError.Error in pkg/scheduler/framework/types.go,
 * truncateMessage in pkg/scheduler/schedule_one.go and ErrNoNodesAvailable in pkg/scheduler/scheduler.go (v1.36.2).
 * Nothing is left out.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const NO_NODES = "no nodes available to schedule pods";
  const MOST_BYTES = 1024;
  const SUFFIX = " ...";

  /** @type {Notes["fitError"]["message"]} */
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

  /**
   * "2 Insufficient cpu": every reason with the number of nodes that gave it, sorted as text.
   * @type {(numAllNodes: number, statuses: Status[], absent?: Status) => string[]}
   */
  function histogram(numAllNodes, statuses, absent) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    const add = (/** @type {string[]} */ reasons, /** @type {number} */ times) => {
      for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + times);
    };
    for (const { reasons = [] } of statuses) add(reasons, 1);
    if (statuses.length < numAllNodes) add(absent?.reasons ?? [], numAllNodes - statuses.length);
    return [...counts].map(([reason, count]) => `${count} ${reason}`).sort();
  }

  /** The message as the event carries it: at most 1024 bytes. @type {(text: string) => string} */
  function truncate(text) {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length <= MOST_BYTES) return text;
    return new TextDecoder().decode(bytes.slice(0, MOST_BYTES - SUFFIX.length)) + SUFFIX;
  }

  notes.fitError = Object.freeze({ message, truncate, NO_NODES });
})((globalThis.notes ??= {}));
