/**
 * What a Pod requests in total.
 *
 * Pure: no DOM, no clock, no language. Follows upstream PodRequests and AggregateContainerRequests in
 * staging/src/k8s.io/component-helpers/resource/helpers.go, and for `amounts` Resource.Add in
 * pkg/scheduler/framework/types.go with IsScalarResourceName of pkg/scheduler/util (v1.36.2). Left out: the resize of
 * pod-level resources, and resources of resource claims (DRA).
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const NATIVE = ["cpu", "memory", "ephemeral-storage"];
  /** @type {Exact} */
  const NOTHING = { nano: 0n, format: "DecimalSI" };

  /** @type {(list: K8s.ResourceList | undefined) => Totals} */
  function read(list = {}) {
    /** @type {Totals} */
    const exact = {};
    for (const name in list) exact[name] = notes.quantity.read(list[name]);
    return exact;
  }

  /** @type {(pod: K8s.Pod, options?: RequestOptions) => Totals} */
  function totals(pod, options = {}) {
    const requests = ofContainers(pod, options);
    if (!options.skipPodLevelResources) Object.assign(requests, read(podLevelRequests(pod)));
    if (!options.excludeOverhead) add(requests, read(pod.spec?.overhead));
    return requests;
  }

  /** @type {(pod: K8s.Pod, options: RequestOptions) => Totals} */
  function ofContainers(pod, options) {
    const { containers = [], initContainers = [] } = pod.spec ?? {};
    /** @type {Totals} */
    const total = {};
    for (const container of containers) add(total, ofContainer(pod, container, options));

    // While init container i runs, it and the sidecars before it are there.
    /** @type {Totals} */
    const sidecars = {};
    /** @type {Totals} */
    const init = {};
    for (const container of initContainers) {
      const isSidecar = container.restartPolicy === "Always";
      const own = ofContainer(pod, container, isSidecar ? options : { ...options, useStatusResources: false });
      if (isSidecar) {
        add(total, own);
        add(sidecars, own);
        raise(init, sidecars);
      } else {
        const together = { ...own };
        add(together, sidecars);
        raise(init, together);
      }
    }
    raise(total, init);
    return total;
  }

  /** @type {(pod: K8s.Pod, container: K8s.Container, options: RequestOptions) => Totals} */
  function ofContainer(pod, container, { useStatusResources, missing }) {
    let requests = read(container.resources?.requests);
    const status = useStatusResources ? statusOf(pod, container.name) : undefined;
    if (status?.resources) {
      if (resizeIsInfeasible(pod)) requests = {};
      raise(requests, read(status.resources.requests));
      raise(requests, read(status.allocatedResources));
    }
    for (const name in missing) requests[name] ??= notes.quantity.read(missing[name]);
    return requests;
  }

  /** @type {(pod: K8s.Pod, name: string | undefined) => K8s.ContainerStatus | undefined} */
  function statusOf(pod, name) {
    const { containerStatuses = [], initContainerStatuses = [] } = pod.status ?? {};
    return [...containerStatuses, ...initContainerStatuses].find((status) => status.name === name);
  }

  /** @type {(pod: K8s.Pod) => boolean} */
  function resizeIsInfeasible(pod) {
    return pod.status?.conditions?.find(({ type }) => type === "PodResizePending")?.reason === "Infeasible";
  }

  /** Requests that stand in the Pod itself and replace the sum of its containers. @type {(pod: K8s.Pod) => K8s.ResourceList} */
  function podLevelRequests(pod) {
    const requests = Object.entries(pod.spec?.resources?.requests ?? {});
    return Object.fromEntries(requests.filter(([name]) => isPodLevel(name)));
  }

  /** @type {(name: string) => boolean} */
  const isPodLevel = (name) => name === "cpu" || name === "memory" || name.startsWith("hugepages-");

  /** @type {(total: Totals, more: Totals) => void} */
  function add(total, more) {
    for (const name in more) {
      total[name] = notes.quantity.plus(Object.hasOwn(total, name) ? total[name] : NOTHING, more[name]);
    }
  }

  /** @type {(total: Totals, other: Totals) => void} */
  function raise(total, other) {
    for (const name in other) {
      if (!Object.hasOwn(total, name) || total[name].nano < other[name].nano) total[name] = other[name];
    }
  }

  /** Extended resources, huge pages and attachable volumes. @type {(name: string) => boolean} */
  function isScalar(name) {
    return isExtended(name) || name.startsWith("hugepages-") || name.startsWith("attachable-volumes-") ||
      isPrefixedNative(name);
  }

  /** A resource that is not Kubernetes' own (IsExtendedResourceName). @type {(name: string) => boolean} */
  function isExtended(name) {
    return name.includes("/") && !isPrefixedNative(name) && !name.startsWith("requests.");
  }

  /** @type {(name: string) => boolean} */
  const isPrefixedNative = (name) => name.includes("kubernetes.io/");

  /** @type {(exact: Totals) => Amounts} */
  function counted(exact) {
    /** @type {Amounts} */
    const amounts = {};
    for (const name in exact) {
      if (NATIVE.includes(name) || isScalar(name)) amounts[name] = notes.quantity.counted(name, exact[name]);
    }
    return amounts;
  }

  notes.podRequests = Object.freeze({
    quantities(pod, options) {
      const exact = Object.entries(totals(pod, options));
      return Object.fromEntries(exact.map(([name, one]) => [name, notes.quantity.write(one)]));
    },

    podLevelRequests,
    isPodLevel,
    amounts: (list) => counted(read(list)),
    podAmounts: (pod, options) => counted(totals(pod, options)),
    isScalar,
    isExtended,
  });
})((globalThis.notes ??= {}));
