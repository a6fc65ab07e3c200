/**
 * An object without the keys that have no value: "labels:" with nothing behind it is the same as no labels.
 *
 * Pure: no DOM, no clock, no language. Follows how encoding/json of Go, and with it the API server of upstream
 * (v1.36.2), reads null: as if the key were not there. What has no null in it comes back as it is, uncopied. Left out:
 * a null in a list, which stands for an empty value of the list's type (store.js knows the types).
 */
(function (/** @type {Notes} */ notes) {
  "use strict";

  /** @type {Notes["withoutNulls"]} */
  function withoutNulls(value) {
    return has(value) ? copy(value) : value;
  }

  /** @type {(value: unknown) => boolean} */
  function has(value) {
    if (typeof value !== "object" || value === null) return false;
    if (Array.isArray(value)) return value.some(has);
    for (const key in value) {
      const inner = /** @type {Record<string, unknown>} */ (value)[key];
      if (inner === null || has(inner)) return true;
    }
    return false;
  }

  /** @type {(value: any) => any} */
  function copy(value) {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(copy);
    const kept = Object.entries(value).filter(([, inner]) => inner !== null);
    return Object.fromEntries(kept.map(([key, inner]) => [key, copy(inner)]));
  }

  notes.withoutNulls = withoutNulls;
})((globalThis.notes ??= {}));
