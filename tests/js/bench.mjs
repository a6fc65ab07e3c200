/**
 * How long the models take for 8 nodes and 40 Pods: what an explorer has one frame (16 ms) for. Run: node tests/js/bench.mjs
 *
 * Prints the median, the 95th percentile and the slowest of 200 warm rounds, and the first call of a fresh page. Nothing is
 * asserted: machines differ. The clusters are made up, the same on every run.
 */
import { readdirSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import vm from "node:vm";

const MODELS = new URL("../../docs/assets/models/", import.meta.url);
const ROUNDS = 200;

function load() {
  const context = vm.createContext({ TextEncoder, TextDecoder });
  for (const name of readdirSync(MODELS).filter((one) => one.endsWith(".js")).sort()) {
    vm.runInContext(readFileSync(new URL(name, MODELS), "utf8"), context, { filename: name });
  }
  return context.notes;
}

function pod(name, { cpu = "250m", on, priority = 0, affinity, spread } = {}) {
  const requests = { cpu, memory: "256Mi" };
  return {
    metadata: { name, namespace: "default", uid: name, labels: { app: `app-${name.length % 3}` } },
    spec: {
      containers: [
        { name: "app", image: "registry.example/app:1", resources: { requests, limits: requests } },
        { name: "log", image: "registry.example/log:1", resources: { requests: { cpu: "50m", memory: "64Mi" } } },
      ],
      priority,
      ...(on && { nodeName: on }),
      ...(affinity && { affinity }),
      ...(spread && { topologySpreadConstraints: spread }),
    },
    status: { phase: on ? "Running" : "Pending", startTime: "2026-01-01T00:00:00Z" },
  };
}

function cluster() {
  const nodes = Array.from({ length: 8 }, (_, index) => ({
    metadata: {
      name: `node-${index}`,
      labels: { "kubernetes.io/hostname": `node-${index}`, "topology.kubernetes.io/zone": `zone-${index % 3}` },
    },
    spec: { taints: index === 0 ? [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }] : [] },
    status: {
      allocatable: { cpu: "4", memory: "8Gi", pods: "110" },
      images: [{ names: ["registry.example/app:1"], sizeBytes: 3e8 }],
    },
  }));
  const term = { topologyKey: "kubernetes.io/hostname", labelSelector: { matchLabels: { app: "app-1" } } };
  const apart = { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 10, podAffinityTerm: term }] } };
  const pods = Array.from({ length: 40 }, (_, index) => pod(`pod-${index}`, { on: `node-${index % 8}`, affinity: index % 4 ? undefined : apart }));
  return { nodes, pods };
}

const spread = [{ maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway", labelSelector: { matchLabels: { app: "app-2" } } }];
const CASES = {
  "scored, several nodes fit": () => pod("new", { spread }),
  "no node fits, preemption does not help": () => pod("new", { cpu: "3", spread }),
  "preempts, victims chosen": () => pod("new", { cpu: "3", priority: 100, spread }),
};

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
for (const [name, make] of Object.entries(CASES)) {
  const notes = load();
  const given = cluster();
  const once = () => {
    const start = performance.now();
    const result = notes.schedulingCycle(make(), given);
    return [performance.now() - start, result];
  };
  const [first, result] = once();
  const times = Array.from({ length: ROUNDS }, () => once()[0]).sort((a, b) => a - b);
  const answer = result.scored ? `${result.filtered.feasible.length} nodes fit` : result.event;
  console.log(`${name}: median ${percentile(times, 0.5)} ms, 95 % ${percentile(times, 0.95)} ms, most ${percentile(times, 1)} ms, first ${first.toFixed(0)} ms\n  ${answer}`);
}
