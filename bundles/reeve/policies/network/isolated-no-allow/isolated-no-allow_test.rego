package reeve.policies.network["isolated-no-allow_test"]

import data.reeve.policies.network["isolated-no-allow"] as policy

inventory := {
	"namespace": {"shop": {
		"networking.k8s.io/v1": {"NetworkPolicy": {
			"deny": _policy("shop", "deny", {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}),
			"web": _policy("shop", "web", {"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Ingress"], "ingress": [{}]}),
		}},
		"v1": {"Service": {name: {
			"apiVersion": "v1",
			"kind": "Service",
			"metadata": {"name": name, "namespace": "shop"},
			"spec": {"selector": wanted},
		} |
			some name, wanted in {"db": {"app": "db"}, "all": null, "web": {"app": "web"}, "replica": {"app": "db", "role": "replica"}}
		}},
	}},
	"complete": {"networking.k8s.io/NetworkPolicy": {"*": true}},
}

denied["no rule"] := _pod("shop", {"app": "db"}, {})

denied["two Services"] := _pod("shop", {"app": "db", "role": "replica"}, {})

allowed["a rule of another policy"] := _pod("shop", {"app": "web"}, {})

allowed["no Service that selects it"] := _pod("shop", {"app": "batch"}, {})

allowed["no labels"] := _pod("shop", null, {})

allowed["no policy"] := _pod("blog", {"app": "db"}, {})

allowed["the host network"] := _pod("shop", {"app": "db"}, {"hostNetwork": true})

_pod(namespace, labels, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "db", "namespace": namespace, "labels": labels},
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
		"msg": "network policies let nothing reach the pod, which the Service \"db\" selects",
		"path": ["metadata", "labels"],
		"related": [{"object": {"apiVersion": "v1", "kind": "Service", "namespace": "shop", "name": "db"}}],
	}} with input as denied["two Services"]
		with data.inventory as inventory
}

test_other_policies_may_let_it if {
	known := {"namespace": inventory.namespace}
	count(policy.violation) == 0 with input as denied["no rule"] with data.inventory as known
	policy.unknown == {{
		"msg": "whether a network policy of namespace \"shop\" lets something reach the pod",
		"needs": ["networking.k8s.io/NetworkPolicy"],
	}} with input as denied["no rule"]
		with data.inventory as known
	count(policy.unknown) == 0 with input as allowed["a rule of another policy"] with data.inventory as known
}
