/**
 * Reads and prints a resolv.conf, and cuts one down to what a Pod may have.
 *
 * Pure: no DOM, no clock, no language. Follows upstream parseResolvConf, formDNSSearchFitsLimits and
 * formDNSNameserversFitsLimits in pkg/kubelet/network/dns/dns.go, with the limits of
 * pkg/apis/core/validation/validation.go and the white space of Go's unicode.IsSpace (v1.36.2). Left out: the limit of
 * 10 MiB for the file. The order of options is not defined upstream (a Go map); here it is the order of first appearance.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const MOST_NAMESERVERS = 3;
  const MOST_SEARCHES = 32;
  const LONGEST_SEARCH = 253;
  const LONGEST_SEARCH_LINE = 2048;
  /** A byte order mark is none, so a file that begins with one loses its first line; U+0085 is one. */
  const WHITE_SPACE = /(?:(?!\uFEFF)\s|\u0085)+/;

  /** Nameservers and options add up over lines; the last search line wins. @type {Notes["resolvConf"]["parse"]} */
  function parse(text) {
    if (typeof text !== "string") throw new TypeError("resolv.conf: not a text");
    const nameservers = [];
    /** @type {string[]} */
    let searches = [];
    const options = new Map();
    for (const [index, line] of text.split("\n").entries()) {
      const [keyword = "", ...values] = line.split(WHITE_SPACE).filter(Boolean);
      if (keyword.startsWith("#")) continue;
      if (keyword === "nameserver") {
        if (values.length === 0) throw new Error(`resolv.conf line ${index + 1}: nameserver list is empty`);
        nameservers.push(values[0]);
      } else if (keyword === "search") {
        searches = values.filter((value) => value !== ".").map((value) => value.replace(/\.$/, ""));
      } else if (keyword === "options") {
        for (const option of values) options.set(option.split(":")[0], option);
      }
    }
    return { nameservers, searches, options: [...options.values()] };
  }

  /** The text of the file; an empty list has no line. @type {(conf: ResolvConf) => string} */
  function print({ nameservers, searches, options }) {
    const lines = [];
    if (searches.length) lines.push(`search ${searches.join(" ")}`);
    lines.push(...nameservers.map((address) => `nameserver ${address}`));
    if (options.length) lines.push(`options ${options.join(" ")}`);
    return lines.map((line) => `${line}\n`).join("");
  }

  /** @type {Notes["resolvConf"]["fitNameservers"]} */
  function fitNameservers(nameservers) {
    const kept = nameservers.slice(0, MOST_NAMESERVERS);
    const message =
      "Nameserver limits were exceeded, some nameservers have been omitted, " +
      `the applied nameserver line is: ${kept.join(" ")}`;
    return { nameservers: kept, events: kept.length < nameservers.length ? [warning(message)] : [] };
  }

  /** First the number of entries, then the length of each, then the length of the line. @type {Notes["resolvConf"]["fitSearches"]} */
  function fitSearches(searches) {
    const kept = searches.slice(0, MOST_SEARCHES).filter((search) => bytes(search) <= LONGEST_SEARCH);
    while (bytes(kept.join(" ")) > LONGEST_SEARCH_LINE) kept.pop();
    const message =
      "Search Line limits were exceeded, some search paths have been omitted, " +
      `the applied search line is: ${kept.join(" ")}`;
    return { searches: kept, events: kept.length < searches.length ? [warning(message)] : [] };
  }

  const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).length;
  /** @type {(message: string) => PodEvent} */
  const warning = (message) => ({ type: "Warning", reason: "DNSConfigForming", message });

  notes.resolvConf = Object.freeze({ parse, print, fitNameservers, fitSearches });
})((globalThis.notes ??= {}));
