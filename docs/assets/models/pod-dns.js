/**
 * Which resolv.conf a Pod gets: dnsPolicy, hostNetwork, dnsConfig and the kubelet's settings together.
 *
 * Pure: no DOM, no clock, no language. Follows upstream getPodDNSType, GetPodDNS, appendDNSConfig and
 * mergeDNSOptions in pkg/kubelet/network/dns/dns.go, and how NewMainKubelet in pkg/kubelet/kubelet.go reads clusterDNS
 * (v1.36.2). Left out: Windows; the check of the node's own file (CheckLimitsForResolvConf).
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const CLUSTER_OPTIONS = ["ndots:5"];
  const MISSING_CLUSTER_DNS =
    'kubelet does not have ClusterDNS IP configured and cannot create Pod using "ClusterFirst" policy. ' +
    'Falling back to "Default" policy.';

  /** @type {(dnsPolicy?: string, hostNetwork?: boolean) => DnsType} */
  function type(dnsPolicy = "ClusterFirst", hostNetwork = false) {
    switch (dnsPolicy) {
      case "None": return "none";
      case "ClusterFirstWithHostNet": return "cluster";
      case "ClusterFirst": return hostNetwork ? "host" : "cluster";
      case "Default": return "host";
      default: throw new Error(`invalid DNSPolicy=${dnsPolicy}`);
    }
  }

  /** What of a Pod object matters here. @type {(pod: K8s.Pod) => PodDns} */
  function ofPod({ metadata: { name, namespace, uid } = {}, spec: { dnsPolicy, hostNetwork, dnsConfig } = {} }) {
    return { name, namespace, uid, dnsPolicy, hostNetwork, dnsConfig };
  }

  /** @type {Notes["podDns"]["resolve"]} */
  function resolve(given, kubelet) {
    const clean = notes.withoutNulls(given);
    const pod = "spec" in clean || "metadata" in clean ? ofPod(clean) : /** @type {PodDns} */ (clean);
    const { namespace = "default", dnsPolicy, hostNetwork, dnsConfig } = pod;
    const { resolvConf, clusterDNS = [], clusterDomain = "", addresses = [] } = kubelet;
    if (resolvConf === undefined) throw new Error('kubelet: resolvConf is missing (null means --resolv-conf="")');

    const node = resolvConf === null ? empty() : notes.resolvConf.parse(resolvConf);
    // What is no address, the kubelet warns about when it starts, and leaves out.
    const servers = clusterDNS.flatMap((text) => notes.ipAddress.parse(text)?.text ?? []);
    /** @type {PodEvent[]} */
    const events = [];
    let kind = typeOrCluster(dnsPolicy, hostNetwork);
    if (kind === "cluster" && servers.length === 0) {
      events.push(...missing(pod));
      kind = "host";
    }

    let conf = node;
    if (kind === "none") {
      conf = empty();
    } else if (kind === "cluster") {
      // The node's nameservers and options are dropped; only its search domains are kept, at the end.
      const searches = clusterSearches(namespace, clusterDomain, node.searches);
      conf = { nameservers: servers, searches, options: CLUSTER_OPTIONS };
    } else if (resolvConf === null) {
      conf = { nameservers: loopback(addresses), searches: ["."], options: [] };
    }
    if (dnsConfig) conf = append(conf, dnsConfig);

    const fitted = notes.resolvConf.fitNameservers(conf.nameservers);
    const cut = notes.resolvConf.fitSearches(conf.searches);
    const ofThePod = [...fitted.events, ...cut.events].map((event) => ({ ...event, object: "Pod" }));
    return {
      type: kind,
      nameservers: fitted.nameservers,
      searches: cut.searches,
      options: conf.options,
      events: [...events, ...ofThePod],
    };
  }

  /** @type {() => ResolvConf} */
  const empty = () => ({ nameservers: [], searches: [], options: [] });

  /** The node hears of it, and the Pod, by name, namespace and UID. @type {(pod: PodDns) => PodEvent[]} */
  function missing({ name = "", namespace = "default", uid = "" }) {
    const warning = { type: "Warning", reason: "MissingClusterDNS" };
    const full = `pod: ${notes.labelSelector.quote(`${name}_${namespace}(${uid})`)}. ${MISSING_CLUSTER_DNS}`;
    return [
      { ...warning, message: MISSING_CLUSTER_DNS, object: "Node" },
      { ...warning, message: full, object: "Pod" },
    ];
  }

  /** The kubelet logs an unknown policy and goes on as for ClusterFirst; the API server would not let it in. @type {(dnsPolicy?: string, hostNetwork?: boolean) => DnsType} */
  function typeOrCluster(dnsPolicy, hostNetwork) {
    try {
      return type(dnsPolicy, hostNetwork);
    } catch {
      return "cluster";
    }
  }

  /** @type {(namespace: string, domain: string, nodeSearches: string[]) => string[]} */
  function clusterSearches(namespace, domain, nodeSearches) {
    if (domain === "") return nodeSearches;
    return unique([`${namespace}.svc.${domain}`, `svc.${domain}`, domain, ...nodeSearches]);
  }

  /** @type {(addresses: string[]) => string[]} */
  function loopback(addresses) {
    const own = addresses.map((address) => (notes.ipAddress.parse(address)?.version === 6 ? "::1" : "127.0.0.1"));
    return own.length ? own : ["127.0.0.1"];
  }

  /** @type {(conf: ResolvConf, dnsConfig: K8s.PodDNSConfig) => ResolvConf} */
  function append(conf, { nameservers = [], searches = [], options = [] }) {
    return {
      nameservers: unique([...conf.nameservers, ...nameservers]),
      searches: unique([...conf.searches, ...searches]),
      options: mergeOptions(conf.options, options),
    };
  }

  /** @type {(list: string[]) => string[]} */
  const unique = (list) => [...new Set(list)];

  /** By name; what dnsConfig says wins. @type {Notes["podDns"]["mergeOptions"]} */
  function mergeOptions(existing, wanted = []) {
    /** @type {Map<string, string>} */
    const merged = new Map();
    for (const option of existing) {
      const at = option.indexOf(":");
      merged.set(at < 0 ? option : option.slice(0, at), at < 0 ? "" : option.slice(at + 1));
    }
    for (const { name = "", value = "" } of wanted) merged.set(name, value);
    return [...merged].map(([name, value]) => (value === "" ? name : `${name}:${value}`));
  }

  notes.podDns = Object.freeze({ type, resolve, mergeOptions, refusals: (pod) => notes.dnsRefusals(pod) });
})((globalThis.notes ??= {}));
