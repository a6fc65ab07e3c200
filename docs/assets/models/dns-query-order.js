/**
 * Which names a resolver library asks for, in which order, and how many questions that makes.
 *
 * Pure: no DOM, no clock, no language. No Kubernetes code does this; it is the C library in the container. Follows
 * resolv.conf(5) and the search of glibc (resolv/res_query.c, __res_context_search, 2.36) and of musl
 * (src/network/lookup_name.c, name_from_dns_search, 1.2.3). Every name is asked twice, A and AAAA, as getaddrinfo
 * does without a fixed family. Left out: caches, time-outs and repeats, several nameservers, answers other than
 * "exists" and "does not exist" (musl stops its search at a name that exists without addresses; glibc goes on), the
 * option no-tld-query, HOSTALIASES and /etc/hosts.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const LIBRARIES = ["glibc", "musl"];
  const DEFAULT_NDOTS = 1;
  const MOST_NDOTS = 15;
  const QUESTIONS_A_TRY = 2;

  /** Every name that would be asked if none existed. @type {Notes["dnsQueryOrder"]["order"]} */
  function order(name, { searches = [], options = [], library = "glibc" } = {}) {
    if (!LIBRARIES.includes(library)) throw new Error(`library "${library}": not one of ${LIBRARIES.join(", ")}`);
    const labels = typeof name === "string" ? name.replace(/\.$/, "").split(".") : [""];
    if (labels.includes("")) throw new Error(`name ${JSON.stringify(name)}: not a host name`);

    /** @type {DnsTry} */
    const asIs = { name: `${labels.join(".")}.`, from: "as-is" };
    if (name.endsWith(".")) return [asIs];

    const enough = labels.length - 1 >= ndots(options);
    if (enough && library === "musl") return [asIs];

    /** @type {DnsTry[]} */
    const searched = searches.map((search) => ({ name: absolute(name, search), from: "search", search }));
    if (enough) return [asIs, ...searched];
    // A search list with the root domain in it already asks for the name as it is.
    return searched.some((one) => one.name === asIs.name) ? searched : [...searched, asIs];
  }

  /** What is asked until the first name that exists. @type {Notes["dnsQueryOrder"]["look"]} */
  function look(name, resolver, existing) {
    const known = new Set(existing.map((one) => one.replace(/\.?$/, ".")));
    const all = order(name, resolver);
    const hit = all.findIndex((one) => known.has(one.name));
    const tries = hit === -1 ? all : all.slice(0, hit + 1);
    return { tries, answered: hit === -1 ? null : all[hit].name, questions: tries.length * QUESTIONS_A_TRY };
  }

  /** @type {(name: string, search: string) => string} */
  function absolute(name, search) {
    const domain = search.replace(/\.$/, "");
    return domain === "" ? `${name}.` : `${name}.${domain}.`;
  }

  /** The last ndots wins; both libraries cap it at 15. @type {(options: string[]) => number} */
  function ndots(options) {
    const values = options.filter((option) => option.startsWith("ndots:")).map((option) => Number(option.slice(6)));
    const value = values[values.length - 1] ?? DEFAULT_NDOTS;
    if (!Number.isInteger(value) || value < 0) {
      throw new Error(`options ${options.join(" ")}: ndots is not a whole number`);
    }
    return Math.min(value, MOST_NDOTS);
  }

  notes.dnsQueryOrder = Object.freeze({ order, look });
})((globalThis.notes ??= {}));
