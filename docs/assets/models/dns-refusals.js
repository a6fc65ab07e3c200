/**
 * Why the API server would not store a Pod's dnsPolicy and dnsConfig.
 *
 * Pure: no DOM, no clock, no language. Follows upstream validateDNSPolicy and validatePodDNSConfig in
 * pkg/apis/core/validation/validation.go, and IsDNS1123SubdomainWithUnderscore in
 * staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go (v1.36.2). Left out: what an update of an older
 * object may keep.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const POLICIES = ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"];
  const MOST_NAMESERVERS = 3;
  const MOST_SEARCHES = 32;
  const LONGEST_SEARCH = 253;
  const LONGEST_SEARCH_LINE = 2048;
  const LABEL = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
  const SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);
  const SUBDOMAIN_RULE =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must " +
    `start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${LABEL}(\\.${LABEL})*')`;

  /** @type {Notes["dnsRefusals"]} */
  function dnsRefusals(given) {
    const clean = notes.withoutNulls(given);
    const { dnsPolicy = "ClusterFirst", dnsConfig } = "spec" in clean ? clean.spec ?? {} : /** @type {PodDns} */ (clean);
    const found = POLICIES.includes(dnsPolicy) ? [] : [`Unsupported value: "${dnsPolicy}"`];
    if (dnsPolicy === "None" && !dnsConfig) return ["must provide `dnsConfig` when `dnsPolicy` is None"];
    if (dnsPolicy === "None" && !dnsConfig?.nameservers?.length) {
      return ["must provide at least one DNS nameserver when `dnsPolicy` is None"];
    }
    const { nameservers = [], searches = [], options = [] } = dnsConfig ?? {};
    if (nameservers.length > MOST_NAMESERVERS) found.push(`must not have more than ${MOST_NAMESERVERS} nameservers`);
    found.push(...each("nameservers", nameservers, notes.ipAddress.problems));
    if (searches.length > MOST_SEARCHES) found.push(`must not have more than ${MOST_SEARCHES} search paths`);
    if (bytes(searches.join(" ")) > LONGEST_SEARCH_LINE) {
      found.push(`must not have more than ${LONGEST_SEARCH_LINE} characters (including spaces) in the search list`);
    }
    found.push(...each("searches", searches.map(withoutLastDot), searchProblems));
    if (options.some(({ name }) => !name)) found.push("must not be empty");
    return found;
  }

  /** @type {(field: string, values: string[], problems: (value: string) => string[]) => string[]} */
  function each(field, values, problems) {
    return values.flatMap((value, index) => problems(value).map((because) => {
      return `${field}[${index}]: Invalid value: ${notes.labelSelector.quote(value)}: ${because}`;
    }));
  }

  /** @type {(search: string) => string} */
  const withoutLastDot = (search) => (search === "." ? search : search.replace(/\.$/, ""));

  /** The root domain is allowed. @type {(name: string) => string[]} */
  function searchProblems(name) {
    if (name === ".") return [];
    return [
      ...(bytes(name) > LONGEST_SEARCH ? [`must be no more than ${LONGEST_SEARCH} characters`] : []),
      ...(SUBDOMAIN.test(name) ? [] : [SUBDOMAIN_RULE]),
    ];
  }

  const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).length;

  notes.dnsRefusals = dnsRefusals;
})((globalThis.notes ??= {}));
