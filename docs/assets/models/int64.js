/**
 * Whole numbers as Go's int64 has them: exact beyond 2^53, dropped remainders, and wrapping where int64 wraps.
 *
 * Pure: no DOM, no clock, no language. Follows the Go specification, "Integer overflow" and "Arithmetic operators", as the
 * scheduler of upstream (v1.36.2) relies on them. An amount is a Number where that is exact and a BigInt beyond it, so that
 * everyday amounts stay fast; JavaScript compares the two with < and > as they are. Nothing is left out.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";

  /** @type {(number: bigint) => Amount} */
  function narrow(number) {
    const wrapped = BigInt.asIntN(64, number);
    const plain = Number(wrapped);
    return Number.isSafeInteger(plain) ? plain : wrapped;
  }

  /** @type {(x: Amount, y: Amount) => [number, number] | null} */
  const plain = (x, y) => (typeof x === "number" && typeof y === "number" ? [x, y] : null);

  /** @type {(x: Amount, y: Amount) => Amount} */
  function add(x, y) {
    const both = plain(x, y);
    const sum = both ? both[0] + both[1] : NaN;
    return Number.isSafeInteger(sum) ? sum : narrow(BigInt(x) + BigInt(y));
  }

  /** @type {(x: Amount, y: Amount) => Amount} */
  function subtract(x, y) {
    const both = plain(x, y);
    const difference = both ? both[0] - both[1] : NaN;
    return Number.isSafeInteger(difference) ? difference : narrow(BigInt(x) - BigInt(y));
  }

  /** @type {(x: Amount, y: Amount) => Amount} */
  function multiply(x, y) {
    const both = plain(x, y);
    const product = both ? both[0] * both[1] : NaN;
    return Number.isSafeInteger(product) ? product : narrow(BigInt(x) * BigInt(y));
  }

  /** Towards zero. @type {(x: Amount, y: Amount) => Amount} */
  function divide(x, y) {
    const both = plain(x, y);
    return both ? Math.trunc(both[0] / both[1]) : narrow(BigInt(x) / BigInt(y));
  }

  notes.int64 = Object.freeze({ narrow, add, subtract, multiply, divide });
})((globalThis.notes ??= {}));
