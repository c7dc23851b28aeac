package reeve.policies.network["dns-allowed_test"]

import data.reeve.policies.network["dns-allowed"] as policy

_incomplete := object.remove(inventory, ["complete"])

inventory := {
	"namespace": {namespace: {"networking.k8s.io/v1": {"NetworkPolicy": {name: _policy(namespace, name, spec) | some name, spec in specs}}} |
		some namespace, specs in {
			"shop": {
				"deny": {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]},
				"dns": _egress("dns", [{"to": [_cluster_dns], "ports": [_udp, {"port": 53}]}]),
				"anybody": _egress("anybody", [{"ports": [_udp, {"port": 53}]}]),
				"everything": _egress("everything", [{}]),
				"local": _egress("local", [{"to": [{"ipBlock": {"cidr": "169.254.20.10/32"}}]}]),
				"named": _egress("named", [{"to": [{"namespaceSelector": {}}], "ports": [{"port": "dns", "protocol": "UDP"}, {"port": "dns-tcp"}]}]),
				"ranged": _egress("ranged", [{"to": [{"namespaceSelector": {}}], "ports": [{"protocol": "UDP"}, {"port": 1, "endPort": 99}]}]),
				"udp": _egress("udp", [{"ports": [_udp]}]),
				"tcp": _egress("tcp", [{"ports": [{"port": 53}]}]),
				"https": _egress("https", [{"ports": [{"port": 443}]}]),
				"other": _egress("other", [{"to": [{"podSelector": {"matchLabels": {"k8s-app": "kube-dns"}}}], "ports": [_udp]}]),
				"block": _egress("block", [{"to": [{"ipBlock": {"cidr": "0.0.0.0/0", "except": ["169.254.0.0/16"]}}]}]),
				"team": _egress("team", [{"to": [{"namespaceSelector": {"matchLabels": {"team": "infra"}}}]}]),
			},
			"in": {"deny": {"podSelector": {}, "policyTypes": ["Ingress"]}},
		}
	},
	"cluster": {"v1": {"Namespace": {"kube-system": {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "kube-system"}}}}},
	"complete": {"networking.k8s.io/NetworkPolicy": {"*": true}},
}

_udp := {"port": 53, "protocol": "UDP"}

_cluster_dns := {
	"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}},
	"podSelector": {"matchLabels": {"k8s-app": "kube-dns"}},
}

_egress(name, rules) := {"podSelector": {"matchLabels": {"app": name}}, "policyTypes": ["Egress"], "egress": rules}

denied["no rule"] := _pod("shop", "db", {})

denied["a rule for another port"] := _pod("shop", "https", {})

denied["TCP only"] := _pod("shop", "tcp", {})

denied["UDP only"] := _pod("shop", "udp", {})

denied["pods with the labels of name servers in its own namespace"] := _pod("shop", "other", {})

denied["a block without the addresses of name servers"] := _pod("shop", "block", {})

denied["namespaces with a label that kube-system has not"] := _pod("shop", "team", {})

denied["an explicit policy for DNS that is the default"] := _pod("shop", "db", {"dnsPolicy": "ClusterFirst"})

allowed["the name servers of the cluster"] := _pod("shop", "dns", {})

allowed["anybody on the port of DNS"] := _pod("shop", "anybody", {})

allowed["everything"] := _pod("shop", "everything", {})

allowed["the cache of the node"] := _pod("shop", "local", {})

allowed["ports by name"] := _pod("shop", "named", {})

allowed["ranges of ports"] := _pod("shop", "ranged", {})

allowed["name servers of its own"] := _pod("shop", "db", {"dnsPolicy": "None"})

allowed["the name servers of the node"] := _pod("shop", "db", {"dnsPolicy": "Default"})

allowed["the host network"] := _pod("shop", "db", {"hostNetwork": true})

allowed["no isolation for egress"] := _pod("in", "web", {})

_pod(namespace, app, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": app, "namespace": namespace, "labels": {"app": app}},
	"spec": object.union({"containers": [{"name": "app"}]}, spec),
}

_policy(namespace, name, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": name, "namespace": namespace},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "egress policies of namespace \"shop\" let the pod send no DNS query over UDP",
		"path": ["metadata", "labels"],
		"severity": "medium",
	}} with input as denied["no rule"]
		with data.inventory as inventory
}

test_tcp_missing_is_mild if {
	policy.violation == {{
		"msg": "egress policies of namespace \"shop\" let the pod send no DNS query over TCP",
		"path": ["metadata", "labels"],
		"severity": "low",
	}} with input as denied["UDP only"]
		with data.inventory as inventory
}

test_other_policies_may_let_it if {
	known := object.remove(inventory, ["complete"])
	count(policy.violation) == 0 with input as denied["no rule"] with data.inventory as known
	policy.unknown == {{
		"msg": "whether a network policy of namespace \"shop\" lets the pod send DNS queries over UDP",
		"needs": ["networking.k8s.io/NetworkPolicy"],
	}} with input as denied["no rule"]
		with data.inventory as known
}

test_labels_of_a_namespace_may_be_missing if {
	known := object.remove(inventory, ["cluster"])
	count(policy.violation) == 0 with input as denied["namespaces with a label that kube-system has not"] with data.inventory as known
	policy.unknown == {{
		"msg": "whether a rule that lets the pod send DNS queries over UDP is for namespace \"kube-system\", by its labels",
		"needs": ["Namespace"],
	}} with input as denied["namespaces with a label that kube-system has not"]
		with data.inventory as known
}

test_what_is_allowed_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as _incomplete
}

test_other_name_servers[name] if {
	some name, given in {
		"pods with the labels of name servers in its own namespace": {"dnsNamespace": "shop"},
		"a block without the addresses of name servers": {"dnsAddresses": ["192.0.2.53"]},
	}
	{found | some found in policy.violation; found.severity == "medium"} == set()
		with input as denied[name]
		with data.inventory as inventory
		with data.reeve_parameters as {"network/dns-allowed": given}
}

test_other_ports_of_name_servers if {
	count(policy.violation) == 1 with input as allowed["anybody on the port of DNS"]
		with data.inventory as inventory
		with data.reeve_parameters as {"network/dns-allowed": {"dnsPorts": [5353]}}
}

test_labels_of_other_name_servers if {
	count(policy.violation) == 1 with input as allowed["the name servers of the cluster"]
		with data.inventory as inventory
		with data.reeve_parameters as {"network/dns-allowed": {"dnsSelector": {"k8s-app": "dns"}}}
}
