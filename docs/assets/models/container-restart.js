/**
 * Whether a container that ended is started again.
 *
 * Pure: no DOM, no clock, no language. Follows upstream ContainerShouldRestart and
 * FindMatchingContainerRestartRule in pkg/api/v1/pod/util.go
 * (v1.36.2). Left out: back-off, probe kills (they do not look at rules), and admission: a rule is taken as valid.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const POLICIES = ["Always", "OnFailure", "Never"];

  /** @type {(container: K8s.Container, podPolicy: string | undefined, exitCode: number, gates?: FeatureGates) => boolean} */
  function containerShouldRestart(container, podPolicy, exitCode, gates) {
    if (container.restartPolicy) {
      const rule = ruleFor(container, exitCode);
      if (rule?.action === "Restart") return true;
      if (rule?.action === "RestartAllContainers" && notes.featureGate("RestartAllContainersOnContainerExits", gates)) {
        return true;
      }
      return byPolicy(container.restartPolicy, exitCode);
    }
    return byPolicy(podPolicy, exitCode);
  }

  /** The first rule that speaks of this exit code. @type {Notes["containerShouldRestart"]["rule"]} */
  function ruleFor(container, exitCode) {
    return (container.restartPolicyRules ?? []).find((one) => matches(one, exitCode));
  }

  /** @type {(rule: K8s.RestartRule, exitCode: number) => boolean} */
  function matches({ exitCodes }, exitCode) {
    if (!exitCodes) return false;
    const listed = (exitCodes.values ?? []).includes(exitCode);
    if (exitCodes.operator === "In") return listed;
    if (exitCodes.operator === "NotIn") return !listed;
    return false;
  }

  /** The three plain policies. @type {(policy: string | undefined, exitCode: number) => boolean} */
  function byPolicy(policy = "Always", exitCode) {
    if (!POLICIES.includes(policy)) throw new Error(`restartPolicy "${policy}": not one of ${POLICIES.join(", ")}`);
    return policy === "Always" || (policy === "OnFailure" && exitCode !== 0);
  }

  notes.containerShouldRestart = Object.assign(containerShouldRestart, { rule: ruleFor });
})((globalThis.notes ??= {}));
