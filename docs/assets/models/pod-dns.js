/**
 * Which resolv.conf a Pod gets: dnsPolicy, hostNetwork, dnsConfig and the kubelet's settings together.
 *
 * Pure: no DOM, no clock, no language. Follows upstream getPodDNSType, GetPodDNS, appendDNSConfig and
 * mergeDNSOptions in pkg/kubelet/network/dns/dns.go, and for `refusals` validatePodDNSConfig in
 * pkg/apis/core/validation/validation.go (v1.36.2). Left out: Windows; whether an address or a domain name in
 * dnsConfig is well-formed; the check of the node's own file (CheckLimitsForResolvConf).
 *
 * @typedef {{name: string, value?: string}} Option
 * @typedef {{nameservers?: string[], searches?: string[], options?: Option[]}} DnsConfig
 * @typedef {{
 *   resolvConf: string | null,   text of the file that kubelet --resolv-conf names; null: the setting is ""
 *   clusterDNS?: string[],
 *   clusterDomain?: string,
 *   addresses?: string[],        the node's own addresses; only read when resolvConf is null
 * }} Kubelet
 * @typedef {{namespace?: string, dnsPolicy?: string, hostNetwork?: boolean, dnsConfig?: DnsConfig}} PodDns
 * @typedef {{
 *   type: "cluster" | "host" | "none",   which kind of base the Pod got in the end
 *   nameservers: string[], searches: string[], options: string[],
 *   events: {type: "Warning", reason: string, message: string}[],
 * }} Result
 */
(function (notes) {
  "use strict";
  const CLUSTER_OPTIONS = ["ndots:5"];
  const MISSING_CLUSTER_DNS = {
    type: "Warning",
    reason: "MissingClusterDNS",
    message:
      'kubelet does not have ClusterDNS IP configured and cannot create Pod using "ClusterFirst" policy. ' +
      'Falling back to "Default" policy.',
  };

  /**
   * @param {string} dnsPolicy
   * @param {boolean} hostNetwork
   * @returns {"cluster" | "host" | "none"}
   */
  function type(dnsPolicy = "ClusterFirst", hostNetwork = false) {
    switch (dnsPolicy) {
      case "None": return "none";
      case "ClusterFirstWithHostNet": return "cluster";
      case "ClusterFirst": return hostNetwork ? "host" : "cluster";
      case "Default": return "host";
      default: throw new Error(`invalid DNSPolicy=${dnsPolicy}`);
    }
  }

  /**
   * @param {PodDns} pod
   * @param {Kubelet} kubelet
   * @returns {Result}
   */
  function resolve(pod, kubelet) {
    const { namespace = "default", dnsPolicy, hostNetwork, dnsConfig } = pod;
    const { resolvConf, clusterDNS = [], clusterDomain = "", addresses = [] } = kubelet;
    if (resolvConf === undefined) throw new Error('kubelet: resolvConf is missing (null means --resolv-conf="")');

    const node = resolvConf === null ? empty() : notes.resolvConf.parse(resolvConf);
    const events = [];
    let kind = typeOrCluster(dnsPolicy, hostNetwork);
    if (kind === "cluster" && clusterDNS.length === 0) {
      events.push(MISSING_CLUSTER_DNS);
      kind = "host";
    }

    let conf = node;
    if (kind === "none") {
      conf = empty();
    } else if (kind === "cluster") {
      // The node's nameservers and options are dropped; only its search domains are kept, at the end.
      const searches = clusterSearches(namespace, clusterDomain, node.searches);
      conf = { nameservers: clusterDNS, searches, options: CLUSTER_OPTIONS };
    } else if (resolvConf === null) {
      conf = { nameservers: loopback(addresses), searches: ["."], options: [] };
    }
    if (dnsConfig) conf = append(conf, dnsConfig);

    const fitted = notes.resolvConf.fitNameservers(conf.nameservers);
    const cut = notes.resolvConf.fitSearches(conf.searches);
    return {
      type: kind,
      nameservers: fitted.nameservers,
      searches: cut.searches,
      options: conf.options,
      events: [...events, ...fitted.events, ...cut.events],
    };
  }

  const empty = () => ({ nameservers: [], searches: [], options: [] });

  /** The kubelet logs an unknown policy and goes on as for ClusterFirst; the API server would not let it in. */
  function typeOrCluster(dnsPolicy, hostNetwork) {
    try {
      return type(dnsPolicy, hostNetwork);
    } catch {
      return "cluster";
    }
  }

  function clusterSearches(namespace, domain, nodeSearches) {
    if (domain === "") return nodeSearches;
    return unique([`${namespace}.svc.${domain}`, `svc.${domain}`, domain, ...nodeSearches]);
  }

  function loopback(addresses) {
    const own = addresses.map((address) => (address.includes(":") ? "::1" : "127.0.0.1"));
    return own.length ? own : ["127.0.0.1"];
  }

  function append(conf, { nameservers = [], searches = [], options = [] }) {
    return {
      nameservers: unique([...conf.nameservers, ...nameservers]),
      searches: unique([...conf.searches, ...searches]),
      options: mergeOptions(conf.options, options),
    };
  }

  const unique = (list) => [...new Set(list)];

  /**
   * By name; what dnsConfig says wins.
   * @param {string[]} existing   e.g. ["ndots:5", "edns0"]
   * @param {Option[]} [wanted]
   * @returns {string[]}
   */
  function mergeOptions(existing, wanted = []) {
    const merged = new Map();
    for (const option of existing) {
      const [, name, value = ""] = /^([^:]*):?(.*)$/s.exec(option);
      merged.set(name, value);
    }
    for (const { name, value = "" } of wanted) merged.set(name, value);
    return [...merged].map(([name, value]) => (value === "" ? name : `${name}:${value}`));
  }

  /**
   * Why the API server would not store such a Pod.
   * @param {{dnsPolicy?: string, dnsConfig?: DnsConfig}} pod
   * @returns {string[]} the details of upstream's validation errors
   */
  function refusals({ dnsPolicy = "ClusterFirst", dnsConfig }) {
    const found = [];
    try {
      type(dnsPolicy);
    } catch {
      found.push(`Unsupported value: "${dnsPolicy}"`);
    }
    const { nameservers = [], searches = [], options = [] } = dnsConfig ?? {};
    if (dnsPolicy === "None" && !dnsConfig) found.push("must provide `dnsConfig` when `dnsPolicy` is None");
    else if (dnsPolicy === "None" && nameservers.length === 0) {
      found.push("must provide at least one DNS nameserver when `dnsPolicy` is None");
    }
    if (nameservers.length > 3) found.push("must not have more than 3 nameservers");
    if (searches.length > 32) found.push("must not have more than 32 search paths");
    if (searches.join(" ").length > 2048) {
      found.push("must not have more than 2048 characters (including spaces) in the search list");
    }
    if (options.some(({ name }) => !name)) found.push("must not be empty");
    return found;
  }

  notes.podDns = Object.freeze({ type, resolve, mergeOptions, refusals });
})((globalThis.notes ??= {}));
