/**
 * IP addresses as text: read in any of their forms, printed in one.
 *
 * Pure: no DOM, no clock, no language. Follows upstream ParseIPSloppy of k8s.io/utils/net (the parser of Go 1.16, which
 * ignores leading zeros), IP.String of Go's package net, and parseIP in
 * staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go (v1.36.2). Left out: zones ("fe80::1%eth0"), which upstream
 * refuses too.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const GROUPS = 8;
  /** An IPv4 address inside IPv6 is IPv4. */
  const MAPPED = "0,0,0,0,0,65535";

  /** The four numbers of an IPv4 address, null when it is none. @type {(text: string) => number[] | null} */
  function ipv4(text) {
    const parts = text.split(".");
    if (parts.length !== 4 || !parts.every((part) => /^\d+$/.test(part))) return null;
    const numbers = parts.map(Number);
    return numbers.every((number) => number <= 255) ? numbers : null;
  }

  /** The eight groups of an IPv6 address, null when it is none. @type {(text: string) => number[] | null} */
  function ipv6(text) {
    const halves = text.split("::");
    if (halves.length > 2) return null;
    const read = halves.map((half) => (half === "" ? [] : groups(half.split(":"))));
    const [before, after = []] = read;
    if (before === null || after === null) return null;
    // An address that ends in IPv4 may have it behind the "::" or, without one, only in the last two groups.
    if (halves.length === 2 && halves[0].includes(".")) return null;
    const missing = GROUPS - before.length - after.length;
    if (halves.length === 1) return missing === 0 ? before : null;
    return missing > 0 ? [...before, ...new Array(missing).fill(0), ...after] : null;
  }

  /** @type {(parts: string[]) => number[] | null} */
  function groups(parts) {
    const last = parts[parts.length - 1];
    const tail = last.includes(".") ? ipv4(last) : null;
    const plain = tail ? parts.slice(0, -1) : parts;
    if (!plain.every((part) => /^[0-9a-f]+$/i.test(part) && parseInt(part, 16) <= 0xffff)) return null;
    const numbers = plain.map((part) => parseInt(part, 16));
    return tail ? [...numbers, tail[0] * 256 + tail[1], tail[2] * 256 + tail[3]] : numbers;
  }

  /** @type {Notes["ipAddress"]["parse"]} */
  function parse(text) {
    const four = text.includes(":") ? null : ipv4(text);
    if (four) return { version: 4, text: four.join(".") };
    const eight = text.includes(":") ? ipv6(text) : null;
    if (!eight) return null;
    if (eight.slice(0, 6).join() !== MAPPED) return { version: 6, text: shortest(eight) };
    return { version: 4, text: [eight[6] >> 8, eight[6] & 255, eight[7] >> 8, eight[7] & 255].join(".") };
  }

  /** The first of the longest runs of zeros, if longer than one, becomes "::". @type {(numbers: number[]) => string} */
  function shortest(numbers) {
    let [start, length] = [0, 1];
    for (let from = 0; from < GROUPS; from++) {
      let to = from;
      while (to < GROUPS && numbers[to] === 0) to++;
      if (to - from > length) [start, length] = [from, to - from];
    }
    const hex = (/** @type {number[]} */ part) => part.map((number) => number.toString(16)).join(":");
    if (length === 1) return hex(numbers);
    return `${hex(numbers.slice(0, start))}::${hex(numbers.slice(start + length))}`;
  }

  /** What the API server says to an address in a field that is older than strict checks. @type {Notes["ipAddress"]["problems"]} */
  function problems(text) {
    const address = parse(text);
    if (!address) return ["must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"];
    if (/(^|[.:])0\d+\./.test(text) || /\.0\d+$/.test(text) || /(^|:)[0-9a-f]{5,}/i.test(text)) return ["must not have leading 0s"];
    return text.includes(":") && address.version === 4 ? ["must not be an IPv4-mapped IPv6 address"] : [];
  }

  notes.ipAddress = Object.freeze({ parse, problems });
})((globalThis.notes ??= {}));
