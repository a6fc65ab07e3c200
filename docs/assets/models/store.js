/**
 * A manifest as the API server would store it: what it writes into a Pod, a Node, a Service that does not say it.
 *
 * Pure: no DOM, no clock, no language. Follows upstream pkg/apis/core/v1/defaults.go and zz_generated.defaults.go,
 * PrepareForCreate in pkg/registry/core/pod/strategy.go, and the admission plugins Priority and
 * DefaultTolerationSeconds in plugin/pkg/admission (v1.36.2). `changes` lists what was written, and by whom.
 *
 * Left out: what no model reads; admission that depends on other objects (LimitRanger, RuntimeClass, ResourceQuota,
 * ServiceAccount, webhooks); refusals. A status that stands there is kept, because what people paste often comes from a
 * cluster: an object with a UID has been stored before, and gets no condition and no toleration again. The name that
 * generateName would make ends in "xxxxx" here.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  /** @type {K8s.PriorityClass[]} */
  const SYSTEM_CLASSES = [
    { metadata: { name: "system-node-critical" }, value: 2000001000 },
    { metadata: { name: "system-cluster-critical" }, value: 2000000000 },
  ];
  const AWAY = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];
  const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  const PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

  /** @type {Notes["store"]} */
  function store(manifest, options = {}) {
    const kind = options.kind ?? manifest?.kind ?? "Pod";
    const { object, problems } = notes.apiTypes.read(manifest, kind);
    /** @type {StoreChange[]} */
    const changes = [];
    /** @type {WriteField} */
    const write = (target, key, value, path, by = "defaults") => {
      if (Object.hasOwn(target, key) && target[key] !== "") return;
      target[key] = value;
      const step = typeof key === "number" ? `[${key}]` : /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
      changes.push({ path: path + step, value, by });
    };
    object.metadata ??= {};
    if (object.metadata.generateName) write(object.metadata, "name", `${object.metadata.generateName}xxxxx`, "metadata");
    if (!["Node", "Namespace", "PriorityClass"].includes(kind)) write(object.metadata, "namespace", "default", "metadata");
    if (kind === "Pod") storePod(object, write, options);
    if (kind === "Node") storeNode(object, write);
    if (kind === "Namespace" && object.metadata.name) {
      write((object.metadata.labels ??= {}), "kubernetes.io/metadata.name", object.metadata.name, "metadata.labels");
    }
    const labels = object.spec?.template?.metadata?.labels;
    if (kind === "ReplicationController" && labels) write(object.spec, "selector", labels, "spec");
    return { object, problems, changes };
  }

  /** @type {(node: K8s.Node, write: WriteField) => void} */
  function storeNode(node, write) {
    const status = (node.status ??= {});
    if (status.capacity) write(status, "allocatable", { ...status.capacity }, "status");
    for (const list of [status.capacity, status.allocatable]) roundUp(list);
  }

  /** @type {(pod: K8s.Pod, write: WriteField, options: StoreOptions) => void} */
  function storePod(pod, write, { priorityClasses = [] }) {
    const spec = (pod.spec ??= {});
    const stored = !!pod.metadata.uid;
    for (const list of /** @type {const} */ (["containers", "initContainers"])) {
      for (const [index, container] of (spec[list] ?? []).entries()) {
        storeContainer(container, `spec.${list}[${index}]`, !!spec.hostNetwork, write);
      }
    }
    storePodResources(pod, write);
    roundUp(spec.overhead);
    write(spec, "dnsPolicy", "ClusterFirst", "spec");
    write(spec, "restartPolicy", "Always", "spec");
    write(spec, "schedulerName", "default-scheduler", "spec");
    storePriority(spec, [...priorityClasses, ...SYSTEM_CLASSES], write);
    const status = (pod.status ??= {});
    write(status, "phase", "Pending", "status", "create");
    if (stored) return;

    writeLabelKeys(pod, write);
    storeTolerations(spec, write);
    if (spec.schedulingGates?.length && !status.conditions?.some(({ type }) => type === "PodScheduled")) {
      const message = "Scheduling is blocked due to non-empty scheduling gates";
      const condition = { type: "PodScheduled", status: "False", reason: "SchedulingGated", message };
      append((status.conditions ??= []), condition, "status.conditions", write, "create");
    }
  }

  /** @type {(container: K8s.Container, path: string, hostNetwork: boolean, write: WriteField) => void} */
  function storeContainer(container, path, hostNetwork, write) {
    for (const [index, port] of (container.ports ?? []).entries()) {
      write(port, "protocol", "TCP", `${path}.ports[${index}]`);
      if (!hostNetwork || port.containerPort === undefined) continue;
      if (port.hostPort === 0) delete port.hostPort;
      write(port, "hostPort", port.containerPort, `${path}.ports[${index}]`);
    }
    const { resources } = container;
    if (resources?.limits) {
      const requests = (resources.requests ??= {});
      for (const [name, limit] of Object.entries(resources.limits)) write(requests, name, limit, `${path}.resources.requests`);
    }
    roundUp(resources?.requests);
    roundUp(resources?.limits);
  }

  /** Requests and huge page limits of the Pod as a whole, where it states some. @type {(pod: K8s.Pod, write: WriteField) => void} */
  function storePodResources(pod, write) {
    const { spec = {} } = pod;
    const { resources } = spec;
    if (!resources) return;
    const sums = { skipPodLevelResources: true, excludeOverhead: true };
    if (Object.keys(resources.limits ?? {}).length + Object.keys(resources.requests ?? {}).length > 0) {
      const limits = notes.podRequests.quantities(limitsAsRequests(pod), sums);
      const pages = Object.entries(limits).filter(([name]) => name.startsWith("hugepages-") && !resources.requests?.[name]);
      for (const [name, limit] of pages) write((resources.limits ??= {}), name, limit, "spec.resources.limits");
    }
    if (Object.keys(resources.limits ?? {}).length > 0) {
      const requests = (resources.requests ??= {});
      const ofContainers = notes.podRequests.quantities(pod, sums);
      for (const name of ["cpu", "memory"]) {
        if (ofContainers[name] !== undefined) write(requests, name, ofContainers[name], "spec.resources.requests");
      }
      for (const [name, limit] of Object.entries(resources.limits ?? {})) {
        if (notes.podRequests.isPodLevel(name)) write(requests, name, limit, "spec.resources.requests");
      }
    }
    roundUp(resources.requests);
    roundUp(resources.limits);
  }

  /** @type {(pod: K8s.Pod) => K8s.Pod} */
  function limitsAsRequests({ metadata, spec: { containers = [], initContainers = [] } = {} }) {
    const turn = (/** @type {K8s.Container} */ one) => ({ ...one, resources: { requests: one.resources?.limits } });
    return { metadata, spec: { containers: containers.map(turn), initContainers: initContainers.map(turn) } };
  }

  /** Nothing finer than thousandths is stored. @type {(list?: K8s.ResourceList) => void} */
  function roundUp(list = {}) {
    for (const name in list) {
      const { value, exact } = notes.quantity.roundUp(list[name], -3);
      if (!exact) list[name] = notes.quantity.print({ value, format: notes.quantity.parse(list[name]).format });
    }
  }

  /** @type {(spec: K8s.PodSpec, classes: K8s.PriorityClass[], write: WriteField) => void} */
  function storePriority(spec, classes, write) {
    const found = spec.priorityClassName
      ? classes.find(({ metadata }) => metadata.name === spec.priorityClassName)
      : classes.find(({ globalDefault }) => globalDefault);
    if (spec.priorityClassName && !found) return;
    if (found) write(spec, "priorityClassName", found.metadata.name, "spec", "Priority");
    write(spec, "priority", found?.value ?? 0, "spec", "Priority");
    write(spec, "preemptionPolicy", found?.preemptionPolicy ?? "PreemptLowerPriority", "spec", "Priority");
  }

  /** @type {(spec: K8s.PodSpec, write: WriteField) => void} */
  function storeTolerations(spec, write) {
    for (const key of AWAY) {
      const tolerations = (spec.tolerations ??= []);
      const tolerated = tolerations.some((one) => [key, "", undefined].includes(one.key) && ["NoExecute", "", undefined].includes(one.effect));
      const added = { key, operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 };
      if (!tolerated) append(tolerations, added, "spec.tolerations", write, "DefaultTolerationSeconds");
    }
  }

  /** matchLabelKeys and mismatchLabelKeys become part of the selectors. @type {(pod: K8s.Pod, write: WriteField) => void} */
  function writeLabelKeys({ metadata: { labels = {} }, spec: { affinity = {}, topologySpreadConstraints = [] } = {} }, write) {
    const merge = (/** @type {K8s.PodAffinityTerm} */ term, /** @type {string} */ path) => {
      const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term;
      if (!labelSelector) return;
      const wanted = [...matchLabelKeys.map((key) => ({ key, operator: "In" })), ...mismatchLabelKeys.map((key) => ({ key, operator: "NotIn" }))];
      for (const { key, operator } of wanted.filter((one) => Object.hasOwn(labels, one.key))) {
        const requirement = { key, operator, values: [labels[key]] };
        append((labelSelector.matchExpressions ??= []), requirement, `${path}.labelSelector.matchExpressions`, write, "create");
      }
    };
    for (const kind of /** @type {const} */ (["podAffinity", "podAntiAffinity"])) {
      const { [REQUIRED]: required = [], [PREFERRED]: preferred = [] } = affinity[kind] ?? {};
      preferred.forEach(({ podAffinityTerm = {} }, index) => merge(podAffinityTerm, `spec.affinity.${kind}.${PREFERRED}[${index}].podAffinityTerm`));
      required.forEach((term, index) => merge(term, `spec.affinity.${kind}.${REQUIRED}[${index}]`));
    }
    topologySpreadConstraints.forEach((one, index) => merge({ ...one, mismatchLabelKeys: [] }, `spec.topologySpreadConstraints[${index}]`));
  }

  /** @type {(list: any[], value: object, path: string, write: WriteField, by: string) => void} */
  const append = (list, value, path, write, by) => write(list, list.length, value, path, by);

  notes.store = store;
})((globalThis.notes ??= {}));
