package reeve.policies.network["no-metadata-egress_test"]

import data.reeve.policies.network["no-metadata-egress"] as policy

inventory := {
	"namespace": {namespace: {"networking.k8s.io/v1": {"NetworkPolicy": {name: _known(namespace, name, spec) | some name, spec in specs}}} |
		some namespace, specs in {
			"shop": {
				"closed": {"policyTypes": ["Egress"]},
				"web": {
					"podSelector": {"matchLabels": {"app": "web"}},
					"egress": [{"to": [{"ipBlock": {"cidr": "0.0.0.0/0", "except": ["169.254.0.0/16"]}}], "ports": [{"port": 443}]}],
				},
				"open": {"podSelector": {"matchLabels": {"app": "open"}}, "egress": [{"ports": [{"port": 80}]}]},
				"wide": {"podSelector": {"matchLabels": {"app": "wide"}}, "egress": [{"to": [{"ipBlock": {"cidr": "169.254.0.0/16"}}]}]},
				"pods": {"podSelector": {"matchLabels": {"app": "pods"}}, "egress": [{"to": [{"namespaceSelector": {}}]}]},
				"ingress": {"podSelector": {"matchLabels": {"app": "pods"}}, "policyTypes": ["Ingress"], "egress": [{}]},
			},
			"blog": {"in": {"policyTypes": ["Ingress"]}},
		}
	},
	"complete": {"networking.k8s.io/NetworkPolicy": {"*": true}},
}

_known(namespace, name, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": name, "namespace": namespace},
	"spec": spec,
}

denied["every address"] := _policy({"cidr": "0.0.0.0/0"})

denied["the address itself"] := _policy({"cidr": "169.254.169.254/32"})

denied["an address of IPv6"] := _policy({"cidr": "fd00:ec2::/64"})

denied["an exception of something else"] := _policy({"cidr": "0.0.0.0/0", "except": ["10.0.0.0/8"]})

denied["exceptions of all but one"] := _policy({"cidr": "0.0.0.0/0", "except": ["169.254.0.0/16"]})

denied["a port among others"] := _rules([{"to": [{"ipBlock": {"cidr": "0.0.0.0/0"}}], "ports": [{"port": 443}, {"port": 1, "endPort": 100}]}])

denied["a pod that nothing isolates"] := _pod("blog", {"app": "web"})

denied["a pod for which a port is open everywhere"] := _pod("shop", {"app": "open"})

denied["a pod for which a block is open"] := _pod("shop", {"app": "wide"})

allowed["every exception that is needed"] := _policy({"cidr": "0.0.0.0/0", "except": ["169.254.0.0/16", "100.64.0.0/10"]})

allowed["another block"] := _policy({"cidr": "10.0.0.0/8"})

allowed["another port"] := _rules([{"to": [{"ipBlock": {"cidr": "0.0.0.0/0"}}], "ports": [{"port": 443}, {"port": "http"}]}])

allowed["another protocol"] := _rules([{"to": [{"ipBlock": {"cidr": "0.0.0.0/0"}}], "ports": [{"port": 80, "protocol": "UDP"}]}])

allowed["a rule without peers, which has a policy of its own"] := _rules([{}])

allowed["pods as peers"] := _rules([{"to": [{"namespaceSelector": {}}]}])

allowed["an ingress rule"] := _object({"ingress": [{"from": [{"ipBlock": {"cidr": "0.0.0.0/0"}}]}]})

allowed["no spec"] := _object(null)

allowed["a pod that is isolated"] := _pod("shop", {"app": "db"})

allowed["a pod for which only other ports are open"] := _pod("shop", {"app": "web"})

allowed["a pod that may reach pods only"] := _pod("shop", {"app": "pods"})

allowed["a pod on the host network, which nothing isolates"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "agent", "namespace": "blog"},
	"spec": {"hostNetwork": true, "containers": [{"name": "app"}]},
}

_policy(ip_block) := _rules([{"to": [{"ipBlock": ip_block}]}])

_rules(rules) := _object({"podSelector": {"matchLabels": {"app": "shop"}}, "policyTypes": ["Egress"], "egress": rules})

_object(spec) := _known("shop", "judged", spec)

_pod(namespace, labels) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace, "labels": labels},
	"spec": {"containers": [{"name": "app"}]},
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "egress rule allows the metadata endpoint \"169.254.169.254\", which is in the block \"0.0.0.0/0\"",
		"path": ["spec", "egress", 0, "to", 0, "ipBlock", "cidr"],
	}} with input as denied["every address"]
}

test_verdict_on_pods if {
	path := ["metadata", "labels"]
	policy.violation == {{
		"msg": "pod is not isolated for egress and reaches the metadata endpoint \"169.254.169.254\"",
		"path": path,
	}} with input as denied["a pod that nothing isolates"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "pod reaches the metadata endpoint \"169.254.169.254\" by NetworkPolicy \"wide\"",
		"path": path,
	}} with input as denied["a pod for which a block is open"]
		with data.inventory as inventory
}

# Whether other policies isolate it is said by network/pod-egress-isolated.
test_an_incomplete_inventory_proves_only_what_is_there if {
	known := {"namespace": inventory.namespace}
	count(policy.violation) == 0 with input as denied["a pod that nothing isolates"] with data.inventory as known
	count(policy.violation) == 1 with input as denied["a pod for which a block is open"] with data.inventory as known
	count(policy.violation) == 0 with input as denied["a pod for which a block is open"]
}

test_other_endpoints if {
	other := {"network/no-metadata-egress": {"endpoints": ["192.0.2.1"]}}
	count(policy.violation) == 0 with input as denied["the address itself"] with data.reeve_parameters as other
	count(policy.violation) == 1 with input as _policy({"cidr": "192.0.2.0/24"}) with data.reeve_parameters as other
}

test_exempt_selectors if {
	exempt := {"network/no-metadata-egress": {"exemptSelectors": [{"matchLabels": {"app": "shop"}}, {"matchLabels": {"app": "wide"}}]}}
	count(policy.violation) == 0 with input as denied["every address"] with data.reeve_parameters as exempt
	count(policy.violation) == 0 with input as denied["a pod for which a block is open"]
		with data.inventory as inventory
		with data.reeve_parameters as exempt
	count(policy.violation) == 1 with input as denied["a pod for which a port is open everywhere"]
		with data.inventory as inventory
		with data.reeve_parameters as exempt
}
