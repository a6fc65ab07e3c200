/**
 * Quantities such as "500m", "1.5Gi" or "2e3": read, print, compare, round.
 *
 * Pure: no DOM, no clock, no language. Follows upstream ParseQuantity and Quantity.String, Cmp, Add, RoundUp,
 * MilliValue and Value in staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go (v1.36.2). An amount is
 * held exactly, as a whole number of billionths (a BigInt), and crosses the border as text. Texts that were read are
 * remembered, because the same few come again and again.
 *
 * Left out: upstream's scanner reads a lone sign, point or suffix ("-", ".", "Ki") as zero, here digits are required,
 * because whoever writes that has made a slip; decimal exponents beyond ±100, which would only cost time; amounts of
 * 1000E and more keep the suffix E; an amount beyond int64 counts as 0 in milliValue and wholeValue (upstream answers 0
 * or the low 64 bits, depending on how the text was written).
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const NANO_DIGITS = 9;
  const ONE = 10n ** 9n;
  const MILLI = 10n ** 6n;
  const LARGEST = 2n ** 63n - 1n;
  const MOST_EXPONENT = 100;
  const MOST_REMEMBERED = 2000;
  const SPLIT = /^([+-]?)([0-9.]*)([eEinumkKMGTP]*[-+]?[0-9]*)$/;
  /** @type {Record<string, number>} */
  const DECIMAL = { n: -9, u: -6, m: -3, "": 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
  /** @type {Record<string, number>} */
  const BINARY = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
  const FORMATS = ["DecimalSI", "BinarySI", "DecimalExponent"];
  /** @type {Map<K8s.Quantity, Exact>} */
  const remembered = new Map();

  /** @type {(input: K8s.Quantity) => Exact} */
  function read(input) {
    const known = remembered.get(input);
    if (known) return known;
    const fresh = Object.freeze(parseText(input));
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(input, fresh);
    return fresh;
  }

  /** @type {(input: K8s.Quantity) => Exact} */
  function parseText(input) {
    const text = typeof input === "number" ? String(input) : input;
    if (typeof text !== "string") throw new TypeError(`quantity ${JSON.stringify(input)}: not a text`);
    const [, sign, number, suffix] = SPLIT.exec(text) ?? fail(text, "not a number with a suffix");
    if (!/^(\d+\.?\d*|\.\d+)$/.test(number)) fail(text, "unable to parse numeric part of quantity");
    const { scale, format } = readSuffix(suffix, text);

    const [whole, fraction = ""] = number.split(".");
    let digits = BigInt(whole + fraction);
    if (format === "BinarySI") digits <<= BigInt(scale);
    let nano = shift(digits, (format === "BinarySI" ? 0 : scale) - fraction.length + NANO_DIGITS);

    if (format === "BinarySI" && nano > LARGEST * ONE) nano = LARGEST * ONE;
    const below = format === "BinarySI" && nano > 0n && nano < ONE;
    return { nano: sign === "-" ? -nano : nano, format: below ? "DecimalSI" : format };
  }

  /** @type {(suffix: string, text: string) => {scale: number, format: Exact["format"]}} */
  function readSuffix(suffix, text) {
    if (Object.hasOwn(DECIMAL, suffix)) return { scale: DECIMAL[suffix], format: "DecimalSI" };
    if (Object.hasOwn(BINARY, suffix)) return { scale: BINARY[suffix], format: "BinarySI" };
    if (!/^[eE][-+]?\d+$/.test(suffix)) fail(text, "unable to parse quantity's suffix");
    const scale = Number(suffix.slice(1));
    if (Math.abs(scale) > MOST_EXPONENT) fail(text, `exponent beyond ±${MOST_EXPONENT}`);
    return { scale, format: "DecimalExponent" };
  }

  /** digits × 10^places; what does not fit is rounded away from zero. @type {(digits: bigint, places: number) => bigint} */
  function shift(digits, places) {
    return places >= 0 ? digits * 10n ** BigInt(places) : divideUp(digits, 10n ** BigInt(-places));
  }

  /** Division that rounds away from zero. @type {(number: bigint, unit: bigint) => bigint} */
  function divideUp(number, unit) {
    const sign = number < 0n ? -1n : 1n;
    return number / unit + (number % unit === 0n ? 0n : sign);
  }

  /** @type {(text: string, because: string) => never} */
  function fail(text, because) {
    throw new Error(`quantity "${text}": ${because}`);
  }

  /** The exact decimal number, e.g. "-0.05". @type {(nano: bigint) => string} */
  function decimal(nano) {
    const digits = (nano < 0n ? -nano : nano).toString().padStart(NANO_DIGITS + 1, "0");
    const fraction = digits.slice(-NANO_DIGITS).replace(/0+$/, "");
    return (nano < 0n ? "-" : "") + digits.slice(0, -NANO_DIGITS) + (fraction && `.${fraction}`);
  }

  /** The canonical text: no fraction, the largest suffix that loses nothing (CanonicalizeBytes). @type {(exact: Exact) => string} */
  function write({ nano, format }) {
    if (nano === 0n) return "0";
    const small = nano > -1024n * ONE && nano < 1024n * ONE;
    if (format === "BinarySI" && !small && nano % ONE === 0n) {
      const [number, times] = takeOut(nano / ONE, 1024n, 6);
      return number + ["", ...Object.keys(BINARY)][times];
    }
    const [number, times] = takeOut(nano, 1000n, format === "DecimalExponent" ? Infinity : 9);
    const exponent = 3 * times - NANO_DIGITS;
    if (format === "DecimalExponent") return number + (exponent === 0 ? "" : `e${exponent}`);
    return number + Object.keys(DECIMAL).find((suffix) => DECIMAL[suffix] === exponent);
  }

  /** Divide by a factor as often as nothing is lost, at most so many times. @type {(number: bigint, factor: bigint, most: number) => [string, number]} */
  function takeOut(number, factor, most) {
    let times = 0;
    for (; times < most && number % factor === 0n; times++) number /= factor;
    return [number.toString(), times];
  }

  /** x + y in the format of x, of y when x is zero. @type {(x: Exact, y: Exact) => Exact} */
  function plus(x, y) {
    return { nano: x.nano + y.nano, format: x.nano === 0n ? y.format : x.format };
  }

  /** How many units of 10^-9 × unit, rounded up. @type {(exact: Exact, unit: bigint) => Amount} */
  function count({ nano }, unit) {
    const whole = divideUp(nano, unit);
    return whole > LARGEST || whole < -LARGEST ? 0 : notes.int64.narrow(whole);
  }

  notes.quantity = Object.freeze({
    read,
    write,
    plus,

    parse(text) {
      const { nano, format } = read(text);
      return { value: decimal(nano), format };
    },

    print({ value, format }) {
      if (!FORMATS.includes(format)) throw new Error(`quantity format "${format}": not one of ${FORMATS.join(", ")}`);
      return write({ nano: read(value).nano, format });
    },

    canonical: (text) => write(read(text)),

    compare(x, y) {
      const [left, right] = [read(x).nano, read(y).nano];
      return left < right ? -1 : left > right ? 1 : 0;
    },

    add: (x, y) => write(plus(read(x), read(y))),

    roundUp(text, scale) {
      if (!Number.isInteger(scale)) throw new Error(`scale ${scale}: not a whole number`);
      const { nano } = read(text);
      const unit = 10n ** BigInt(Math.max(0, scale + NANO_DIGITS));
      return { value: decimal(divideUp(nano, unit) * unit), exact: nano % unit === 0n };
    },

    milliValue: (text) => count(read(text), MILLI),
    wholeValue: (text) => count(read(text), ONE),
    counted: (name, exact) => count(exact, name === "cpu" ? MILLI : ONE),
  });
})((globalThis.notes ??= {}));
