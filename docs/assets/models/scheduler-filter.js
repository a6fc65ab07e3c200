/**
 * Which nodes a Pod fits on, and why it does not fit on the others: all filters in the scheduler's order.
 *
 * Pure: no DOM, no clock, no language. Follows upstream RunPreFilterPlugins and RunFilterPlugins in
 * pkg/scheduler/framework/runtime/framework.go, findNodesThatFitPod in pkg/scheduler/schedule_one.go, and the order of
 * getDefaultPlugins in pkg/scheduler/apis/config/v1/default_plugins.go (v1.36.2). Left out: the filters about volumes
 * (VolumeRestrictions, NodeVolumeLimits, VolumeBinding, VolumeZone), resource claims (DynamicResources) and node
 * features (NodeDeclaredFeatures), extenders, nominated Pods, and that the search stops early (feasible-nodes.js).
 *
 * @typedef {{code: string, reasons?: string[]}} Status
 * @typedef {{
 *   nodes: object[], pods?: object[],       pods: those that are bound (spec.nodeName)
 *   namespaces?: object[], services?: object[], controllers?: object[],
 *   featureGates?: Record<string, boolean>,
 * }} Cluster
 * @typedef {{plugins?: string[], args?: Record<string, object>}} Config   plugins: only these; args: by plugin name
 * @typedef {{
 *   gated?: string,                                       scheduling gates: the Pod does not even get here
 *   feasible: string[],
 *   nodes: Record<string, Status & {plugin?: string}>,    plugin: the first filter that rejected the node
 *   preFilterMsg?: string,
 *   absentNodesStatus?: Status & {plugin: string},        of nodes that no filter was asked about
 * }} Result
 */
(function (notes) {
  "use strict";
  const SUCCESS = { code: "Success" };
  const ORDER = [
    "NodeUnschedulable", "NodeName", "TaintToleration", "NodeAffinity", "NodePorts", "NodeResourcesFit",
    "PodTopologySpread", "InterPodAffinity",
  ];

  /**
   * @param {object} pod
   * @param {Cluster} cluster
   * @param {Config} [config]
   * @returns {Result}
   */
  function schedulerFilter(pod, cluster, config = {}) {
    const gates = pod.spec?.schedulingGates ?? [];
    if (gates.length) {
      const gated = `waiting for scheduling gates: [${gates.map(({ name }) => name).join(" ")}]`;
      return { gated, feasible: [], nodes: {} };
    }
    const plugins = enabled(config).map((name) => ({ name, ...start(name, pod, cluster, config.args?.[name]) }));

    const rejecting = plugins.find(({ preFilter }) => !["Success", "Skip"].includes(preFilter.code));
    if (rejecting) {
      const { code, reasons } = rejecting.preFilter;
      const absentNodesStatus = { code, reasons, plugin: rejecting.name };
      return { feasible: [], nodes: {}, preFilterMsg: reasons.join(", "), absentNodesStatus };
    }
    const narrowing = plugins.find(({ preFilter }) => preFilter.nodeNames);
    const asked = plugins.filter(({ preFilter }) => preFilter.code !== "Skip");

    const nodes = {};
    for (const info of notes.nodeInfo.all(cluster)) {
      const name = info.node.metadata.name;
      if (narrowing && !narrowing.preFilter.nodeNames.includes(name)) continue;
      nodes[name] = firstRejection(asked, info);
    }
    return {
      feasible: Object.keys(nodes).filter((name) => nodes[name].code === "Success"),
      nodes,
      ...(narrowing && { absentNodesStatus: outside(narrowing.name) }),
    };
  }

  function enabled({ plugins = ORDER }) {
    const unknown = plugins.find((name) => !ORDER.includes(name));
    if (unknown) throw new Error(`filter "${unknown}": not one of ${ORDER.join(", ")}`);
    return ORDER.filter((name) => plugins.includes(name));
  }

  function outside(plugin) {
    return { code: "UnschedulableAndUnresolvable", reasons: [`node(s) didn't satisfy plugin(s) [${plugin}]`], plugin };
  }

  /** One plugin for this Pod: what its PreFilter says, and its filter for one node. */
  function start(name, pod, cluster, args = {}) {
    const options = { ...args, featureGates: cluster.featureGates };
    if (name === "NodeResourcesFit") {
      return { preFilter: SUCCESS, filter: (info) => notes.resourcesFilter.filter(pod, info, options) };
    }
    const whole = { PodTopologySpread: notes.topologySpread, InterPodAffinity: notes.interpodAffinity }[name];
    if (whole) {
      const { preFilter, nodes } = whole(pod, cluster);
      return { preFilter, filter: ({ node }) => nodes[node.metadata.name] };
    }
    const { preFilter = () => SUCCESS, filter } = notes.nodeFilters[name];
    return { preFilter: preFilter(pod, options), filter: (info) => filter(pod, info, options) };
  }

  function firstRejection(plugins, info) {
    for (const { name, filter } of plugins) {
      const status = filter(info);
      if (status.code !== "Success") return { ...status, plugin: name };
    }
    return SUCCESS;
  }

  notes.schedulerFilter = schedulerFilter;
})((globalThis.notes ??= {}));
