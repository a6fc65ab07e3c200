/**
 * What the fields hold that the models read, and an object read by it: wrong types are told with their path.
 *
 * Pure: no DOM, no clock, no language. Follows the types of staging/src/k8s.io/api (core/v1, apps/v1, scheduling/v1) and
 * how encoding/json fills them (v1.36.2): a null is no value for a field, and an empty one in a list or a map. Left out:
 * fields that no model reads; they stay as they are, whatever they hold. What the API server refuses for another reason
 * than its type is not looked at here.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const text = "text", flag = "flag", int32 = "int32", int64 = "int64", quantity = "quantity", time = "time";
  /** @type {(of: FieldType) => FieldType} */
  const map = (of) => ({ "*": of });

  const amounts = map(quantity);
  const resources = { requests: amounts, limits: amounts };
  const requirement = { key: text, operator: text, values: [text] };
  const selector = { matchLabels: map(text), matchExpressions: [requirement] };
  const nodeTerm = { matchExpressions: [requirement], matchFields: [requirement] };
  const podTerm = {
    topologyKey: text, labelSelector: selector, namespaces: [text], namespaceSelector: selector,
    matchLabelKeys: [text], mismatchLabelKeys: [text],
  };
  const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  const PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
  const podTerms = { [REQUIRED]: [podTerm], [PREFERRED]: [{ weight: int32, podAffinityTerm: podTerm }] };
  const nodeAffinity = {
    [REQUIRED]: { nodeSelectorTerms: [nodeTerm] }, [PREFERRED]: [{ weight: int32, preference: nodeTerm }],
  };
  const container = {
    name: text, image: text, restartPolicy: text,
    restartPolicyRules: [{ action: text, exitCodes: { operator: text, values: [int32] } }],
    ports: [{ name: text, containerPort: int32, hostPort: int32, hostIP: text, protocol: text }], resources,
  };
  const ending = { exitCode: int32, signal: int32, reason: text, message: text, startedAt: time, finishedAt: time };
  const state = { waiting: { reason: text, message: text }, running: { startedAt: time }, terminated: ending };
  const containerStatus = {
    name: text, state, lastState: state, ready: flag, started: flag, restartCount: int32, resources, allocatedResources: amounts,
  };
  const metadata = {
    name: text, generateName: text, namespace: text, uid: text, labels: map(text), annotations: map(text),
    creationTimestamp: time, deletionTimestamp: time,
    ownerReferences: [{ apiVersion: text, kind: text, name: text, controller: flag }],
  };
  const conditions = [{ type: text, status: text, reason: text, message: text }];

  /** @type {Record<string, FieldType>} */
  const KINDS = {
    Pod: {
      metadata,
      spec: {
        nodeName: text, nodeSelector: map(text), restartPolicy: text, priority: int32, priorityClassName: text,
        preemptionPolicy: text, schedulerName: text, hostNetwork: flag, hostUsers: flag, dnsPolicy: text,
        dnsConfig: { nameservers: [text], searches: [text], options: [{ name: text, value: text }] },
        schedulingGates: [{ name: text }], readinessGates: [{ conditionType: text }],
        tolerations: [{ key: text, operator: text, value: text, effect: text, tolerationSeconds: int64 }],
        affinity: { nodeAffinity, podAffinity: podTerms, podAntiAffinity: podTerms },
        topologySpreadConstraints: [{
          maxSkew: int32, topologyKey: text, whenUnsatisfiable: text, labelSelector: selector, matchLabelKeys: [text],
          minDomains: int32, nodeAffinityPolicy: text, nodeTaintsPolicy: text,
        }],
        overhead: amounts, resources, volumes: [{ name: text, image: { reference: text } }],
        initContainers: [container], containers: [container],
      },
      status: {
        phase: text, reason: text, message: text, nominatedNodeName: text, conditions, podIP: text, podIPs: [{ ip: text }],
        startTime: time, containerStatuses: [containerStatus], initContainerStatuses: [containerStatus],
      },
    },
    Node: {
      metadata,
      spec: { unschedulable: flag, taints: [{ key: text, value: text, effect: text }] },
      status: {
        capacity: amounts, allocatable: amounts, images: [{ names: [text], sizeBytes: int64 }], declaredFeatures: [text],
        addresses: [{ type: text, address: text }], conditions,
      },
    },
    Service: { metadata, spec: { selector: map(text), type: text } },
    Namespace: { metadata },
    ReplicaSet: { metadata, spec: { selector } },
    StatefulSet: { metadata, spec: { selector } },
    ReplicationController: { metadata, spec: { selector: map(text), template: { metadata: { labels: map(text) } } } },
    PriorityClass: { metadata, value: int32, globalDefault: flag, preemptionPolicy: text },
  };

  /** @type {Record<string, {fits: (value: any) => boolean, empty: unknown, words: string}>} */
  const LEAVES = {
    text: { fits: (value) => typeof value === "string", empty: "", words: "a text" },
    flag: { fits: (value) => typeof value === "boolean", empty: false, words: "true or false" },
    int32: { fits: (value) => Number.isInteger(value) && Math.abs(value) < 2 ** 31, empty: 0, words: "a whole number of 32 bits" },
    int64: { fits: (value) => Number.isInteger(value) && Math.abs(value) < 2 ** 63, empty: 0, words: "a whole number" },
    quantity: { fits: isQuantity, empty: "0", words: "a quantity such as 500m, 2 or 1.5Gi" },
    time: { fits: isTime, empty: undefined, words: "a time such as 2026-01-01T00:00:00Z" },
  };

  /** @type {(value: any) => boolean} */
  function isQuantity(value) {
    try {
      notes.quantity.read(value);
      return true;
    } catch {
      return false; // read says why; the path is told with the words above
    }
  }

  /** @type {(value: any) => boolean} */
  function isTime(value) {
    return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value));
  }

  /** @type {Notes["apiTypes"]["read"]} */
  function read(object, kind) {
    if (!Object.hasOwn(KINDS, kind)) throw new Error(`kind "${kind}": not one of ${Object.keys(KINDS).join(", ")}`);
    /** @type {TypeProblem[]} */
    const problems = [];
    return { object: take(object, KINDS[kind], "", problems) ?? {}, problems };
  }

  /** A copy of the value without what does not fit. @type {(value: any, type: FieldType, path: string, problems: TypeProblem[]) => any} */
  function take(value, type, path, problems) {
    if (typeof type === "string") {
      if (LEAVES[type].fits(value)) return value;
      // A reader of YAML may have made a date of a time.
      if (type === "time" && value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
      problems.push(problem(path, value, LEAVES[type].words));
      return undefined;
    }
    if (Array.isArray(type)) {
      if (!Array.isArray(value)) problems.push(problem(path, value, "a list"));
      const list = Array.isArray(value) ? value : [];
      return list.flatMap((one, index) => {
        const inner = one === null ? emptyOf(type[0]) : take(one, type[0], `${path}[${index}]`, problems);
        return inner === undefined ? [] : [inner];
      });
    }
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      problems.push(problem(path, value, "a mapping of names to values"));
      return undefined;
    }
    const fields = Object.entries(value).flatMap(([key, one]) => field(key, one, type, path, problems));
    return Object.fromEntries(fields);
  }

  /** @type {(key: string, value: any, type: Record<string, FieldType>, path: string, problems: TypeProblem[]) => [string, any][]} */
  function field(key, value, type, path, problems) {
    const values = type["*"];
    if (!values && !Object.hasOwn(type, key)) return [[key, value]];
    if (value === null) return values ? [[key, emptyOf(values)]] : [];
    const inner = take(value, values ?? type[key], join(path, key), problems);
    return inner === undefined ? [] : [[key, inner]];
  }

  /** @type {(type: FieldType) => any} */
  const emptyOf = (type) => (typeof type === "string" ? LEAVES[type].empty : Array.isArray(type) ? [] : {});

  /** @type {(path: string, key: string) => string} */
  function join(path, key) {
    if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
    return path ? `${path}.${key}` : key;
  }

  /** @type {(path: string, found: unknown, wanted: string) => TypeProblem} */
  function problem(path, found, wanted) {
    const shown = typeof found === "object" && found !== null ? (Array.isArray(found) ? "a list" : "a mapping") : JSON.stringify(found);
    return { path, found, wanted, message: `${path || "the object"}: ${shown} is not ${wanted}` };
  }

  notes.apiTypes = Object.freeze({ kinds: Object.freeze(Object.keys(KINDS)), read });
})((globalThis.notes ??= {}));
