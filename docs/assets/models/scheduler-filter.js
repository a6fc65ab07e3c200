/**
 * Which nodes a Pod fits on, and why it does not fit on the others: all filters in the scheduler's order.
 *
 * Pure: no DOM, no clock, no language. Follows upstream RunPreFilterPlugins, RunFilterPlugins and
 * RunFilterPluginsWithNominatedPods in pkg/scheduler/framework/runtime/framework.go, findNodesThatFitPod and
 * evaluateNominatedNode in pkg/scheduler/schedule_one.go, and the order of getDefaultPlugins in
 * pkg/scheduler/apis/config/v1/default_plugins.go (v1.36.2). Left out: the filters about volumes (VolumeRestrictions,
 * NodeVolumeLimits, VolumeBinding, VolumeZone) and resource claims (DynamicResources), extenders, and that the search
 * stops early (feasible-nodes.js).
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  /** @type {Status} */
  const SUCCESS = { code: "Success" };
  const REJECTED = ["Unschedulable", "UnschedulableAndUnresolvable"];
  const ORDER = [
    "NodeUnschedulable", "NodeName", "TaintToleration", "NodeAffinity", "NodePorts", "NodeResourcesFit",
    "PodTopologySpread", "InterPodAffinity", "NodeDeclaredFeatures",
  ];

  /** @type {(given: K8s.Pod, from: Cluster, config?: FilterConfig) => FilterResult} */
  function schedulerFilter(given, from, config = {}) {
    const [pod, cluster] = [notes.withoutNulls(given), notes.withoutNulls(from)];
    const gates = pod.spec?.schedulingGates ?? [];
    if (gates.length) {
      const gated = `waiting for scheduling gates: [${gates.map(({ name }) => name).join(" ")}]`;
      return { gated, feasible: [], nodes: {} };
    }
    const infos = notes.nodeInfo.all(cluster);
    const plugins = start(pod, cluster, infos, config);
    const stopping = plugins.find(({ preFilter }) => !["Success", "Skip"].includes(preFilter.code));
    if (stopping) return stopped(stopping);

    const narrowing = plugins.find(({ preFilter }) => preFilter.nodeNames);
    const verdict = (/** @type {NodeInfo} */ info) => withNominated(pod, cluster, infos, info, config, plugins);
    const first = nominated(pod, infos);
    const tried = first && verdict(first);
    if (first && tried?.code === "Success") {
      return { feasible: [first.node.metadata.name], nodes: { [first.node.metadata.name]: tried } };
    }

    /** @type {Record<string, NodeVerdict>} */
    const nodes = {};
    if (first && tried) nodes[first.node.metadata.name] = tried;
    for (const info of infos) {
      const { name } = info.node.metadata;
      if (!narrowing || narrowing.preFilter.nodeNames?.includes(name)) nodes[name] = verdict(info);
    }
    return {
      feasible: Object.keys(nodes).filter((name) => nodes[name].code === "Success"),
      nodes,
      ...(narrowing && { absentNodesStatus: outside(narrowing.name, tried) }),
    };
  }

  /** A PreFilter has refused the Pod for all nodes, or could not do its work. @type {(plugin: FilterPlugin) => FilterResult} */
  function stopped({ name, preFilter: { code, reasons = [] } }) {
    if (!REJECTED.includes(code)) {
      return { feasible: [], nodes: {}, error: `running PreFilter plugin "${name}": ${reasons.join(", ")}` };
    }
    const absentNodesStatus = { code, reasons, plugin: name };
    return { feasible: [], nodes: {}, preFilterMsg: reasons.join(", "), absentNodesStatus };
  }

  /** The node that preemption made room on is tried before all others. @type {(pod: K8s.Pod, infos: NodeInfo[]) => NodeInfo | undefined} */
  function nominated(pod, infos) {
    const name = pod.status?.nominatedNodeName;
    return name ? infos.find(({ node }) => node.metadata.name === name) : undefined;
  }

  /** Upstream keeps the plugin that refused the nominated node in the same list as those that narrow. @type {(plugin: string, tried?: NodeVerdict) => NodeVerdict} */
  function outside(plugin, tried) {
    const plugins = [...new Set([plugin, ...(tried?.plugin ? [tried.plugin] : [])])].sort();
    const reasons = [`node(s) didn't satisfy plugin(s) [${plugins.join(" ")}]`];
    return { code: "UnschedulableAndUnresolvable", reasons, plugin };
  }

  /** @type {(config: FilterConfig) => string[]} */
  function enabled({ plugins = ORDER }) {
    const unknown = plugins.find((name) => !ORDER.includes(name));
    if (unknown) throw new Error(`filter "${unknown}": not one of ${ORDER.join(", ")}`);
    return ORDER.filter((name) => plugins.includes(name));
  }

  /** All plugins for this Pod: what their PreFilter says, and their filter for one node. @type {(pod: K8s.Pod, cluster: Cluster, infos: NodeInfo[], config: FilterConfig) => FilterPlugin[]} */
  function start(pod, cluster, infos, config) {
    return enabled(config).map((name) => {
      const options = { ...config.args?.[name], featureGates: cluster.featureGates };
      if (name === "NodeResourcesFit") {
        return { name, preFilter: SUCCESS, filter: (info) => notes.resourcesFilter.filter(pod, info, options) };
      }
      if (name === "PodTopologySpread" || name === "InterPodAffinity") {
        const whole = name === "PodTopologySpread" ? notes.topologySpread : notes.interpodAffinity;
        const { preFilter, nodes } = whole(pod, cluster, infos);
        return { name, preFilter, filter: ({ node }) => nodes[node.metadata.name] };
      }
      const { preFilter = () => SUCCESS, filter } = notes.nodeFilters[name];
      return { name, preFilter: preFilter(pod, options), filter: (info) => filter(pod, info, options) };
    });
  }

  /**
   * A node where other Pods of at least this priority are awaited has to fit with them and without them.
   * @type {(pod: K8s.Pod, cluster: Cluster, infos: NodeInfo[], info: NodeInfo, config: FilterConfig, plugins: FilterPlugin[]) => NodeVerdict}
   */
  function withNominated(pod, cluster, infos, info, config, plugins) {
    const awaited = (cluster.pods ?? []).filter((other) => {
      const waits = !other.spec?.nodeName && other.status?.nominatedNodeName === info.node.metadata.name;
      return waits && priority(other) >= priority(pod) && !same(other, pod);
    });
    if (awaited.length) {
      const fuller = notes.nodeInfo.of(info.node, [...info.pods, ...awaited], cluster.featureGates);
      const status = verdictOn({ ...fuller, removed: info.removed, added: awaited }, pod, cluster, infos, config, plugins);
      if (status.code !== "Success") return status;
    }
    return firstRejection(plugins, info);
  }

  /**
   * The filters on one node that is another than it was. A plugin that had nothing to do at first is not asked again.
   * @type {(info: NodeInfo, pod: K8s.Pod, cluster: Cluster, infos: NodeInfo[], config: FilterConfig, plugins: FilterPlugin[]) => NodeVerdict}
   */
  function verdictOn(info, pod, cluster, infos, config, plugins) {
    const changed = infos.map((one) => (one.node === info.node ? info : one));
    const again = start(pod, cluster, changed, config);
    return firstRejection(again.filter((_, index) => plugins[index].preFilter.code !== "Skip"), info);
  }

  /** @type {(plugins: FilterPlugin[], info: NodeInfo) => NodeVerdict} */
  function firstRejection(plugins, info) {
    for (const { name, preFilter, filter } of plugins) {
      if (preFilter.code === "Skip") continue;
      const status = filter(info);
      if (status.code !== "Success") return { ...status, plugin: name };
    }
    return SUCCESS;
  }

  /** @type {(pod: K8s.Pod) => number} */
  const priority = ({ spec }) => spec?.priority ?? 0;

  /** @type {(one: K8s.Pod, other: K8s.Pod) => boolean} */
  function same({ metadata: one }, { metadata: other }) {
    if (one?.uid || other?.uid) return one?.uid === other?.uid;
    return one?.name === other?.name && (one?.namespace || "default") === (other?.namespace || "default");
  }

  /** The filters once more on one node, without some of its Pods. @type {Notes["schedulerFilter"]["without"]} */
  function without(removed, info, pod, cluster, infos, config = {}) {
    const left = info.pods.filter((one) => !removed.includes(one));
    const emptier = { ...notes.nodeInfo.of(info.node, left, cluster.featureGates), removed };
    const changed = infos.map((one) => (one === info ? emptier : one));
    return withNominated(pod, cluster, changed, emptier, config, start(pod, cluster, changed, config));
  }

  notes.schedulerFilter = Object.assign(schedulerFilter, { without });
})((globalThis.notes ??= {}));
