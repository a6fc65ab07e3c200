"""Nodes, Pods and the event that a scheduler would write about them, for tests that need a small cluster."""


def node(name, cpu, memory="8Gi", taints=()):
    return {
        "metadata": {"name": name},
        "spec": {"taints": list(taints)},
        "status": {"allocatable": {"cpu": cpu, "memory": memory, "pods": "110"}},
    }


def pod(cpu, memory="1Gi", **spec):
    requests = {"cpu": cpu, "memory": memory}
    return {
        "metadata": {"name": "p"},
        "spec": {"containers": [{"name": "a", "resources": {"requests": requests}}], **spec},
    }


def explain(models, asked, cluster):
    """The whole text of the event, filters and preemption."""
    found = models.call("schedulerFilter", asked, cluster)
    preempted = models.call("preemptionMessage", asked, cluster, found["nodes"])
    diagnosis = {
        "numAllNodes": len(cluster["nodes"]),
        "nodeStatuses": found["nodes"],
        "postFilterMsg": preempted["message"],
    }
    return models.call("fitError.message", diagnosis)
