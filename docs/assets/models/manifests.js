/**
 * What people paste, taken apart: Pods, Nodes, Services and what else the models know, each as the API server stores it.
 *
 * Pure: no DOM, no clock, no language. Follows the forms of `kubectl get -o yaml` and of manifests (v1.36.2): single
 * objects, several documents, a List or a PodList, whose items may lack their own kind. Left out: reading YAML itself;
 * the documents come parsed. Kinds that no model knows are counted and not kept, so a Secret in a paste goes nowhere.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const MOST_DEPTH = 4;
  /** @type {Record<string, "pods" | "nodes" | "services" | "namespaces" | "controllers" | "priorityClasses">} */
  const PLACES = {
    Pod: "pods", Node: "nodes", Service: "services", Namespace: "namespaces", PriorityClass: "priorityClasses",
    ReplicaSet: "controllers", StatefulSet: "controllers", ReplicationController: "controllers",
  };

  /** @type {Notes["manifests"]} */
  function manifests(given, options = {}) {
    /** @type {ManifestResult} */
    const result = {
      pods: [], nodes: [], services: [], namespaces: [], controllers: [], priorityClasses: [],
      others: {}, repeated: [], problems: [], changes: [],
    };
    const list = Array.isArray(given) ? given : [given];
    const objects = list.flatMap((one, index) => flat(one, "", `object ${index + 1}`, 0, result));
    const isClass = (/** @type {FoundObject} */ { kind }) => kind === "PriorityClass";
    for (const found of [...objects.filter(isClass), ...objects.filter((one) => !isClass(one))]) add(found, options, result);
    return result;
  }

  /** Lists opened, items with their kind. @type {(value: any, kind: string, place: string, depth: number, result: ManifestResult) => FoundObject[]} */
  function flat(value, kind, place, depth, result) {
    if (value === null || value === undefined) return [];
    if (typeof value !== "object" || Array.isArray(value)) {
      result.problems.push(problem(place, `${place}: not a mapping of names to values`));
      return [];
    }
    const own = typeof value.kind === "string" ? value.kind : kind;
    if (own.endsWith("List") && Array.isArray(value.items) && depth < MOST_DEPTH) {
      const ofItem = own.slice(0, -"List".length);
      return value.items.flatMap((/** @type {any} */ item, /** @type {number} */ index) => {
        return flat(item, ofItem, `${place}, items[${index}]`, depth + 1, result);
      });
    }
    if (own === "") {
      result.problems.push(problem(place, `${place}: kind is missing`));
      return [];
    }
    return [{ value, kind: own, place }];
  }

  /** @type {(found: FoundObject, options: StoreOptions, result: ManifestResult) => void} */
  function add({ value, kind, place }, options, result) {
    if (!Object.hasOwn(PLACES, kind)) {
      result.others[kind] = (Object.hasOwn(result.others, kind) ? result.others[kind] : 0) + 1;
      return;
    }
    const priorityClasses = [...(options.priorityClasses ?? []), ...result.priorityClasses];
    const { object, problems, changes } = notes.store(value, { ...options, kind, priorityClasses });
    result.problems.push(...problems.map((one) => ({ ...one, ...problem(place, `${place}, ${one.message}`) })));
    if (!object.metadata?.name) {
      result.problems.push(problem(place, `${place}: metadata.name is missing`));
      return;
    }
    const identity = [kind, object.metadata.namespace, object.metadata.name].filter(Boolean).join("/");
    result.changes.push(...changes.map((one) => ({ ...one, object: identity })));
    const stored = { ...object, kind };
    const into = /** @type {any[]} */ (result[PLACES[kind]]);
    const before = into.findIndex((one) => same(one, stored));
    if (before < 0) into.push(stored);
    else {
      result.repeated.push(identity);
      into[before] = stored;
    }
  }

  /** @type {(one: any, other: any) => boolean} */
  function same(one, other) {
    return one.kind === other.kind && one.metadata.name === other.metadata.name && one.metadata.namespace === other.metadata.namespace;
  }

  /** @type {(place: string, message: string) => ManifestProblem} */
  const problem = (place, message) => ({ place, message });

  notes.manifests = manifests;
})((globalThis.notes ??= {}));
