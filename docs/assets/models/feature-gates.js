/**
 * Whether a Kubernetes feature gate is on.
 *
 * Pure: no DOM, no clock, no language. Defaults as in upstream pkg/features/kube_features.go (v1.36.2), only
 * for the gates that a model here looks at. Left out: every other gate, and the rule that a gate which is
 * generally available can no longer be switched off (here it can, because upstream's own tests do it).
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  /** @type {FeatureGates} */
  const DEFAULTS = {
    ContainerRestartRules: true,
    MatchLabelKeysInPodTopologySpread: true,
    NodeDeclaredFeatures: true,
    NodeInclusionPolicyInPodTopologySpread: true,
    PodLevelResources: true,
    RestartAllContainersOnContainerExits: true,
    TaintTolerationComparisonOperators: false,
  };

  /** @type {Notes["featureGate"]} */
  function featureGate(name, gates) {
    if (!Object.hasOwn(DEFAULTS, name)) throw new Error(`feature gate "${name}": not known to these models`);
    return gates?.[name] ?? DEFAULTS[name];
  }

  notes.featureGate = featureGate;
})((globalThis.notes ??= {}));
