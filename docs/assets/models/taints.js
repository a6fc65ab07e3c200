/**
 * Which taints a Pod tolerates.
 *
 * Pure: no DOM, no clock, no language. Follows upstream ToleratesTaint in
 * staging/src/k8s.io/api/core/v1/toleration.go, and FindMatchingUntoleratedTaint in
 * staging/src/k8s.io/component-helpers/scheduling/corev1/helpers.go (v1.36.2). Left out: tolerationSeconds, which says
 * how long a taint is tolerated, not whether it is.
 *
 * @typedef {{key: string, value?: string, effect: string}} Taint
 * @typedef {{key?: string, operator?: string, value?: string, effect?: string}} Toleration
 */
(function (notes) {
  "use strict";
  const EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

  /**
   * @param {Toleration} toleration
   * @param {Taint} taint
   * @param {Record<string, boolean>} [gates]
   * @returns {boolean}
   */
  function tolerates({ key, operator = "Equal", value = "", effect }, taint, gates) {
    if (effect && effect !== taint.effect) return false;
    if (key && key !== taint.key) return false;
    switch (operator || "Equal") {
      case "Equal": return value === (taint.value ?? "");
      case "Exists": return true;
      case "Gt":
      case "Lt":
        return notes.featureGate("TaintTolerationComparisonOperators", gates) && compares(operator, value, taint.value);
      default: return false;
    }
  }

  /** Gt: the taint's value is greater than the toleration's. Both have to be plain decimal 64-bit numbers. */
  function compares(operator, own, taints) {
    const [mine, other] = [decimal(own), decimal(taints)];
    if (mine === null || other === null) return false;
    return operator === "Gt" ? other > mine : other < mine;
  }

  /** No plus sign and no leading zero, unlike in a node selector. */
  function decimal(text) {
    return /^(0|-?[1-9][0-9]*)$/.test(text ?? "") ? notes.labelSelector.int64(text) : null;
  }

  /**
   * The first of the taints that no toleration tolerates.
   * @param {Taint[]} taints
   * @param {Toleration[]} tolerations
   * @param {string[]} [effects]   only taints with one of these effects count; all by default
   * @param {Record<string, boolean>} [gates]
   * @returns {Taint | null}
   */
  function firstUntolerated(taints, tolerations, effects = EFFECTS, gates) {
    for (const { key, effect } of taints) {
      if (!EFFECTS.includes(effect)) {
        throw new Error(`taint "${key}": effect "${effect}" is not one of ${EFFECTS.join(", ")}`);
      }
    }
    const counted = taints.filter(({ effect }) => effects.includes(effect));
    return counted.find((taint) => !tolerations.some((one) => tolerates(one, taint, gates))) ?? null;
  }

  notes.taints = Object.freeze({ tolerates, firstUntolerated });
})((globalThis.notes ??= {}));
