"""Random objects that the API server of Kubernetes accepts, as hypothesis strategies: Pods, Nodes, Services, Namespaces.

They hold what people write and what only a machine would: keys without a value, numbers for quantities, amounts beyond
2^53, names that JavaScript's own objects have. Of the samples drawn so, the real code of kubernetes/kubernetes v1.36.2 (decoding, defaults,
PrepareForCreate and validation of Pods and Nodes) refused none.
"""

from hypothesis import strategies as st

NAMES = st.sampled_from(["web", "db-0", "constructor", "a.b", "x1"])
NODE_NAMES = ["n1", "n2", "constructor", "valueof"]
NAMESPACES = ["default", "team-a", "team-b"]
LABEL_KEYS = st.sampled_from(["app", "tier", "zone", "constructor", "example.com/x", "kubernetes.io/hostname"])
LABEL_VALUES = st.sampled_from(["", "web", "db", "a", "b", "7", "toString"])
LABELS = st.dictionaries(LABEL_KEYS, LABEL_VALUES, max_size=3)
TOPOLOGY_KEYS = st.sampled_from(["zone", "kubernetes.io/hostname", "constructor", "topology.kubernetes.io/zone"])
CPU = ["0", "1n", "100u", "100m", 0.25, "0.5", 1, "1.5", "2e3", "9e15"]
MEMORY = ["0", 1, "1500m", "128974848", "123Mi", "1.5Gi", "8Pi", "9007199254740993", "7Ei", "9E"]
EXTENDED = ["0", "1", "3", "9007199254740993"]
NOW = "2026-01-01T00:00:00Z"


def some(**fields):
    """A mapping in which every field may be missing, or have no value."""
    optional = {name: st.one_of(st.none(), value) for name, value in fields.items()}
    return st.fixed_dictionaries({}, optional=optional)


def seldom(value):
    return st.integers(0, 3).flatmap(lambda draw: value if draw == 3 else st.none())


def listed(value, most=2):
    return st.lists(value, max_size=most)


def merged(*parts):
    return st.tuples(*parts).map(lambda all_parts: {name: value for part in all_parts for name, value in part.items()})


@st.composite
def resources(draw, native_only=False):
    """Requests no larger than limits; an extended resource has both, and the same."""
    requests, limits = {}, {}
    for name, amounts in (("cpu", CPU), ("memory", MEMORY)):
        most = draw(st.sampled_from([5, 5, len(amounts) - 1]))
        low, high = sorted(draw(st.tuples(*[st.integers(0, most)] * 2)))
        kind = draw(st.sampled_from(["none", "request", "limit", "both"]))
        if kind in ("request", "both"):
            requests[name] = amounts[low]
        if kind in ("limit", "both"):
            limits[name] = amounts[high]
    if not native_only and draw(st.integers(0, 3)) == 0:
        requests["example.com/gpu"] = limits["example.com/gpu"] = draw(st.sampled_from(EXTENDED))
    whole = {"requests": requests, "limits": limits}
    return {name: value for name, value in whole.items() if value or draw(st.booleans())}


@st.composite
def requirement(draw, operators, values=LABEL_VALUES):
    operator = draw(st.sampled_from(operators))
    one = {"key": draw(LABEL_KEYS), "operator": operator}
    if operator in ("In", "NotIn"):
        one["values"] = draw(st.lists(values, min_size=1, max_size=2, unique=True))
    if operator in ("Gt", "Lt"):
        one["values"] = [draw(st.sampled_from(["5", "-1", "9223372036854775807"]))]
    return one


SELECTOR = some(matchLabels=LABELS, matchExpressions=listed(requirement(["In", "NotIn", "Exists", "DoesNotExist"])))
NODE_OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"]
FIELD = st.builds(
    lambda operator, name: {"key": "metadata.name", "operator": operator, "values": [name]},
    st.sampled_from(["In", "NotIn"]),
    st.sampled_from(NODE_NAMES),
)
NODE_TERM = some(matchExpressions=listed(requirement(NODE_OPERATORS)), matchFields=listed(FIELD, 1))
NODE_AFFINITY = some(
    requiredDuringSchedulingIgnoredDuringExecution=st.builds(
        lambda terms: {"nodeSelectorTerms": terms}, st.lists(NODE_TERM, min_size=1, max_size=2)
    ),
    preferredDuringSchedulingIgnoredDuringExecution=listed(
        st.builds(lambda weight, term: {"weight": weight, "preference": term}, st.integers(1, 100), NODE_TERM)
    ),
)


@st.composite
def pod_term(draw):
    term = {"topologyKey": draw(TOPOLOGY_KEYS)}
    term |= draw(
        some(labelSelector=SELECTOR, namespaceSelector=SELECTOR, namespaces=listed(st.sampled_from(NAMESPACES)))
    )
    selector = term.get("labelSelector") or {}
    used = {one["key"] for one in selector.get("matchExpressions") or []} | set(selector.get("matchLabels") or {})
    free = [key for key in ("app", "tier", "zone") if key not in used]
    if term.get("labelSelector") is not None and free:
        keys = draw(st.lists(st.sampled_from(free), max_size=2, unique=True))
        field = draw(st.sampled_from(["matchLabelKeys", "mismatchLabelKeys"]))
        term[field] = keys
    return term


POD_AFFINITY = some(
    requiredDuringSchedulingIgnoredDuringExecution=listed(pod_term()),
    preferredDuringSchedulingIgnoredDuringExecution=listed(
        st.builds(lambda weight, term: {"weight": weight, "podAffinityTerm": term}, st.integers(1, 100), pod_term()), 1
    ),
)


@st.composite
def spread(draw):
    action = draw(st.sampled_from(["DoNotSchedule", "ScheduleAnyway"]))
    one = {"maxSkew": draw(st.integers(1, 3)), "topologyKey": draw(TOPOLOGY_KEYS), "whenUnsatisfiable": action}
    policy = st.sampled_from(["Honor", "Ignore"])
    one |= draw(some(labelSelector=SELECTOR, nodeAffinityPolicy=policy, nodeTaintsPolicy=policy))
    if action == "DoNotSchedule":
        one |= draw(some(minDomains=st.integers(1, 3)))
    return one


@st.composite
def toleration(draw):
    operator = draw(st.sampled_from(["Exists", "Equal", None]))
    key = draw(st.sampled_from(["dedicated", "node.kubernetes.io/not-ready", "constructor"]))
    one = {"key": key, "effect": draw(st.sampled_from(["NoSchedule", "NoExecute", "PreferNoSchedule", None]))}
    if operator == "Exists" and draw(st.booleans()):
        del one["key"]
    return one | {"operator": operator} | ({} if operator == "Exists" else {"value": draw(LABEL_VALUES)})


TAINT = st.builds(
    lambda key, value, effect: {"key": key, "value": value, "effect": effect},
    st.sampled_from(["dedicated", "constructor"]),
    LABEL_VALUES,
    st.sampled_from(["NoSchedule", "NoExecute", "PreferNoSchedule"]),
)
RULE = st.builds(
    lambda action, operator, codes: {"action": action, "exitCodes": {"operator": operator, "values": codes}},
    st.sampled_from(["Restart", "RestartAllContainers"]),
    st.sampled_from(["In", "NotIn"]),
    st.lists(st.integers(1, 3), min_size=1, max_size=2, unique=True),
)


@st.composite
def container(draw, name, init=False, host_network=False):
    one = {
        "name": name,
        "image": draw(st.sampled_from(["nginx", "nginx:1", "r.example:5000/a/b", "a@sha256:" + "0" * 64])),
    }
    one |= draw(some(resources=resources()))
    ports = draw(st.lists(st.sampled_from([80, 443, 8080]), max_size=2, unique=True))
    if ports and not init:
        mapped = st.one_of(st.none(), st.just(0)) if host_network else st.one_of(st.none(), st.sampled_from([80, 8080]))
        number = int(name[1:]) * 1000
        one["ports"] = [{"containerPort": port + number} for port in ports]
        one["ports"][0] |= {"hostPort": draw(mapped)} if draw(st.booleans()) else {}
        if one["ports"][0].get("hostPort"):
            one["ports"][0]["hostPort"] += number
    policy = draw(st.sampled_from([None, "Always", "Never", "OnFailure"]))
    if policy:
        one["restartPolicy"] = policy
        if policy != "Always":
            one["restartPolicyRules"] = draw(listed(RULE, 1))
    return one


DNS = some(
    nameservers=st.lists(st.sampled_from(["10.0.0.10", "fd00::a", "192.0.2.1"]), max_size=3, unique=True),
    searches=listed(st.sampled_from(["a.example", ".", "b.example.", "_tcp.example"]), 3),
    options=listed(some(value=st.sampled_from(["2", ""])).map(lambda one: {"name": "ndots", **one})),
)
STATE = st.one_of(
    st.just({}),
    st.none(),
    st.just({"running": {"startedAt": NOW}}),
    st.builds(
        lambda reason: {"waiting": {"reason": reason}}, st.sampled_from(["CrashLoopBackOff", "ContainerCreating", ""])
    ),
    st.builds(
        lambda code, more: {"terminated": {"exitCode": code, **more}},
        st.integers(0, 3),
        some(
            reason=st.sampled_from(["Error", "Completed", "RestartingAllContainers"]),
            signal=st.just(9),
            finishedAt=st.just(NOW),
        ),
    ),
    st.just({"terminated": {}}),
)


def statuses(names):
    more = some(
        state=STATE, lastState=STATE, ready=st.booleans(), started=st.booleans(), restartCount=st.integers(0, 3)
    )
    return st.lists(st.tuples(st.sampled_from(names), more), max_size=3).map(
        lambda found: [{"name": name, **rest} for name, rest in found]
    )


CONDITIONS = listed(
    st.builds(
        lambda kind, status, more: {"type": kind, "status": status, **more},
        st.sampled_from(["Ready", "Initialized", "PodScheduled", "example.com/gate", "DisruptionTarget"]),
        st.sampled_from(["True", "False", "Unknown"]),
        some(reason=st.sampled_from(["SchedulingGated", "PreemptionByScheduler"]), message=st.just("text")),
    ),
    3,
)


@st.composite
def pods(draw, bound=None):
    """A Pod manifest; `bound`: on one of these nodes, with a status."""
    host_network = draw(st.sampled_from([True, False, None, None]))
    init = [draw(container(f"i{index}", True)) for index in range(draw(st.integers(0, 2)))]
    apps = [draw(container(f"c{index}", False, bool(host_network))) for index in range(draw(st.integers(1, 2)))]
    ports = [port["hostPort"] for one in apps for port in one.get("ports", []) if port.get("hostPort")]
    assert len(ports) == len(set(ports))
    for one in init:
        if one.get("restartPolicy") == "Always":
            one.pop("restartPolicyRules", None)
    for one in [*init, *apps]:
        if one.get("restartPolicyRules") and not one.get("restartPolicy"):
            del one["restartPolicyRules"]
    spec = {"containers": apps, "initContainers": draw(st.sampled_from([init, init or None]))}
    if host_network is not None or draw(st.booleans()):
        spec["hostNetwork"] = host_network
    spec |= draw(
        some(
            nodeSelector=seldom(LABELS),
            tolerations=listed(toleration(), 3),
            affinity=some(
                nodeAffinity=seldom(NODE_AFFINITY), podAffinity=seldom(POD_AFFINITY), podAntiAffinity=POD_AFFINITY
            ),
            restartPolicy=st.sampled_from(["Always", "OnFailure", "Never"]),
            preemptionPolicy=st.sampled_from(["Never", "PreemptLowerPriority"]),
            priority=st.sampled_from([-10, 0, 1000]),
            readinessGates=st.sampled_from([[], [{"conditionType": "example.com/gate"}]]),
            schedulingGates=st.just([]) if bound else st.sampled_from([[], [], [{"name": "example.com/wait"}]]),
        )
    )
    constraints = draw(listed(spread(), draw(st.sampled_from([0, 0, 2]))))
    if len({(one["topologyKey"], one["whenUnsatisfiable"]) for one in constraints}) == len(constraints):
        spec["topologySpreadConstraints"] = constraints
    config = draw(st.one_of(st.none(), DNS))
    policies = ["ClusterFirst", "Default", "ClusterFirstWithHostNet", None]
    spec["dnsPolicy"] = draw(st.sampled_from([*policies, "None"] if config and config.get("nameservers") else policies))
    if config is not None:
        spec["dnsConfig"] = config
    metadata = {"name": draw(NAMES), "namespace": draw(st.sampled_from(NAMESPACES))}
    metadata |= draw(some(labels=LABELS, annotations=LABELS))
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec, "unknownField": [None]}
    if bound:
        spec["nodeName"] = draw(st.sampled_from(bound))
        names = [one["name"] for one in [*init, *apps]]
        phase = st.sampled_from(["Pending", "Running", "Succeeded", "Failed"])
        pod["status"] = draw(
            some(
                phase=phase,
                conditions=CONDITIONS,
                containerStatuses=statuses(names),
                initContainerStatuses=statuses(names),
                startTime=st.just(NOW),
            )
        )
        metadata |= draw(some(uid=st.uuids().map(str), creationTimestamp=st.just(NOW), deletionTimestamp=st.just(NOW)))
    elif draw(st.booleans()):
        pod["status"] = draw(some(nominatedNodeName=st.sampled_from(NODE_NAMES)))
    return pod


@st.composite
def nodes(draw, name):
    amounts = {
        "cpu": draw(st.sampled_from(["1", "4", "64", "9e15"])),
        "memory": draw(st.sampled_from(["1Gi", "8Pi", "7Ei"])),
    }
    amounts |= draw(st.sampled_from([{"pods": "110"}, {"pods": 110}, {"pods": "3"}, {}]))
    amounts |= {"example.com/gpu": draw(st.sampled_from(EXTENDED))} if draw(st.booleans()) else {}
    places = draw(st.sampled_from([["capacity"], ["allocatable"], ["capacity", "allocatable"], ["capacity"], []]))
    image = some(names=listed(st.sampled_from(["nginx:latest", "nginx:1"])), sizeBytes=st.sampled_from([0, 10**9]))
    status = dict.fromkeys(places, amounts)
    status |= draw(some(images=listed(image)))
    status |= draw(some(declaredFeatures=st.just(["RestartAllContainersOnContainerExits"])))
    taints = draw(seldom(listed(TAINT))) or []
    unique = {(one["key"], one["effect"]): one for one in taints}
    spec = draw(some(unschedulable=seldom(st.booleans()))) | {"taints": list(unique.values())}
    labels = draw(LABELS) | draw(st.sampled_from([{}, {"zone": "a"}, {"zone": "b", "topology.kubernetes.io/zone": ""}]))
    return {
        "apiVersion": "v1",
        "kind": "Node",
        "metadata": {"name": name, "labels": labels},
        "spec": spec,
        "status": status,
    }


SERVICE = st.builds(
    lambda name, namespace, spec: {"kind": "Service", "metadata": {"name": name, "namespace": namespace}, "spec": spec},
    st.sampled_from(["web", "db"]),
    st.sampled_from(NAMESPACES),
    some(selector=LABELS),
)
NAMESPACE = st.builds(
    lambda name, more: {"kind": "Namespace", "metadata": {"name": name, **more}},
    st.sampled_from(NAMESPACES),
    some(labels=LABELS),
)


@st.composite
def clusters(draw):
    """Parsed YAML documents of a cluster, and one Pod to place."""
    names = NODE_NAMES[: draw(st.integers(0, len(NODE_NAMES)))]
    documents = [draw(nodes(name)) for name in names]
    existing = [draw(pods(bound=names)) for _ in range(draw(st.integers(0, 4)))] if names else []
    for index, one in enumerate(existing):
        one["metadata"]["name"] += f"-{index}"
    others = draw(listed(SERVICE)) + draw(listed(NAMESPACE))
    return {"documents": [*documents, *existing, *others], "pod": draw(pods())}
