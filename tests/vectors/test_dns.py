"""resolv-conf.js, pod-dns.js, dns-query-order.js: upstream's tables, and the queries of real resolvers."""

import pytest
from model_calls import Call

HOST_NAMESERVERS = "nameserver 192.0.2.53\nnameserver 192.0.2.54\n"
NODE_FILE = HOST_NAMESERVERS + "search corp.example lab.corp.example.\noptions timeout:2 attempts:3\n"
KUBELET = {"resolvConf": NODE_FILE, "clusterDNS": ["10.96.0.10"], "clusterDomain": "cluster.local"}
EXTRA = {
    "nameservers": ["203.0.113.9"],
    "searches": ["svc.example", "corp.example"],
    "options": [{"name": "ndots", "value": "2"}, {"name": "edns0"}],
}
CLUSTER = "web.svc.cluster.local svc.cluster.local cluster.local"
HOST = "corp.example lab.corp.example"


def conf(value):
    return {"nameservers": value["nameservers"], "searches": value["searches"], "options": set(value["options"])}


@pytest.mark.vectors(
    "dns", "TestParseResolvConf", ask=lambda case: Call("resolvConf.parse", case["inputs"]["resolvConf"])
)
def test_a_resolv_conf_is_read_as_the_kubelet_reads_it(case, answer):
    if case["want"]["error"]:
        assert answer.error.endswith("nameserver list is empty")
    else:
        assert conf(answer.value) == conf(case["want"])


@pytest.mark.vectors(
    "dns", "TestFormDNSSearchFitsLimits", ask=lambda case: Call("resolvConf.fitSearches", case["inputs"]["searches"])
)
def test_search_domains_are_cut_to_the_limits(case, answer):
    event = case["want"]["warningEvent"]
    assert answer.value["searches"] == case["want"]["searches"]
    assert answer.value["events"] == ([{"type": "Warning", **event}] if event else [])


@pytest.mark.vectors(
    "dns",
    "TestFormDNSNameserversFitsLimits",
    ask=lambda case: Call("resolvConf.fitNameservers", case["inputs"]["nameservers"]),
)
def test_nameservers_are_cut_to_the_limit(case, answer):
    assert answer.value["nameservers"] == case["want"]["nameservers"]
    assert bool(answer.value["events"]) == case["want"]["emitsWarningEvent"]


@pytest.mark.vectors(
    "dns", "TestMergeDNSOptions", ask=lambda case: Call("podDns.mergeOptions", case["inputs"]["existingOptions"])
)
def test_options_are_merged_by_name(case, answer):
    assert set(answer.value) == set(case["want"]["optionsUnordered"])


@pytest.mark.vectors(
    "dns",
    "TestGetPodDNSType",
    ask=lambda case: Call("podDns.type", case["inputs"]["dnsPolicy"], case["inputs"]["hostNetwork"]),
)
def test_a_policy_has_a_type(case, answer):
    if case["want"].get("error"):
        assert answer.error == "invalid DNSPolicy=invalidPolicy"
    else:
        assert answer.value == case["want"]["dnsType"]


def ask_pod_dns(case):
    inputs = case["inputs"]
    pod = {name: inputs[name] for name in ("namespace", "dnsPolicy", "hostNetwork", "dnsConfig") if name in inputs}
    kubelet = {name: inputs[name] for name in ("clusterDNS", "clusterDomain")}
    return Call("podDns.resolve", pod, {**kubelet, "resolvConf": inputs.get("nodeResolvConf")})


@pytest.mark.vectors("dns", "TestGetPodDNS", "TestGetPodDNSCustom", ask=ask_pod_dns)
def test_a_pod_gets_the_resolv_conf_that_upstream_gives_it(case, answer):
    want = case["want"]
    assert conf(answer.value) == {
        "nameservers": want["nameservers"],
        "searches": want["searches"],
        "options": set(want["optionsUnordered"]),
    }


@pytest.mark.parametrize(
    "policy, host_network, extra, nameservers, searches, options",
    [
        ("ClusterFirst", False, None, "10.96.0.10", f"{CLUSTER} {HOST}", "ndots:5"),
        (None, False, None, "10.96.0.10", f"{CLUSTER} {HOST}", "ndots:5"),
        ("ClusterFirst", True, None, "192.0.2.53 192.0.2.54", HOST, "timeout:2 attempts:3"),
        ("ClusterFirstWithHostNet", False, None, "10.96.0.10", f"{CLUSTER} {HOST}", "ndots:5"),
        ("ClusterFirstWithHostNet", True, None, "10.96.0.10", f"{CLUSTER} {HOST}", "ndots:5"),
        ("Default", False, None, "192.0.2.53 192.0.2.54", HOST, "timeout:2 attempts:3"),
        ("Default", True, None, "192.0.2.53 192.0.2.54", HOST, "timeout:2 attempts:3"),
        ("ClusterFirst", False, EXTRA, "10.96.0.10 203.0.113.9", f"{CLUSTER} {HOST} svc.example", "ndots:2 edns0"),
        (
            "ClusterFirst",
            True,
            EXTRA,
            "192.0.2.53 192.0.2.54 203.0.113.9",
            f"{HOST} svc.example",
            "timeout:2 attempts:3 ndots:2 edns0",
        ),
        ("None", False, EXTRA, "203.0.113.9", "svc.example corp.example", "ndots:2 edns0"),
    ],
)
def test_every_policy_with_one_node_file(models, policy, host_network, extra, nameservers, searches, options):
    pod = {"namespace": "web", "hostNetwork": host_network}
    pod |= {"dnsPolicy": policy} if policy else {}
    pod |= {"dnsConfig": extra} if extra else {}
    got = models.call("podDns.resolve", pod, KUBELET)

    assert got["nameservers"] == nameservers.split()
    assert got["searches"] == searches.split()
    assert set(got["options"]) == set(options.split())
    assert got["events"] == []


def test_without_cluster_dns_the_policy_falls_back_and_says_so(models):
    got = models.call("podDns.resolve", {"dnsPolicy": "ClusterFirst"}, {"resolvConf": NODE_FILE})

    assert got["type"] == "host"
    assert got["nameservers"] == ["192.0.2.53", "192.0.2.54"]
    assert [(event["object"], event["reason"]) for event in got["events"]] == [
        ("Node", "MissingClusterDNS"),
        ("Pod", "MissingClusterDNS"),
    ]
    assert got["events"][1]["message"] == 'pod: "_default()". ' + got["events"][0]["message"]


def test_an_ipv6_node_without_a_file_asks_itself_over_ipv6(models):
    kubelet = {"resolvConf": None, "addresses": ["192.0.2.1", "2001:db8::1"]}

    assert models.call("podDns.resolve", {"dnsPolicy": "Default"}, kubelet)["nameservers"] == ["127.0.0.1", "::1"]


def test_the_fourth_nameserver_is_cut_and_an_event_says_so(models):
    extra = {"nameservers": ["203.0.113.1", "203.0.113.2", "203.0.113.3"]}
    got = models.call("podDns.resolve", {"dnsConfig": extra}, KUBELET)

    assert got["nameservers"] == ["10.96.0.10", "203.0.113.1", "203.0.113.2"]
    assert [event["message"] for event in got["events"]] == [
        "Nameserver limits were exceeded, some nameservers have been omitted, "
        "the applied nameserver line is: 10.96.0.10 203.0.113.1 203.0.113.2"
    ]


def test_a_policy_without_nameservers_is_refused_by_the_api_server(models):
    assert models.call("podDns.refusals", {"dnsPolicy": "None"}) == [
        "must provide `dnsConfig` when `dnsPolicy` is None"
    ]
    assert models.call("podDns.refusals", {"dnsPolicy": "None", "dnsConfig": {}}) == [
        "must provide at least one DNS nameserver when `dnsPolicy` is None"
    ]
    assert models.call("podDns.refusals", {"dnsConfig": {"nameservers": ["203.0.113.1"] * 4}}) == [
        "must not have more than 3 nameservers"
    ]
    assert models.call("podDns.refusals", {}) == []


@pytest.mark.parametrize(
    "config, message",
    [
        (
            {"nameservers": ["10.0.0.10", "x"]},
            'nameservers[1]: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
        ),
        ({"nameservers": ["010.0.0.1"]}, 'nameservers[0]: Invalid value: "010.0.0.1": must not have leading 0s'),
        (
            {"nameservers": ["::ffff:10.0.0.1"]},
            'nameservers[0]: Invalid value: "::ffff:10.0.0.1": must not be an IPv4-mapped IPv6 address',
        ),
        ({"searches": ["."]}, None),
        ({"searches": ["_tcp.example."]}, None),
        ({"searches": ["a" * 254]}, f'searches[0]: Invalid value: "{"a" * 254}": must be no more than 253 characters'),
        (
            {"searches": ["a", "-b."]},
            'searches[1]: Invalid value: "-b": a lowercase RFC 1123 subdomain must consist of ',
        ),
        ({"options": [{"value": "1"}]}, "must not be empty"),
    ],
)
def test_what_is_malformed_is_refused_with_the_words_of_the_api_server(models, config, message):
    got = models.call("podDns.refusals", {"metadata": {"name": "p"}, "spec": {"dnsConfig": config}})

    assert len(got) == (0 if message is None else 1)
    assert message is None or got[0].startswith(message)


@pytest.mark.parametrize(
    "text, want",
    [
        ("010.1.2.3", (4, "10.1.2.3")),
        ("::FFFF:10.0.0.1", (4, "10.0.0.1")),
        ("2001:0:0:1:0:0:1:1", (6, "2001::1:0:0:1:1")),
        ("1:0:0:2:0:0:0:3", (6, "1:0:0:2::3")),
        ("1:2:3:4:5:6:0:8", (6, "1:2:3:4:5:6:0:8")),
        ("::", (6, "::")),
        ("::1.2.3.4", (6, "::102:304")),
        ("1.2.3.4::", None),
        ("1:::2", None),
        ("1:2:3:4:5:6:7::8", None),
        ("fe80::1%eth0", None),
        ("256.1.1.1", None),
        ("", None),
    ],
)
def test_addresses_are_read_in_every_form_and_printed_in_one(models, text, want):
    got = models.call("ipAddress.parse", text)

    assert (got and (got["version"], got["text"])) == want


def test_what_is_printed_is_read_again(models):
    read = models.call("resolvConf.parse", NODE_FILE)
    printed = models.call("resolvConf.print", read)

    assert printed.splitlines()[0] == "search corp.example lab.corp.example"
    assert models.call("resolvConf.parse", printed) == read


def ask_queries(case):
    inputs = case["inputs"]
    existing = [case["want"]["answered"]] if case["want"]["answered"] else []
    return Call("dnsQueryOrder.look", inputs["name"], inputs["resolver"], existing)


@pytest.mark.vectors("dns-query-order", ask=ask_queries)
def test_the_queries_are_those_that_a_real_resolver_sent(case, answer):
    assert [one["name"] for one in answer.value["tries"]] == case["want"]["asked"]
    assert answer.value["answered"] == case["want"]["answered"]
    assert answer.value["questions"] == case["want"]["questions"]


@pytest.mark.parametrize(
    "name, ndots, exists, questions",
    [
        ("api", 5, "api.web.svc.cluster.local", 2),
        ("api.other", 5, "api.other.svc.cluster.local", 4),
        ("api.other.svc", 5, "api.other.svc.cluster.local", 6),
        ("api.other.svc.cluster.local", 5, "api.other.svc.cluster.local", 12),
        ("api.other.svc.cluster.local.", 5, "api.other.svc.cluster.local", 2),
        ("www.example.org", 5, "www.example.org", 12),
        ("www.example.org", 2, "www.example.org", 2),
        ("pod-0.api.other.svc.cluster.local", 5, "pod-0.api.other.svc.cluster.local", 2),
        ("api", 1, "api.web.svc.cluster.local", 2),
        ("api.other", 2, "api.other.svc.cluster.local", 4),
    ],
)
def test_how_many_questions_a_name_costs(models, name, ndots, exists, questions):
    resolver = {"searches": f"{CLUSTER} {HOST}".split(), "options": [f"ndots:{ndots}"]}

    assert models.call("dnsQueryOrder.look", name, resolver, [exists])["questions"] == questions


def test_both_libraries_ask_the_same_below_ndots_and_musl_asks_less_above(models):
    searches = ["a.example", "b.example"]
    for dots in range(6):
        name = ".".join("x" * (dots + 1))
        orders = [
            models.call("dnsQueryOrder.order", name, {"searches": searches, "options": ["ndots:3"], "library": library})
            for library in ("glibc", "musl")
        ]
        assert (orders[0] == orders[1]) == (dots < 3)
        assert len(orders[0]) == 3
        assert {one["name"] for one in orders[1]} <= {one["name"] for one in orders[0]}


def test_a_root_domain_in_the_search_list_replaces_the_last_try(models):
    got = models.call("dnsQueryOrder.order", "web", {"searches": [".", "a.example"]})

    assert [one["name"] for one in got] == ["web.", "web.a.example."]


def test_bad_input_is_refused(raises):
    assert raises("resolvConf.parse", None) == "resolv.conf: not a text"
    assert raises("resolvConf.parse", "# x\nnameserver") == "resolv.conf line 2: nameserver list is empty"
    assert raises("podDns.resolve", {}, {}) == 'kubelet: resolvConf is missing (null means --resolv-conf="")'
    assert raises("dnsQueryOrder.order", "a..b", {}) == 'name "a..b": not a host name'
    assert raises("dnsQueryOrder.order", "a", {"library": "bsd"}) == 'library "bsd": not one of glibc, musl'
    assert (
        raises("dnsQueryOrder.order", "a", {"options": ["ndots:x"]}) == "options ndots:x: ndots is not a whole number"
    )
