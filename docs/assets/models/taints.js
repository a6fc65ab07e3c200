/**
 * Which taints a Pod tolerates.
 *
 * Pure: no DOM, no clock, no language. Follows upstream ToleratesTaint in
 * staging/src/k8s.io/api/core/v1/toleration.go, and FindMatchingUntoleratedTaint in
 * staging/src/k8s.io/component-helpers/scheduling/corev1/helpers.go (v1.36.2). Left out: tolerationSeconds, which says
 * how long a taint is tolerated, not whether it is.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

  /** @type {(toleration: K8s.Toleration, taint: K8s.Taint, gates?: FeatureGates) => boolean} */
  function tolerates({ key, operator, value = "", effect }, taint, gates) {
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

  /**
   * Gt: the taint's value is greater than the toleration's. Both have to be plain decimal 64-bit numbers.
   * @type {(operator: string | undefined, own: string, taints: string | undefined) => boolean}
   */
  function compares(operator, own, taints) {
    const [mine, other] = [decimal(own), decimal(taints)];
    if (mine === null || other === null) return false;
    return operator === "Gt" ? other > mine : other < mine;
  }

  /** No plus sign and no leading zero, unlike in a node selector. @type {(text: string | undefined) => bigint | null} */
  function decimal(text = "") {
    return /^(0|-?[1-9][0-9]*)$/.test(text) ? notes.labelSelector.int64(text) : null;
  }

  /** The first of the taints that no toleration tolerates. @type {Notes["taints"]["firstUntolerated"]} */
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
