/**
 * What a Pod requests in total.
 *
 * Pure: no DOM, no clock, no language. Follows upstream PodRequests and AggregateContainerRequests in
 * staging/src/k8s.io/component-helpers/resource/helpers.go, and for `amounts` Resource.Add in
 * pkg/scheduler/framework/types.go (v1.36.2). Left out: the resize of pod-level resources,
 * and resources of resource claims (DRA).
 *
 * @typedef {Record<string, string>} Quantities    e.g. {cpu: "100m"}
 * @typedef {Record<string, number>} Amounts       cpu in thousandths, everything else in whole units
 * @typedef {{
 *   useStatusResources?: boolean,      a resize under way counts with the larger of wanted, allocated and actual
 *   excludeOverhead?: boolean,
 *   skipPodLevelResources?: boolean,
 *   missing?: Quantities,              requests of a container that does not name these resources at all
 * }} Options
 */
(function (notes) {
  "use strict";
  const NATIVE = ["cpu", "memory", "ephemeral-storage"];

  /**
   * @param {object} pod   a Pod
   * @param {Options} [options]
   * @returns {Quantities}
   */
  function quantities(pod, options = {}) {
    const { spec = {} } = pod;
    const requests = ofContainers(pod, options);
    if (!options.skipPodLevelResources) {
      for (const [name, quantity] of Object.entries(podLevelRequests(pod))) requests[name] = quantity;
    }
    if (!options.excludeOverhead) add(requests, spec.overhead);
    return requests;
  }

  function ofContainers(pod, options) {
    const { containers = [], initContainers = [] } = pod.spec ?? {};
    const total = {};
    for (const container of containers) add(total, ofContainer(pod, container, options));

    // While init container i runs, it and the sidecars before it are there.
    const sidecars = {};
    const init = {};
    for (const container of initContainers) {
      const isSidecar = container.restartPolicy === "Always";
      const own = ofContainer(pod, container, isSidecar ? options : { ...options, useStatusResources: false });
      if (isSidecar) {
        add(total, own);
        add(sidecars, own);
        raise(init, sidecars);
      } else {
        const together = {};
        add(together, own);
        add(together, sidecars);
        raise(init, together);
      }
    }
    raise(total, init);
    return total;
  }

  function ofContainer(pod, container, { useStatusResources, missing = {} }) {
    const wanted = container.resources?.requests ?? {};
    const requests = { ...wanted };
    const status = useStatusResources ? statusOf(pod, container.name) : undefined;
    if (status?.resources) {
      if (resizeIsInfeasible(pod)) for (const name of Object.keys(requests)) delete requests[name];
      raise(requests, status.resources.requests);
      raise(requests, status.allocatedResources);
    }
    for (const [name, quantity] of Object.entries(missing)) requests[name] ??= quantity;
    return requests;
  }

  function statusOf(pod, name) {
    const { containerStatuses = [], initContainerStatuses = [] } = pod.status ?? {};
    return [...containerStatuses, ...initContainerStatuses].find((status) => status.name === name);
  }

  function resizeIsInfeasible(pod) {
    return pod.status?.conditions?.find(({ type }) => type === "PodResizePending")?.reason === "Infeasible";
  }

  /** Requests that stand in the Pod itself and replace the sum of its containers. @returns {Quantities} */
  function podLevelRequests(pod) {
    const requests = Object.entries(pod.spec?.resources?.requests ?? {});
    const supported = ([name]) => ["cpu", "memory"].includes(name) || name.startsWith("hugepages-");
    return Object.fromEntries(requests.filter(supported));
  }

  function add(total, more = {}) {
    for (const [name, quantity] of Object.entries(more)) {
      total[name] = notes.quantity.add(Object.hasOwn(total, name) ? total[name] : "0", quantity);
    }
  }

  function raise(total, other = {}) {
    for (const [name, quantity] of Object.entries(other)) {
      if (!Object.hasOwn(total, name) || notes.quantity.compare(total[name], quantity) < 0) total[name] = quantity;
    }
  }

  /** One quantity as the scheduler counts it. @returns {number} */
  function amount(name, quantity) {
    return name === "cpu" ? notes.quantity.milliValue(quantity) : notes.quantity.wholeValue(quantity);
  }

  /**
   * Quantities as the scheduler counts them; names that it does not know (such as "storage") are dropped.
   * @param {Quantities} list
   * @returns {Amounts}
   */
  function amounts(list = {}) {
    const known = Object.entries(list).filter(([name]) => NATIVE.includes(name) || isScalar(name));
    return Object.fromEntries(known.map(([name, quantity]) => [name, amount(name, quantity)]));
  }

  /** Extended resources, huge pages and attachable volumes (IsScalarResourceName). @returns {boolean} */
  function isScalar(name) {
    return name.includes("/") || name.startsWith("hugepages-") || name.startsWith("attachable-volumes-");
  }

  notes.podRequests = Object.freeze({ quantities, podLevelRequests, amount, amounts, isScalar });
})((globalThis.notes ??= {}));
