/**
 * The scores TaintToleration, NodeAffinity and ImageLocality, and the normalisation that two of them share.
 *
 * Pure: no DOM, no clock, no language. Follows upstream pkg/scheduler/framework/plugins/tainttoleration, nodeaffinity
 * and imagelocality, and helper/normalize_score.go (v1.36.2). Left out: preferences that the scheduler's configuration
 * adds to every Pod (addedAffinity).
 *
 * @typedef {Record<string, number>} Scores   node name to score
 * @typedef {{
 *   preScore: {code: "Success" | "Skip" | "Error", reasons?: string[]},
 *   raw: Scores,      before normalisation; empty unless preScore is Success
 *   scores: Scores,   0 to 100, not weighted
 * }} Result
 * @typedef {{all: object[], scored: object[], featureGates?: Record<string, boolean>}} State
 *   all: NodeInfos of the whole cluster (see node-info.js); scored: those that passed the filters
 */
(function (notes) {
  "use strict";
  const MAX = 100;
  const MIB = 1024 * 1024;
  const SMALLEST_IMAGES = 23 * MIB;
  const LARGEST_IMAGE = 1000 * MIB;

  const TaintToleration = {
    /** @param {object} pod @param {State} state @returns {Result} */
    score(pod, { scored, featureGates }) {
      const soft = ({ effect }) => !effect || effect === "PreferNoSchedule";
      const tolerations = (pod.spec?.tolerations ?? []).filter(soft);
      const raw = forEach(scored, ({ node }) => {
        return (node.spec?.taints ?? []).filter((taint) => {
          return notes.taints.firstUntolerated([taint], tolerations, ["PreferNoSchedule"], featureGates) !== null;
        }).length;
      });
      return success(raw, normalize(raw, true));
    },
  };

  const NodeAffinity = {
    score(pod, { scored }) {
      const preferred = pod.spec?.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution;
      if (!preferred) return { preScore: { code: "Skip" }, raw: {}, scores: {} };
      try {
        const raw = forEach(scored, ({ node }) => notes.nodeSelector.preferredScore(preferred, node));
        return success(raw, normalize(raw, false));
      } catch (error) {
        return { preScore: { code: "Error", reasons: [error.message] }, raw: {}, scores: {} };
      }
    },
  };

  const ImageLocality = {
    score(pod, { all, scored }) {
      const { containers = [], initContainers = [], volumes = [] } = pod.spec ?? {};
      const count = containers.length + initContainers.length;
      const wanted = [
        ...[...initContainers, ...containers].map(({ image }) => image),
        ...volumes.filter(({ image }) => image).map(({ image }) => image.reference),
      ].filter(Boolean).map(withTag);

      const raw = forEach(scored, ({ node }) => {
        const sum = wanted.reduce((total, image) => total + spreadSize(image, node, all), 0);
        const largest = LARGEST_IMAGE * count;
        const clamped = sum < SMALLEST_IMAGES ? SMALLEST_IMAGES : Math.min(sum, largest);
        return Math.trunc((MAX * (clamped - SMALLEST_IMAGES)) / (largest - SMALLEST_IMAGES)) || 0;
      });
      return success(raw, raw);
    },
  };

  /** An image counts for less the fewer nodes have it, so that Pods do not heap up on the first node that has it. */
  function spreadSize(image, node, all) {
    const size = imageSize(image, node);
    if (size === undefined) return 0;
    const having = all.filter((info) => imageSize(image, info.node) !== undefined).length;
    return Math.trunc(size * (having / all.length));
  }

  function imageSize(image, node) {
    const images = node.status?.images ?? [];
    return images.find(({ names = [] }) => names.some((name) => withTag(name) === image))?.sizeBytes;
  }

  /** "nginx" and "nginx:latest" are one image; a port of a registry is not a tag. */
  function withTag(name) {
    return name.lastIndexOf(":") <= name.lastIndexOf("/") ? `${name}:latest` : name;
  }

  /** Stretch so that the highest is 100; reversed, that one is 0. @returns {Scores} */
  function normalize(raw, reverse) {
    const highest = Math.max(0, ...Object.values(raw));
    const stretched = (value) => (highest === 0 ? 0 : Math.trunc((value * MAX) / highest));
    return Object.fromEntries(
      Object.entries(raw).map(([name, value]) => [name, reverse ? MAX - stretched(value) : stretched(value)]),
    );
  }

  const forEach = (infos, count) => Object.fromEntries(infos.map((info) => [info.node.metadata.name, count(info)]));
  const success = (raw, scores) => ({ preScore: { code: "Success" }, raw, scores });

  notes.nodeScores = Object.freeze({ TaintToleration, NodeAffinity, ImageLocality, normalize });
})((globalThis.notes ??= {}));
