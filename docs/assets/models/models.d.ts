/**
 * Types of the models: objects of the Kubernetes API as far as a model reads them (K8s), what the models take and
 * return, and the one name that each script adds (Notes). Read by `tsc` and by editors; no page loads this file.
 */

/** cpu in thousandths, everything else in whole units; a BigInt where a Number is not exact. */
type Amount = number | bigint;
type Amounts = Record<string, Amount>;
/** A quantity held exactly: a whole number of billionths. */
interface Exact {
  readonly nano: bigint;
  readonly format: "DecimalSI" | "BinarySI" | "DecimalExponent";
}
type Totals = Record<string, Exact>;
/** What is set explicitly; what is missing has its default. */
type FeatureGates = Record<string, boolean>;
/** null matches nothing, [] matches everything. */
type Selector = K8s.Requirement[] | null;

declare namespace K8s {
  type Quantity = string | number;
  type ResourceList = Record<string, Quantity>;
  interface ObjectMeta {
    name: string;
    generateName?: string;
    namespace?: string;
    uid?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    creationTimestamp?: string;
    deletionTimestamp?: string;
    ownerReferences?: { apiVersion?: string; kind?: string; name?: string; controller?: boolean }[];
  }
  interface Requirement {
    key: string;
    operator: string;
    values?: string[];
  }
  interface LabelSelector {
    matchLabels?: Record<string, string>;
    matchExpressions?: Requirement[];
  }
  interface NodeSelectorTerm {
    matchExpressions?: Requirement[];
    matchFields?: Requirement[];
  }
  interface NodeSelector {
    nodeSelectorTerms?: NodeSelectorTerm[];
  }
  interface PreferredTerm {
    weight?: number;
    preference?: NodeSelectorTerm;
  }
  interface NodeAffinity {
    requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
    preferredDuringSchedulingIgnoredDuringExecution?: PreferredTerm[];
  }
  interface PodAffinityTerm {
    topologyKey?: string;
    labelSelector?: LabelSelector;
    namespaces?: string[];
    namespaceSelector?: LabelSelector;
    matchLabelKeys?: string[];
    mismatchLabelKeys?: string[];
  }
  interface WeightedPodAffinityTerm {
    weight?: number;
    podAffinityTerm?: PodAffinityTerm;
  }
  interface PodAffinity {
    requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
    preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];
  }
  interface Toleration {
    key?: string;
    operator?: string;
    value?: string;
    effect?: string;
    tolerationSeconds?: number;
  }
  interface Taint {
    key: string;
    value?: string;
    effect: string;
  }
  interface TopologySpreadConstraint {
    maxSkew: number;
    topologyKey: string;
    whenUnsatisfiable: string;
    labelSelector?: LabelSelector;
    matchLabelKeys?: string[];
    minDomains?: number;
    nodeAffinityPolicy?: string;
    nodeTaintsPolicy?: string;
  }
  interface RestartRule {
    action?: string;
    exitCodes?: { operator?: string; values?: number[] };
  }
  interface Resources {
    requests?: ResourceList;
    limits?: ResourceList;
  }
  interface Container {
    name?: string;
    image?: string;
    restartPolicy?: string;
    restartPolicyRules?: RestartRule[];
    ports?: { name?: string; containerPort?: number; hostPort?: number; hostIP?: string; protocol?: string }[];
    resources?: Resources;
  }
  interface PodDNSConfig {
    nameservers?: string[];
    searches?: string[];
    options?: { name?: string; value?: string }[];
  }
  interface PodSpec {
    nodeName?: string;
    nodeSelector?: Record<string, string>;
    restartPolicy?: string;
    priority?: number;
    priorityClassName?: string;
    preemptionPolicy?: string;
    schedulerName?: string;
    hostNetwork?: boolean;
    hostUsers?: boolean;
    dnsPolicy?: string;
    dnsConfig?: PodDNSConfig;
    schedulingGates?: { name?: string }[];
    readinessGates?: { conditionType?: string }[];
    tolerations?: Toleration[];
    affinity?: { nodeAffinity?: NodeAffinity; podAffinity?: PodAffinity; podAntiAffinity?: PodAffinity };
    topologySpreadConstraints?: TopologySpreadConstraint[];
    overhead?: ResourceList;
    resources?: Resources;
    volumes?: { name?: string; image?: { reference?: string } }[];
    initContainers?: Container[];
    containers?: Container[];
  }
  interface Terminated {
    exitCode?: number;
    signal?: number;
    reason?: string;
    message?: string;
    startedAt?: string;
    finishedAt?: string;
  }
  interface ContainerState {
    waiting?: { reason?: string; message?: string };
    running?: { startedAt?: string };
    terminated?: Terminated;
  }
  interface ContainerStatus {
    name?: string;
    state?: ContainerState;
    lastState?: ContainerState;
    ready?: boolean;
    started?: boolean;
    restartCount?: number;
    resources?: Resources;
    allocatedResources?: ResourceList;
  }
  interface Condition {
    type?: string;
    status?: string;
    reason?: string;
    message?: string;
  }
  interface PodStatus {
    phase?: string;
    reason?: string;
    message?: string;
    nominatedNodeName?: string;
    conditions?: Condition[];
    podIP?: string;
    podIPs?: { ip?: string }[];
    startTime?: string;
    containerStatuses?: ContainerStatus[];
    initContainerStatuses?: ContainerStatus[];
  }
  interface Pod {
    kind?: string;
    metadata: ObjectMeta;
    spec?: PodSpec;
    status?: PodStatus;
  }
  interface Node {
    kind?: string;
    metadata: ObjectMeta;
    spec?: { unschedulable?: boolean; taints?: Taint[] };
    status?: {
      capacity?: ResourceList;
      allocatable?: ResourceList;
      images?: { names?: string[]; sizeBytes?: number }[];
      declaredFeatures?: string[];
      addresses?: { type?: string; address?: string }[];
      conditions?: Condition[];
    };
  }
  interface Service {
    metadata: ObjectMeta;
    spec?: { selector?: Record<string, string> };
  }
  interface Namespace {
    metadata: ObjectMeta;
  }
  /** A ReplicaSet, StatefulSet or ReplicationController; kind has to be there. */
  interface Controller {
    kind?: string;
    metadata: ObjectMeta;
    spec?: { selector?: LabelSelector | Record<string, string> };
  }
  interface PriorityClass {
    metadata: ObjectMeta;
    value?: number;
    globalDefault?: boolean;
    preemptionPolicy?: string;
  }
}

/* Scheduling */

interface Status {
  code: string;
  reasons?: string[];
  /** Of a PreFilter: only these nodes need to be looked at. */
  nodeNames?: string[];
}
/** plugin: the first filter that rejected the node. */
interface NodeVerdict extends Status {
  plugin?: string;
}
/** What the scheduler knows. pods: those that are bound (spec.nodeName) count, unless they have ended. */
interface Cluster {
  nodes: K8s.Node[];
  pods?: K8s.Pod[];
  namespaces?: K8s.Namespace[];
  services?: K8s.Service[];
  controllers?: K8s.Controller[];
  featureGates?: FeatureGates;
}
interface HostPort {
  ip: string;
  protocol: string;
  port: number;
}
/** forScoring: cpu and memory requested, where a container without a request counts 100m and 200 MiB. */
interface NodeInfo {
  node: K8s.Node;
  pods: K8s.Pod[];
  /** Pods that preemption has taken away in thought, and nominated ones that are there in thought. */
  removed?: K8s.Pod[];
  added?: K8s.Pod[];
  podCount: number;
  maxPods: Amount;
  allocatable: Amounts;
  requested: Amounts;
  forScoring: Amounts;
  hostPorts: HostPort[];
}
interface RequestOptions {
  /** A resize under way counts with the larger of wanted, allocated and actual. */
  useStatusResources?: boolean;
  excludeOverhead?: boolean;
  skipPodLevelResources?: boolean;
  /** Requests of a container that does not name these resources at all. */
  missing?: K8s.ResourceList;
}
interface FilterOptions {
  /** A nodeAffinity that the scheduler's configuration adds to every Pod. */
  addedAffinity?: K8s.NodeAffinity;
  /** Extended resources that something else watches over. */
  ignoredResources?: string[];
  ignoredResourceGroups?: string[];
  featureGates?: FeatureGates;
}
interface FilterOfNode {
  preFilter?(pod: K8s.Pod, options?: FilterOptions): Status;
  filter(pod: K8s.Pod, info: Pick<NodeInfo, "node"> & Partial<NodeInfo>, options?: FilterOptions): Status;
}
interface FilterPlugin {
  name: string;
  preFilter: Status;
  filter(info: NodeInfo): Status;
}
/** plugins: only these; args: by plugin name. */
interface FilterConfig {
  plugins?: string[];
  args?: Record<string, any>;
}
interface FilterResult {
  /** Scheduling gates: the Pod does not even get here. */
  gated?: string;
  feasible: string[];
  nodes: Record<string, NodeVerdict>;
  /** Set when a PreFilter rejected the Pod for all nodes. */
  preFilterMsg?: string;
  /** Of nodes that no filter was asked about. */
  absentNodesStatus?: NodeVerdict;
  /** A plugin could not do its work; the event of the Pod says this. */
  error?: string;
}
interface Insufficient {
  resourceName: string;
  reason: string;
  requested: Amount;
  used: Amount;
  capacity: Amount;
  /** More than the whole node has. */
  unresolvable: boolean;
}
interface Diagnosis {
  numAllNodes: number;
  nodeStatuses?: Record<string, Status>;
  absentNodesStatus?: Status;
  preFilterMsg?: string;
  /** What the PostFilters had to say. */
  postFilterMsg?: string;
}
/** By node name. */
type Scores = Record<string, number>;
interface ScoreResult {
  preScore: Status;
  /** Before normalisation; empty unless preScore is Success. */
  raw: Scores;
  /** 0 to 100, not weighted. */
  scores: Scores;
}
/** all: the whole cluster; scored: the nodes that passed the filters. */
interface ScoreState {
  all: NodeInfo[];
  scored: NodeInfo[];
  featureGates?: FeatureGates;
}
interface ScoredResource {
  name: string;
  weight?: number;
}
/** Both from 0: utilization to 100, score to 10. */
interface ShapePoint {
  utilization: number;
  score: number;
}
interface ScoringStrategy {
  /** LeastAllocated, MostAllocated or RequestedToCapacityRatio. */
  type?: string;
  resources?: ScoredResource[];
  requestedToCapacityRatio?: { shape?: ShapePoint[] };
}
/** One resource of a node: used without the Pod, requested with it. */
interface ResourceShare {
  weight: number;
  allocatable: Amount;
  used: Amount;
  requested: Amount;
}
interface SeenImage {
  size: number;
  nodes: Set<string>;
}
interface TotalScores {
  plugins: Record<string, ScoreResult>;
  /** scores: weighted. Empty when there is only one feasible node: then nothing is scored. */
  nodes: { name: string; scores: Scores; totalScore: number }[];
  best: string[];
  error?: string;
}
interface PreemptionResult {
  code: "Success" | "Unschedulable";
  /** "" when preemption helps. */
  message: string;
  /** Nodes on which the Pod fits once all Pods of lower priority are gone. */
  candidates: string[];
}
interface Candidate {
  name: string;
  victims: K8s.Pod[];
}
interface PreemptionVictims {
  /** The nodes of which preemption takes one. */
  nominated: string[];
  /** By candidate: namespace/name of the Pods that would go, the most important first. */
  victims: Record<string, string[]>;
}
interface CycleResult {
  filtered: FilterResult;
  /** Where the Pod fits on a node. */
  scored?: TotalScores;
  /** Where it fits on none and no PreFilter stopped it before. */
  preemption?: PreemptionResult & Partial<PreemptionVictims>;
  /** Why it was not placed: the message of its condition PodScheduled. */
  message?: string;
  /** The same as the FailedScheduling event carries it, cut at 1024 bytes. */
  event?: string;
}
interface SpreadConstraint {
  maxSkew: number;
  topologyKey: string;
  selector: Selector;
  minDomains: number;
  nodeAffinityPolicy: string;
  nodeTaintsPolicy: string;
}
/** problem: why a selector is none. */
interface SpreadConstraints {
  constraints: SpreadConstraint[];
  problem?: string;
}
/** counts: matching Pods by domain; minimum: 0 with fewer domains than minDomains; self: 1 if the Pod matches its own selector. */
interface Spread {
  topologyKey: string;
  maxSkew: number;
  counts: Record<string, number>;
  minimum: number;
  self: number;
}
interface SpreadPart {
  has(info: NodeInfo): boolean;
  count(info: NodeInfo): number;
  maxSkew: number;
  weight: number;
}
/** Either of the two lists lets a namespace in. weight: 0 for a required term. */
interface AffinityTerm {
  topologyKey: string;
  selector: Selector;
  namespaces: string[];
  namespaceSelector: Selector;
  weight: number;
}
interface AffinityTerms {
  requiredAffinityTerms: AffinityTerm[];
  requiredAntiAffinityTerms: AffinityTerm[];
  preferredAffinityTerms: AffinityTerm[];
  preferredAntiAffinityTerms: AffinityTerm[];
  problems: string[];
}
interface TopologyCounts {
  add(key: string, value: string, count: number): void;
  get(key: string, value: string): number;
  /** How many pairs were ever added to, even if their count is 0. */
  readonly size: number;
}
interface AffinityArgs {
  hardPodAffinityWeight?: number;
  ignorePreferredTermsOfExistingPods?: boolean;
}

/* Status */

type WillRestart = (container: K8s.Container, ended: K8s.Terminated) => boolean;
type PhaseCounts = Record<
  | "pendingInit" | "failedInit" | "failedInitFinal" | "pendingSidecar"
  | "unknown" | "waiting" | "running" | "stopped" | "stoppedFinal" | "succeeded",
  number
>;
interface PhaseInput {
  pod: { metadata?: K8s.ObjectMeta; spec?: K8s.PodSpec };
  /** Those of init containers and of the others, in one list. */
  containerStatuses?: K8s.ContainerStatus[];
  /** The Pod is being deleted or evicted. */
  podIsTerminal?: boolean;
  /** A regular container has started before. */
  podHasInitialized?: boolean;
  featureGates?: FeatureGates;
}
interface ConditionInput {
  spec: K8s.PodSpec;
  phase: string;
  /** One list; missing or null means that nothing is known, [] that none exists. */
  containerStatuses?: K8s.ContainerStatus[] | null;
  /** For readiness gates. */
  conditions?: K8s.Condition[];
  /** What the Pod had before. */
  oldConditions?: K8s.Condition[];
  featureGates?: FeatureGates;
}
/** now: an ISO time; wide: the columns of -o wide too. */
interface RowOptions {
  now?: string;
  wide?: boolean;
}
interface InitRow {
  reason: string | undefined;
  ready: number;
  visited: K8s.ContainerStatus[];
  sidecars: K8s.ContainerStatus[];
}
/** decidedBy: a rule of podPhase, or ended-stays, not-bound, not-reported. */
interface PodPhaseNow {
  value: string;
  decidedBy: string;
  counts?: PhaseCounts;
}
interface ContainerNow extends K8s.Terminated {
  name: string;
  /** init, sidecar or app. */
  role: string;
  /** waiting, running, terminated, or unknown without a status. */
  state: string;
  ready?: boolean;
  started?: boolean;
  restartCount?: number;
  lastEnd?: K8s.Terminated;
}
interface PodStatusNow {
  phase: PodPhaseNow;
  conditions: (K8s.Condition & { from: string })[];
  containers: ContainerNow[];
  row: Record<string, string>;
  /** What stands in the object, and the row that kubectl prints of that. */
  recorded: { phase?: string; row: Record<string, string> };
}

/* DNS */

interface ResolvConf {
  nameservers: string[];
  searches: string[];
  options: string[];
}
/** object: whose event it is, where that is not plain. */
interface PodEvent {
  type: string;
  reason: string;
  message: string;
  object?: string;
}
type DnsType = "cluster" | "host" | "none";
interface PodDns {
  name?: string;
  namespace?: string;
  uid?: string;
  dnsPolicy?: string;
  hostNetwork?: boolean;
  dnsConfig?: K8s.PodDNSConfig;
}
interface Kubelet {
  /** Text of the file that kubelet --resolv-conf names; null: the setting is "". */
  resolvConf: string | null;
  clusterDNS?: string[];
  clusterDomain?: string;
  /** The node's own addresses; only read when resolvConf is null. */
  addresses?: string[];
}
/** searches and options as in resolv.conf; ndots is read from options ("ndots:5"), 1 without. */
interface Resolver {
  searches?: string[];
  options?: string[];
  library?: "glibc" | "musl";
}
/** name: absolute, with its last dot. */
interface DnsTry {
  name: string;
  from: "search" | "as-is";
  search?: string;
}

/* What goes in */

/** A leaf by name, [of] a list, {"*": of} a map, else an object. */
type FieldType = string | FieldType[] | { [field: string]: FieldType };
interface TypeProblem {
  path: string;
  found: unknown;
  wanted: string;
  message: string;
}
interface StoreOptions {
  /** Where the object itself has none, as in a list. */
  kind?: string;
  priorityClasses?: K8s.PriorityClass[];
}
/** by: defaults, create, Priority or DefaultTolerationSeconds. */
interface StoreChange {
  path: string;
  value: unknown;
  by: string;
}
type WriteField = (target: any, key: string | number, value: unknown, path: string, by?: string) => void;
interface FoundObject {
  value: any;
  kind: string;
  place: string;
}
interface ManifestProblem extends Partial<TypeProblem> {
  /** "object 2, items[0]". */
  place: string;
  message: string;
}
interface ManifestResult {
  pods: K8s.Pod[];
  nodes: K8s.Node[];
  services: K8s.Service[];
  namespaces: K8s.Namespace[];
  controllers: K8s.Controller[];
  priorityClasses: K8s.PriorityClass[];
  /** How many objects of kinds that no model knows. */
  others: Record<string, number>;
  /** kind/namespace/name of what stands there more than once; the last one counts. */
  repeated: string[];
  problems: ManifestProblem[];
  changes: (StoreChange & { object: string })[];
}

interface Notes {
  apiTypes: Readonly<{
    kinds: readonly string[];
    /** A copy without what has a wrong type. */
    read(object: any, kind: string): { object: any; problems: TypeProblem[] };
  }>;
  containerShouldRestart: {
    /** podPolicy: spec.restartPolicy; missing is Always. */
    (container: K8s.Container, podPolicy: string | undefined, exitCode: number, gates?: FeatureGates): boolean;
    rule(container: K8s.Container, exitCode: number): K8s.RestartRule | undefined;
  };
  dnsQueryOrder: Readonly<{
    order(name: string, resolver?: Resolver): DnsTry[];
    /** existing: absolute names; the last dot may be missing. */
    look(name: string, resolver: Resolver, existing: string[]): { tries: DnsTry[]; answered: string | null; questions: number };
  }>;
  /** The details of upstream's validation errors. */
  dnsRefusals(pod: K8s.Pod | PodDns): string[];
  featureGate(name: string, gates?: FeatureGates): boolean;
  fitError: Readonly<{ message(diagnosis: Diagnosis): string; truncate(text: string): string; NO_NODES: string }>;
  humanDuration(milliseconds: number): string;
  int64: Readonly<{
    narrow(number: bigint): Amount;
    add(x: Amount, y: Amount): Amount;
    subtract(x: Amount, y: Amount): Amount;
    multiply(x: Amount, y: Amount): Amount;
    divide(x: Amount, y: Amount): Amount;
  }>;
  interpodAffinity(pod: K8s.Pod, cluster: Cluster, infos?: NodeInfo[]): { preFilter: Status; nodes: Record<string, Status> };
  interpodAffinityScore(pod: K8s.Pod, cluster: Cluster, feasible?: string[], args?: AffinityArgs, infos?: NodeInfo[]): ScoreResult;
  ipAddress: Readonly<{
    parse(text: string): { version: 4 | 6; text: string } | null;
    problems(text: string): string[];
  }>;
  kubectlStatus(pod: K8s.Pod, options?: RowOptions): Record<string, string>;
  labelSelector: Readonly<{
    parse(selector: K8s.LabelSelector | null | undefined): Selector;
    tryParse(selector: K8s.LabelSelector | null | undefined): { selector: Selector; problem?: string };
    fromLabels(labels: Record<string, string>): K8s.Requirement[];
    matches(selector: Selector, labels?: Record<string, string>): boolean;
    /** What is wrong with one requirement; all six operators of a node selector are allowed. */
    problems(requirement: K8s.Requirement, path?: string): string[];
    int64(text: string | undefined): bigint | null;
    join(errors: string[]): string;
    quote(text: string | undefined): string;
    listed(values: string[]): string;
  }>;
  /** given: one parsed YAML document, or a list of them. */
  manifests(given: any, options?: StoreOptions): ManifestResult;
  nodeFilters: Readonly<Record<string, FilterOfNode>>;
  nodeInfo: Readonly<{
    of(node: K8s.Node, pods?: K8s.Pod[], gates?: FeatureGates): NodeInfo;
    /** The nodes of a cluster with the Pods that are bound to each. */
    all(cluster: Cluster): NodeInfo[];
    /** What a Pod on a node requests. */
    podAmounts(pod: K8s.Pod, gates?: FeatureGates): Amounts;
    /** What a Pod that is to be placed requests. */
    incomingAmounts(pod: K8s.Pod, gates?: FeatureGates): Amounts;
    /** The same two for scores, where a container that requests nothing counts with a default. */
    scoringAmounts(pod: K8s.Pod, gates?: FeatureGates): Amounts;
    incomingScoringAmounts(pod: K8s.Pod): Amounts;
    hostPorts(pod: K8s.Pod): HostPort[];
  }>;
  nodeScores: Readonly<{
    TaintToleration: { score(pod: K8s.Pod, state: ScoreState): ScoreResult };
    NodeAffinity: { score(pod: K8s.Pod, state: ScoreState, args?: { addedAffinity?: K8s.NodeAffinity }): ScoreResult };
    ImageLocality: { score(pod: K8s.Pod, state: ScoreState): ScoreResult };
    normalize(raw: Scores, reverse: boolean): Scores;
  }>;
  nodeSelector: Readonly<{
    matches(selector: K8s.NodeSelector, node: K8s.Node): boolean;
    problems(selector: K8s.NodeSelector): string[];
    acceptsPod(pod: K8s.Pod, node: K8s.Node): boolean;
    preferredProblems(preferred: K8s.PreferredTerm[]): string[];
    /** Without a node only the terms are checked; an invalid term throws. */
    preferredScore(preferred: K8s.PreferredTerm[], node?: K8s.Node): number;
  }>;
  numFeasibleNodesToFind(numAllNodes: number, percentages?: { profilePercentage?: number; globalPercentage?: number }): number;
  podAffinityTerms: Readonly<{
    of(pod: K8s.Pod): AffinityTerms;
    resolved(term: AffinityTerm, namespaces: K8s.Namespace[]): AffinityTerm;
    matches(term: AffinityTerm, pod: K8s.Pod, namespaces?: K8s.Namespace[]): boolean;
    topologyCounts(): TopologyCounts;
  }>;
  podConditions: Readonly<Record<"containersReady" | "ready" | "initialized", (input: ConditionInput) => K8s.Condition>>;
  podDns: Readonly<{
    type(dnsPolicy?: string, hostNetwork?: boolean): DnsType;
    /** type: which kind of base the Pod got in the end. */
    resolve(pod: K8s.Pod | PodDns, kubelet: Kubelet): ResolvConf & { type: DnsType; events: PodEvent[] };
    mergeOptions(existing: string[], wanted?: { name?: string; value?: string }[]): string[];
    refusals(pod: K8s.Pod | PodDns): string[];
  }>;
  podPhase(input: PhaseInput): { phase: string; decidedBy: string; counts: PhaseCounts };
  podRequests: Readonly<{
    /** Canonical texts. */
    quantities(pod: K8s.Pod, options?: RequestOptions): Record<string, string>;
    podLevelRequests(pod: K8s.Pod): K8s.ResourceList;
    isPodLevel(name: string): boolean;
    /** As the scheduler counts them; names that it does not know (such as "storage") are dropped. */
    amounts(list?: K8s.ResourceList): Amounts;
    podAmounts(pod: K8s.Pod, options?: RequestOptions): Amounts;
    isScalar(name: string): boolean;
    isExtended(name: string): boolean;
  }>;
  podStatus(pod: K8s.Pod, options: RowOptions & { featureGates?: FeatureGates }): PodStatusNow;
  preemptionMessage(pod: K8s.Pod, cluster: Cluster, nodeStatuses: Record<string, Status>, config?: FilterConfig): PreemptionResult;
  preemptionVictims(pod: K8s.Pod, cluster: Cluster, candidates: string[], config?: FilterConfig): PreemptionVictims;
  quantity: Readonly<{
    read(text: K8s.Quantity): Exact;
    write(exact: Exact): string;
    plus(x: Exact, y: Exact): Exact;
    /** value: the exact decimal number, e.g. "0.05". */
    parse(text: K8s.Quantity): { value: string; format: Exact["format"] };
    print(quantity: { value: string; format: Exact["format"] }): string;
    /** Parse and print. */
    canonical(text: K8s.Quantity): string;
    /** The sign of x − y. */
    compare(x: K8s.Quantity, y: K8s.Quantity): -1 | 0 | 1;
    /** x + y in the format of x (of y when x is zero). */
    add(x: K8s.Quantity, y: K8s.Quantity): string;
    /** Away from zero to a multiple of 10^scale. exact: nothing was lost. */
    roundUp(text: K8s.Quantity, scale: number): { value: string; exact: boolean };
    /** Thousandths, rounded up: how the scheduler counts CPU. */
    milliValue(text: K8s.Quantity): Amount;
    /** Whole units, rounded up: how the scheduler counts everything else. */
    wholeValue(text: K8s.Quantity): Amount;
    counted(name: string, exact: Exact): Amount;
  }>;
  resolvConf: Readonly<{
    parse(text: string): ResolvConf;
    print(conf: ResolvConf): string;
    fitNameservers(nameservers: string[]): { nameservers: string[]; events: PodEvent[] };
    fitSearches(searches: string[]): { searches: string[]; events: PodEvent[] };
  }>;
  resourceScores: Readonly<{
    NodeResourcesFit: { score(pod: K8s.Pod, state: ScoreState, args?: { scoringStrategy?: ScoringStrategy }): ScoreResult };
    NodeResourcesBalancedAllocation: { score(pod: K8s.Pod, state: ScoreState, args?: { resources?: ScoredResource[] }): ScoreResult };
  }>;
  resourcesFilter: Readonly<{
    insufficient(pod: K8s.Pod, info: NodeInfo, options?: FilterOptions): Insufficient[];
    filter(pod: K8s.Pod, info: NodeInfo, options?: FilterOptions): Status;
  }>;
  schedulerFilter: {
    (pod: K8s.Pod, cluster: Cluster, config?: FilterConfig): FilterResult;
    without(removed: K8s.Pod[], info: NodeInfo, pod: K8s.Pod, cluster: Cluster, infos: NodeInfo[], config?: FilterConfig): NodeVerdict;
  };
  schedulerScore: Readonly<{
    /** plugins: the defaults without; args: by plugin name. */
    run(
      pod: K8s.Pod, cluster: Cluster, feasible: string[],
      config?: { plugins?: { name: string; weight?: number }[]; args?: Record<string, any> },
    ): TotalScores;
    /** One plugin alone. */
    plugin(name: string, pod: K8s.Pod, cluster: Cluster, feasible: string[], args?: any): ScoreResult;
  }>;
  schedulingCycle(pod: K8s.Pod, cluster: Cluster, config?: FilterConfig): CycleResult;
  store(manifest: any, options?: StoreOptions): { object: any; problems: TypeProblem[]; changes: StoreChange[] };
  taints: Readonly<{
    tolerates(toleration: K8s.Toleration, taint: K8s.Taint, gates?: FeatureGates): boolean;
    /** effects: only taints with one of these count; all by default. */
    firstUntolerated(taints: K8s.Taint[], tolerations: K8s.Toleration[], effects?: string[], gates?: FeatureGates): K8s.Taint | null;
  }>;
  /** nodes: by node name, empty if the PreFilter failed. */
  topologySpread(pod: K8s.Pod, cluster: Cluster, infos?: NodeInfo[]): { preFilter: Status; spreads: Spread[]; nodes: Record<string, Status> };
  topologySpreadConstraints: Readonly<{
    /** The Pod's own constraints for one action, or the built-in ones when it has none at all. */
    of(pod: K8s.Pod, action: "DoNotSchedule" | "ScheduleAnyway", cluster: Cluster): SpreadConstraints;
    hasAllKeys(node: K8s.Node, list: SpreadConstraint[]): boolean;
    includes(constraint: SpreadConstraint, pod: K8s.Pod, node: K8s.Node, featureGates?: FeatureGates): boolean;
    countPods(constraint: SpreadConstraint, pod: K8s.Pod, info: Pick<NodeInfo, "pods" | "removed" | "added">): number;
  }>;
  topologySpreadScore(pod: K8s.Pod, cluster: Cluster, feasible?: string[], infos?: NodeInfo[]): ScoreResult;
  withoutNulls<T>(value: T): T;
}

/** One object for all scripts; each adds one name to it. */
declare var notes: any;
