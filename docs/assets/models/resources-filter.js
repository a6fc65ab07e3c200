/**
 * The filter NodeResourcesFit: whether what a Pod requests is still free on a node.
 *
 * Pure: no DOM, no clock, no language. Follows upstream fitsRequest and Fit.Filter in
 * pkg/scheduler/framework/plugins/noderesources/fit.go (v1.36.2). Left out: extended resources that are backed by
 * resource claims (DRA). Upstream looks at other resources in no particular order; here it is the order of the Pod's
 * containers.
 *
 * @typedef {{
 *   ignoredResources?: string[], ignoredResourceGroups?: string[],   extended ones that something else watches over
 *   featureGates?: Record<string, boolean>,
 * }} Options
 * @typedef {{
 *   resourceName: string, reason: string,
 *   requested: number, used: number, capacity: number,   cpu in thousandths, everything else in whole units
 *   unresolvable: boolean,                                more than the whole node has
 * }} Insufficient
 */
(function (notes) {
  "use strict";
  const FIRST = ["cpu", "memory", "ephemeral-storage"];

  /**
   * Everything that is short.
   * @param {object} pod
   * @param {object} info   see node-info.js
   * @param {Options} [options]
   * @returns {Insufficient[]}
   */
  function insufficient(pod, info, { ignoredResources = [], ignoredResourceGroups = [], featureGates } = {}) {
    const found = [];
    if (info.podCount + 1 > info.maxPods) {
      found.push({
        resourceName: "pods", reason: "Too many pods",
        requested: 1, used: info.podCount, capacity: info.maxPods, unresolvable: false,
      });
    }
    const requests = notes.nodeInfo.podAmounts(pod, featureGates);
    const ignored = (name) => {
      const group = name.split("/")[0];
      return isExtended(name) && (ignoredResources.includes(name) || ignoredResourceGroups.includes(group));
    };
    const others = Object.keys(requests).filter((name) => !FIRST.includes(name) && !ignored(name));
    for (const resourceName of [...FIRST, ...others]) {
      const requested = requests[resourceName] ?? 0;
      const used = info.requested[resourceName] ?? 0;
      const capacity = info.allocatable[resourceName] ?? 0;
      if (requested === 0 || requested <= capacity - used) continue;
      found.push({
        resourceName, reason: `Insufficient ${resourceName}`,
        requested, used, capacity, unresolvable: requested > capacity,
      });
    }
    return found;
  }

  /** A resource that is not Kubernetes' own (IsExtendedResourceName). */
  function isExtended(name) {
    return name.includes("/") && !name.includes("kubernetes.io/") && !name.startsWith("requests.");
  }

  /** @returns {{code: string, reasons?: string[]}} */
  function filter(pod, info, options) {
    const found = insufficient(pod, info, options);
    if (found.length === 0) return { code: "Success" };
    const unresolvable = found.some((one) => one.unresolvable);
    return {
      code: unresolvable ? "UnschedulableAndUnresolvable" : "Unschedulable",
      reasons: found.map(({ reason }) => reason),
    };
  }

  notes.resourcesFilter = Object.freeze({ insufficient, filter });
})((globalThis.notes ??= {}));
