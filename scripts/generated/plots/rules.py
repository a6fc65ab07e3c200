"""The rules whose numbers the plots show, each with its source. Seconds and counts; nothing is drawn here."""

# All of kubernetes/kubernetes v1.36.2. Default grace period of a Pod: staging/src/k8s.io/api/core/v1/types.go,
# DefaultTerminationGracePeriodSeconds.
GRACE_PERIOD = 30
# Without a heartbeat for so long, a node is marked: pkg/controller/nodelifecycle/config/v1alpha1/defaults.go,
# RecommendedDefaultNodeLifecycleControllerConfiguration.
NODE_MONITOR_GRACE_PERIOD = 50
# The toleration that admission adds: plugin/pkg/admission/defaulttolerationseconds/admission.go,
# defaultUnreachableTolerationSeconds.
UNREACHABLE_TOLERATION = 300
# First wait and longest wait of a container that keeps failing: pkg/kubelet/kubelet.go, newCrashLoopBackOff.
CONTAINER_BACK_OFF = (10, 300)
# First wait and longest wait of a Pod that the scheduler refused: pkg/scheduler/apis/config/v1/defaults.go,
# PodInitialBackoffSeconds and PodMaxBackoffSeconds.
SCHEDULER_BACK_OFF = (1, 10)


def back_off(base: int, cap: int, count: int) -> list[int]:
    """Seconds of waiting before each restart: none before the first, then doubling from `base` up to `cap`.

    Source: kubernetes/kubernetes v1.36.2, pkg/kubelet/kuberuntime (back-off of containers, 10 s to 300 s).
    """
    return [0, *(min(base * 2**number, cap) for number in range(count - 1))]


def scheduler_back_off(initial: int, cap: int, count: int) -> list[int]:
    """Seconds that a Pod is held back after each of `count` refusals: doubling from `initial` up to `cap`.

    Source: kubernetes/kubernetes v1.36.2, pkg/scheduler/backend/queue/backoff_queue.go, calculateBackoffDuration.
    """
    return [min(initial * 2**number, cap) for number in range(count)]


def nodes_to_score(nodes: int, percentage: int = 0) -> int:
    """How many feasible nodes the scheduler looks for among `nodes`; `percentage` 0 means adaptive.

    Source: kubernetes/kubernetes v1.36.2, pkg/scheduler/schedule_one.go, numFeasibleNodesToFind (integer arithmetic).
    """
    if nodes < 100:
        return nodes
    share = percentage or max(5, 50 - nodes // 125)
    return max(100, nodes * share // 100)
