/**
 * The scores TaintToleration, NodeAffinity and ImageLocality, and the normalisation that two of them share.
 *
 * Pure: no DOM, no clock, no language. Follows upstream pkg/scheduler/framework/plugins/tainttoleration, nodeaffinity
 * and imagelocality, helper/normalize_score.go, and addNodeImageStates in pkg/scheduler/backend/cache/cache.go
 * (v1.36.2). The cache keeps one size for each image name, that of the node it heard of first; here that is the first
 * node of the list. Nothing is left out.
 */
(function (/** @type {Notes} */ notes) {
  "use strict";
  const MAX = 100;
  const MIB = 1024 * 1024;
  const SMALLEST_IMAGES = 23 * MIB;
  const LARGEST_IMAGE = 1000 * MIB;

  const TaintToleration = {
    /** @type {(pod: K8s.Pod, state: ScoreState) => ScoreResult} */
    score(pod, { scored, featureGates }) {
      const tolerations = (pod.spec?.tolerations ?? []).filter(({ effect }) => !effect || effect === "PreferNoSchedule");
      const raw = forEach(scored, ({ node }) => {
        return (node.spec?.taints ?? []).filter((taint) => {
          return notes.taints.firstUntolerated([taint], tolerations, ["PreferNoSchedule"], featureGates) !== null;
        }).length;
      });
      return success(raw, normalize(raw, true));
    },
  };

  const NodeAffinity = {
    /** @type {(pod: K8s.Pod, state: ScoreState, args?: {addedAffinity?: K8s.NodeAffinity}) => ScoreResult} */
    score(pod, { scored }, { addedAffinity } = {}) {
      const own = pod.spec?.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution;
      const added = addedAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
      const problems = notes.nodeSelector.preferredProblems(own ?? []);
      if (problems.length) {
        return { preScore: { code: "Error", reasons: [notes.labelSelector.join(problems)] }, raw: {}, scores: {} };
      }
      if (!own && added.length === 0) return { preScore: { code: "Skip" }, raw: {}, scores: {} };

      const { preferredScore } = notes.nodeSelector;
      const raw = forEach(scored, ({ node }) => preferredScore(added, node) + preferredScore(own ?? [], node));
      return success(raw, normalize(raw, false));
    },
  };

  const ImageLocality = {
    /** @type {(pod: K8s.Pod, state: ScoreState) => ScoreResult} */
    score(pod, { all, scored }) {
      const { containers = [], initContainers = [], volumes = [] } = pod.spec ?? {};
      const count = containers.length + initContainers.length;
      const wanted = [
        ...[...initContainers, ...containers].map(({ image }) => image),
        ...volumes.map(({ image }) => image?.reference),
      ].flatMap((name) => (name ? [withTag(name)] : []));

      const images = seen(all);
      const raw = forEach(scored, ({ node }) => {
        const sum = wanted.reduce((total, name) => total + spreadSize(images.get(name), node, all.length), 0);
        const largest = LARGEST_IMAGE * count;
        const clamped = sum < SMALLEST_IMAGES ? SMALLEST_IMAGES : Math.min(sum, largest);
        return Math.trunc((MAX * (clamped - SMALLEST_IMAGES)) / (largest - SMALLEST_IMAGES)) || 0;
      });
      return success(raw, raw);
    },
  };

  /** What the cache knows of each image: names as the nodes gave them. @type {(all: NodeInfo[]) => Map<string, SeenImage>} */
  function seen(all) {
    /** @type {Map<string, SeenImage>} */
    const images = new Map();
    for (const { node } of all) {
      for (const { names = [], sizeBytes = 0 } of node.status?.images ?? []) {
        for (const name of names) {
          const image = images.get(name) ?? { size: sizeBytes, nodes: new Set() };
          image.nodes.add(node.metadata.name);
          images.set(name, image);
        }
      }
    }
    return images;
  }

  /**
   * An image counts for less the fewer nodes have it, so that Pods do not heap up on the first node that has it.
   * @type {(image: SeenImage | undefined, node: K8s.Node, nodes: number) => number}
   */
  function spreadSize(image, node, nodes) {
    return image?.nodes.has(node.metadata.name) ? Math.trunc(image.size * (image.nodes.size / nodes)) : 0;
  }

  /** "nginx" of a Pod is "nginx:latest"; a port of a registry is not a tag. @type {(name: string) => string} */
  function withTag(name) {
    return name.lastIndexOf(":") <= name.lastIndexOf("/") ? `${name}:latest` : name;
  }

  /** Stretch so that the highest is 100; reversed, that one is 0. @type {(raw: Scores, reverse: boolean) => Scores} */
  function normalize(raw, reverse) {
    const highest = Math.max(0, ...Object.values(raw));
    const stretched = (/** @type {number} */ value) => (highest === 0 ? 0 : Math.trunc((value * MAX) / highest));
    return Object.fromEntries(
      Object.entries(raw).map(([name, value]) => [name, reverse ? MAX - stretched(value) : stretched(value)]),
    );
  }

  /** @type {(infos: NodeInfo[], count: (info: NodeInfo) => number) => Scores} */
  const forEach = (infos, count) => Object.fromEntries(infos.map((info) => [info.node.metadata.name, count(info)]));
  /** @type {(raw: Scores, scores: Scores) => ScoreResult} */
  const success = (raw, scores) => ({ preScore: { code: "Success" }, raw, scores });

  notes.nodeScores = Object.freeze({ TaintToleration, NodeAffinity, ImageLocality, normalize });
})((globalThis.notes ??= {}));
