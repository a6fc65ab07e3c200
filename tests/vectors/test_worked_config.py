"""The tables of dns/config in both languages: each cell against the model, and against the recording where it has one."""

import re

import pytest
from page_tables import DOCS, LANGUAGES, read_page, rows

KUBELET = {
    "resolvConf": "search corp.example\nnameserver 192.168.56.53\n",
    "clusterDNS": ["10.96.0.10"],
    "clusterDomain": "cluster.local",
}
EXTRA = {
    "nameservers": ["192.168.56.53"],
    "searches": ["example.com", "corp.example"],
    "options": [{"name": "ndots", "value": "2"}, {"name": "edns0"}],
}
LARGER_KUBELET = KUBELET | {
    "resolvConf": "nameserver 192.0.2.53\nnameserver 192.0.2.54\n"
    "search corp.example lab.corp.example.\noptions timeout:2 attempts:3\n",
}
LARGER_EXTRA = EXTRA | {"nameservers": ["203.0.113.9"], "searches": ["svc.example", "corp.example"]}

CLUSTER_DOMAINS = "`default.svc.cluster.local` `svc.cluster.local` `cluster.local`"
RECORDED = {
    ("ClusterFirst", False, False): "policies/clusterfirst",
    ("ClusterFirst", True, False): "policies/hostnet-clusterfirst",
    ("ClusterFirstWithHostNet", True, False): "policies/hostnet-with-hostnet",
    ("Default", False, False): "policies/default",
    ("None", False, False): "policies/none-refused",
    ("ClusterFirst", False, True): "dnsconfig-merge/merged-clusterfirst",
    ("Default", False, True): "dnsconfig-merge/merged-default",
    ("None", False, True): "dnsconfig-merge/merged-none",
}
POLICIES = ["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"]
EVERY_CELL = [(policy, host, extra) for extra in (False, True) for policy in POLICIES for host in (False, True)]


def words(cell: str) -> list[str]:
    """The code words of a cell; the name of the three cluster domains stands for them."""
    return re.findall(r"`([^`]+)`", re.sub("集群域|cluster domains", CLUSTER_DOMAINS, cell))


def shown(row: list[str]) -> dict:
    _, nameservers, searches, options, _ = row
    return {"nameservers": words(nameservers), "searches": words(searches), "options": set(words(options))}


def result(models, pod: dict, kubelet: dict) -> dict:
    got = models.call("podDns.resolve", pod, kubelet)
    return {"nameservers": got["nameservers"], "searches": got["searches"], "options": set(got["options"])}


def transcript(name: str) -> dict:
    """What a recorded `cat /etc/resolv.conf` printed."""
    lines = [line.split() for line in (DOCS / f"labs/dns/{name}.txt").read_text(encoding="utf-8").splitlines()[1:]]
    searches = [line[1:] for line in lines if line[0] == "search"]
    options = [line[1:] for line in lines if line[0] == "options"]
    return {
        "nameservers": [line[1] for line in lines if line[0] == "nameserver"],
        "searches": searches[0] if searches else [],
        "options": set(options[0]) if options else set(),
    }


def parts_of(first_cell: str) -> tuple[str, bool]:
    return words(first_cell)[0], first_cell.endswith("hostNetwork")


def pod_of(policy: str, host_network: bool, extra: bool) -> dict:
    pod = {"dnsPolicy": policy, "hostNetwork": host_network}
    return pod | ({"dnsConfig": EXTRA} if extra else {})


@pytest.fixture(params=LANGUAGES)
def page(request):
    return read_page(request.param, "dns/config")


def table_of(page: str) -> dict:
    """Each row of the two tables under its policy, hostNetwork and whether there is a dnsConfig."""
    found = {}
    for heading, extra in (("without", False), ("with", True)):
        for row in rows(page, heading):
            found[(*parts_of(row[0]), extra)] = row
    return found


def test_the_two_tables_have_sixteen_cells(page):
    assert list(table_of(page)) == EVERY_CELL


@pytest.mark.parametrize("cell", EVERY_CELL, ids=str)
def test_each_cell_is_what_the_model_computes(models, page, cell):
    row = table_of(page)[cell]
    pod = pod_of(*cell)

    if models.call("podDns.refusals", pod):
        assert set(row[1:4]) in ({"拒绝"}, {"refused"})
    else:
        assert shown(row) == result(models, pod, KUBELET)


@pytest.mark.parametrize("cell", EVERY_CELL, ids=str)
def test_recorded_cells_are_what_was_recorded_and_the_others_say_computed(page, cell):
    row = table_of(page)[cell]

    assert row[4] in (("实测", "recorded") if cell in RECORDED else ("算出", "computed"))
    if cell in RECORDED and "refused" not in RECORDED[cell]:
        assert shown(row) == transcript(RECORDED[cell])
    elif cell in RECORDED:
        refused = (DOCS / f"labs/dns/{RECORDED[cell]}.txt").read_text(encoding="utf-8")
        assert "must provide `dnsConfig` when `dnsPolicy` is None" in refused


def test_a_larger_file_of_the_node_merges_as_shown(models, page):
    for row, policy, extra in zip(
        rows(page, "with", -1),
        ("ClusterFirst", "ClusterFirst", "Default", "Default"),
        (False, True, False, True),
        strict=True,
    ):
        pod = {"dnsPolicy": policy} | ({"dnsConfig": LARGER_EXTRA} if extra else {})
        got = result(models, pod, LARGER_KUBELET)
        assert words(row[2]) == got["nameservers"]
        assert words(row[3]) == got["searches"]
        assert set(words(row[4])) == got["options"]


def test_worked_numbers_of_the_limits(models):
    many = [f"d{number}.example" for number in range(1, 32)]
    kubelet = KUBELET | {"resolvConf": f"search {' '.join(many)}\nnameserver 192.168.56.53\n"}
    cut = models.call("podDns.resolve", {}, kubelet)
    assert len(cut["searches"]) == 32
    assert cut["searches"][-1] == "d29.example"
    assert [event["reason"] for event in cut["events"]] == ["DNSConfigForming"]

    most = KUBELET | {"resolvConf": f"search {' '.join(many[:29])}\nnameserver 192.168.56.53\n"}
    assert models.call("podDns.resolve", {}, most)["events"] == []

    three = {"dnsConfig": {"nameservers": ["192.0.2.1", "192.0.2.2", "192.0.2.3"]}}
    assert result(models, three, KUBELET) == transcript("dnsconfig-merge/cut-to-three")


def test_a_trailing_dot_makes_another_search_domain(models):
    got = models.call("podDns.resolve", {"dnsConfig": {"searches": ["corp.example."]}}, KUBELET)

    assert got["searches"][-2:] == ["corp.example", "corp.example."]


def test_the_error_texts_and_events_stand_on_the_page(models, page):
    refused = [
        {"dnsConfig": {"nameservers": ["192.0.2.1"] * 4}},
        {"dnsConfig": {"searches": ["a.example"] * 33}},
        {"dnsConfig": {"searches": ["a" * 60 + ".example"] * 31}},
        {"dnsConfig": {"options": [{"value": "1"}]}},
        {"dnsPolicy": "None"},
        {"dnsPolicy": "None", "dnsConfig": {}},
    ]
    for pod in refused:
        (text,) = models.call("podDns.refusals", pod)
        assert text in page

    missing = models.call("podDns.resolve", {}, {"resolvConf": ""})["events"]
    assert missing[0]["message"] in page


def test_a_wrong_cell_is_noticed(models, page):
    """Negative case: swap two nameservers in one row, and that row no longer agrees with the model."""
    wrong = page.replace("`10.96.0.10` `192.168.56.53`", "`192.168.56.53` `10.96.0.10`", 1)
    assert wrong != page
    differing = [
        cell
        for cell, row in table_of(wrong).items()
        if not models.call("podDns.refusals", pod_of(*cell)) and shown(row) != result(models, pod_of(*cell), KUBELET)
    ]

    assert differing == [("ClusterFirst", False, True)]
