/**
 * Quantities such as "500m", "1.5Gi" or "2e3": read, print, compare, round.
 *
 * Pure: no DOM, no clock, no language. Follows upstream ParseQuantity and Quantity.String, Cmp, RoundUp,
 * MilliValue and Value in staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go (v1.36.2). An amount is
 * held exactly, as a whole number of billionths (a BigInt), and crosses the border as text.
 *
 * Left out: upstream's scanner reads a lone sign, point or suffix ("-", ".", "Ki") as zero, here digits are
 * required; decimal exponents beyond ±100; amounts of 1000E and more keep the suffix E.
 *
 * @typedef {"DecimalSI" | "BinarySI" | "DecimalExponent"} Format
 * @typedef {{value: string, format: Format}} Quantity   value: the exact decimal number, e.g. "0.05"
 */
(function (notes) {
  "use strict";
  const NANO_DIGITS = 9;
  const ONE = 10n ** 9n;
  const MOST_BINARY = (2n ** 63n - 1n) * ONE;
  const MOST_EXPONENT = 100;
  const SPLIT = /^([+-]?)([0-9.]*)([eEinumkKMGTP]*[-+]?[0-9]*)$/;
  const DECIMAL = { n: -9, u: -6, m: -3, "": 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
  const BINARY = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n };

  /** Read a quantity. @returns {{nano: bigint, format: Format}} */
  function read(input) {
    const text = typeof input === "number" ? String(input) : input;
    if (typeof text !== "string") throw new TypeError(`quantity ${JSON.stringify(input)}: not a text`);
    const [, sign, number, suffix] = SPLIT.exec(text) ?? fail(text, "not a number with a suffix");
    if (!/^(\d+\.?\d*|\.\d+)$/.test(number)) fail(text, "unable to parse numeric part of quantity");
    const { scale, format } = readSuffix(suffix, text);

    const [whole, fraction = ""] = number.split(".");
    let digits = BigInt(whole + fraction);
    if (format === "BinarySI") digits <<= scale;
    let nano = shift(digits, (format === "BinarySI" ? 0 : scale) - fraction.length + NANO_DIGITS);

    if (format === "BinarySI" && nano > MOST_BINARY) nano = MOST_BINARY;
    const below = format === "BinarySI" && nano > 0n && nano < ONE;
    return { nano: sign === "-" ? -nano : nano, format: below ? "DecimalSI" : format };
  }

  function readSuffix(suffix, text) {
    if (Object.hasOwn(DECIMAL, suffix)) return { scale: DECIMAL[suffix], format: "DecimalSI" };
    if (Object.hasOwn(BINARY, suffix)) return { scale: BINARY[suffix], format: "BinarySI" };
    if (!/^[eE][-+]?\d+$/.test(suffix)) fail(text, "unable to parse quantity's suffix");
    const scale = Number(suffix.slice(1));
    if (Math.abs(scale) > MOST_EXPONENT) fail(text, `exponent beyond ±${MOST_EXPONENT}`);
    return { scale, format: "DecimalExponent" };
  }

  /** digits × 10^places; what does not fit is rounded away from zero. */
  function shift(digits, places) {
    return places >= 0 ? digits * 10n ** BigInt(places) : divideUp(digits, 10n ** BigInt(-places));
  }

  /** Division that rounds away from zero. */
  function divideUp(number, unit) {
    const sign = number < 0n ? -1n : 1n;
    return number / unit + (number % unit === 0n ? 0n : sign);
  }

  function fail(text, because) {
    throw new Error(`quantity "${text}": ${because}`);
  }

  /** The exact decimal number, e.g. "-0.05". */
  function decimal(nano) {
    const digits = (nano < 0n ? -nano : nano).toString().padStart(NANO_DIGITS + 1, "0");
    const fraction = digits.slice(-NANO_DIGITS).replace(/0+$/, "");
    return (nano < 0n ? "-" : "") + digits.slice(0, -NANO_DIGITS) + (fraction && `.${fraction}`);
  }

  /** The canonical text: no fraction, the largest suffix that loses nothing (CanonicalizeBytes). */
  function write(nano, format) {
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

  /** Divide by a factor as often as nothing is lost, at most so many times. */
  function takeOut(number, factor, most) {
    let times = 0;
    for (; times < most && number % factor === 0n; times++) number /= factor;
    return [number.toString(), times];
  }

  /** A count of units of 10^-9 × unit, rounded up, as a number that JavaScript holds exactly. */
  function count(text, unit) {
    const number = Number(divideUp(read(text).nano, unit));
    if (!Number.isSafeInteger(number)) fail(text, "larger than these models can count");
    return number;
  }

  const FORMATS = ["DecimalSI", "BinarySI", "DecimalExponent"];

  notes.quantity = Object.freeze({
    /** @param {string | number} text @returns {Quantity} */
    parse(text) {
      const { nano, format } = read(text);
      return { value: decimal(nano), format };
    },

    /** @param {Quantity} quantity @returns {string} canonical text */
    print({ value, format }) {
      if (!FORMATS.includes(format)) throw new Error(`quantity format "${format}": not one of ${FORMATS.join(", ")}`);
      return write(read(value).nano, format);
    },

    /** Parse and print. @param {string | number} text @returns {string} */
    canonical(text) {
      const { nano, format } = read(text);
      return write(nano, format);
    },

    /** @returns {-1 | 0 | 1} the sign of x − y */
    compare(x, y) {
      const [left, right] = [read(x).nano, read(y).nano];
      return left < right ? -1 : left > right ? 1 : 0;
    },

    /** x + y in the format of x (of y when x is zero). @returns {string} */
    add(x, y) {
      const [left, right] = [read(x), read(y)];
      return write(left.nano + right.nano, left.nano === 0n ? right.format : left.format);
    },

    /**
     * Round away from zero to a multiple of 10^scale.
     * @returns {{value: string, exact: boolean}} exact: nothing was lost
     */
    roundUp(text, scale) {
      if (!Number.isInteger(scale)) throw new Error(`scale ${scale}: not a whole number`);
      const { nano } = read(text);
      const unit = 10n ** BigInt(Math.max(0, scale + NANO_DIGITS));
      return { value: decimal(divideUp(nano, unit) * unit), exact: nano % unit === 0n };
    },

    /** Thousandths, rounded up: how the scheduler counts CPU. @returns {number} */
    milliValue: (text) => count(text, 10n ** 6n),

    /** Whole units, rounded up: how the scheduler counts everything else. @returns {number} */
    wholeValue: (text) => count(text, ONE),
  });
})((globalThis.notes ??= {}));
