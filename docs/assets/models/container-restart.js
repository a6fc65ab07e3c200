/**
 * Whether a container that ended is started again.
 *
 * Pure: no DOM, no clock, no language. Follows upstream ContainerShouldRestart in pkg/api/v1/pod/util.go
 * (v1.36.2). Left out: back-off, probe kills (they do not look at rules), and admission: a rule is taken as valid.
 *
 * @typedef {{action: string, exitCodes?: {operator: "In" | "NotIn", values: number[]}}} RestartRule
 * @typedef {{name: string, restartPolicy?: string, restartPolicyRules?: RestartRule[]}} Container
 */
(function (notes) {
  "use strict";
  const POLICIES = ["Always", "OnFailure", "Never"];

  /**
   * @param {Container} container
   * @param {string | undefined} podPolicy   spec.restartPolicy; missing is Always
   * @param {number} exitCode
   * @param {Record<string, boolean>} [gates]
   * @returns {boolean}
   */
  function containerShouldRestart(container, podPolicy, exitCode, gates) {
    if (container.restartPolicy !== undefined) {
      const rule = (container.restartPolicyRules ?? []).find((one) => matches(one, exitCode));
      if (rule?.action === "Restart") return true;
      if (rule?.action === "RestartAllContainers" && notes.featureGate("RestartAllContainersOnContainerExits", gates)) {
        return true;
      }
      return byPolicy(container.restartPolicy, exitCode);
    }
    return byPolicy(podPolicy, exitCode);
  }

  function matches({ exitCodes }, exitCode) {
    if (!exitCodes) return false;
    const listed = exitCodes.values.includes(exitCode);
    if (exitCodes.operator === "In") return listed;
    if (exitCodes.operator === "NotIn") return !listed;
    return false;
  }

  /** The three plain policies. */
  function byPolicy(policy = "Always", exitCode) {
    if (!POLICIES.includes(policy)) throw new Error(`restartPolicy "${policy}": not one of ${POLICIES.join(", ")}`);
    return policy === "Always" || (policy === "OnFailure" && exitCode !== 0);
  }

  notes.containerShouldRestart = containerShouldRestart;
})((globalThis.notes ??= {}));
