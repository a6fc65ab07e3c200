/**
 * The filter NodeResourcesFit: whether what a Pod requests is still free on a node.
 *
 * Pure: no DOM, no clock, no language. Follows upstream fitsRequest and Fit.Filter in
 * pkg/scheduler/framework/plugins/noderesources/fit.go (v1.36.2). Left out: extended resources that are backed by
 * resource claims (DRA). Upstream looks at other resources in no particular order; here it is the order of the Pod's
 * containers.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const FIRST = ["cpu", "memory", "ephemeral-storage"];

  /** Everything that is short. @type {Notes["resourcesFilter"]["insufficient"]} */
  function insufficient(pod, info, { ignoredResources = [], ignoredResourceGroups = [], featureGates } = {}) {
    /** @type {Insufficient[]} */
    const found = [];
    if (info.podCount + 1 > info.maxPods) {
      found.push({
        resourceName: "pods", reason: "Too many pods",
        requested: 1, used: info.podCount, capacity: info.maxPods, unresolvable: false,
      });
    }
    const requests = notes.nodeInfo.incomingAmounts(pod, featureGates);
    const ignored = (/** @type {string} */ name) => {
      const group = name.split("/")[0];
      const listed = ignoredResources.includes(name) || ignoredResourceGroups.includes(group);
      return listed && notes.podRequests.isExtended(name);
    };
    const others = Object.keys(requests).filter((name) => !FIRST.includes(name) && !ignored(name));
    for (const resourceName of [...FIRST, ...others]) {
      const requested = requests[resourceName] ?? 0;
      const used = info.requested[resourceName] ?? 0;
      const capacity = info.allocatable[resourceName] ?? 0;
      if (Number(requested) === 0 || requested <= notes.int64.subtract(capacity, used)) continue;
      found.push({
        resourceName, reason: `Insufficient ${resourceName}`,
        requested, used, capacity, unresolvable: requested > capacity,
      });
    }
    return found;
  }

  /** @type {Notes["resourcesFilter"]["filter"]} */
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
