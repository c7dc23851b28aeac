package reeve.policies.network["pod-ingress-isolated_test"]

import data.reeve.policies.network["pod-ingress-isolated"] as policy

inventory := {
	"namespace": {namespace: {"networking.k8s.io/v1": {"NetworkPolicy": {name: _policy(namespace, name, spec) | some name, spec in specs}}} |
		some namespace, specs in {
			"shop": {
				"web": {"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Ingress"]},
				"front": {
					"podSelector": {"matchExpressions": [{"key": "tier", "operator": "In", "values": ["front"]}]},
					"policyTypes": ["Ingress", "Egress"],
					"ingress": [{}],
				},
				"other": {"podSelector": {"matchLabels": {"app": "other"}}, "policyTypes": ["Egress"]},
				"silent": {"podSelector": {"matchLabels": {"app": "silent"}}},
			},
			"closed": {"all": {"policyTypes": ["Ingress"]}},
		}
	},
	"complete": {"networking.k8s.io/NetworkPolicy": {"*": true}},
}

_policy(namespace, name, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": name, "namespace": namespace},
	"spec": spec,
}

denied["labels that no policy selects"] := _pod("shop", {"app": "db"})

denied["no labels"] := _pod("shop", null)

denied["a namespace without policies"] := _pod("blog", {"app": "web"})

denied["a policy of the other type only"] := _pod("shop", {"app": "other"})

denied["a Deployment whose own labels do not count"] := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}},
	"spec": {"template": {"metadata": {"labels": {"app": "db"}}, "spec": {"containers": [{"name": "app"}]}}},
}

allowed["a policy for its label"] := _pod("shop", {"app": "web"})

allowed["a policy by an expression, which allows everything"] := _pod("shop", {"tier": "front"})

allowed["a policy whose type follows from what it holds"] := _pod("shop", {"app": "silent"})

allowed["a policy for all pods"] := _pod("closed", null)

allowed["an exempt namespace"] := _pod("kube-system", {"app": "web"})

allowed["the host network, which policies do not reach"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "agent", "namespace": "shop"},
	"spec": {"hostNetwork": true, "containers": [{"name": "app"}]},
}

_pod(namespace, labels) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace, "labels": labels},
	"spec": {"containers": [{"name": "app"}]},
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
		"msg": "pod is not isolated for ingress by any NetworkPolicy of namespace \"shop\"",
		"path": ["metadata", "labels"],
	}} with input as denied["labels that no policy selects"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	object := denied["labels that no policy selects"]
	known := {"namespace": inventory.namespace, "complete": {"networking.k8s.io/NetworkPolicy": {"blog": true}}}
	count(policy.violation) == 0 with input as object with data.inventory as known
	policy.unknown == {{
		"msg": "whether a NetworkPolicy of namespace \"shop\" isolates the pod for ingress",
		"needs": ["networking.k8s.io/NetworkPolicy"],
	}} with input as object
		with data.inventory as known
}

test_what_is_there_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as {"namespace": inventory.namespace}
}

test_exempt_namespaces if {
	exempt := {"network/pod-ingress-isolated": {"exemptNamespaces": ["sh*"]}}
	count(policy.violation) == 0 with input as denied["no labels"]
		with data.inventory as inventory
		with data.reeve_parameters as exempt
	count(policy.unknown) == 0 with input as denied["no labels"] with data.reeve_parameters as exempt
	count(policy.violation) == 1 with input as allowed["an exempt namespace"]
		with data.inventory as inventory
		with data.reeve_parameters as exempt
}

test_exempt_selectors if {
	exempt := {"network/pod-ingress-isolated": {"exemptSelectors": [{"matchLabels": {"app": "db"}}]}}
	count(policy.violation) == 0 with input as denied["labels that no policy selects"]
		with data.inventory as inventory
		with data.reeve_parameters as exempt
	count(policy.violation) == 1 with input as denied["no labels"]
		with data.inventory as inventory
		with data.reeve_parameters as exempt
}

test_a_policy_of_another_group_is_none if {
	policies := inventory.namespace.shop["networking.k8s.io/v1"]
	count(policy.violation) == 1 with input as allowed["a policy for its label"]
		with data.inventory as {"namespace": {"shop": {"crd.projectcalico.org/v1": policies}}, "complete": inventory.complete}
}

# A pod without a namespace is in "default".
test_the_default_namespace if {
	object := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {}}
	some found in policy.violation with input as object with data.inventory as inventory
	contains(found.msg, "namespace \"default\"")
}

# It is network/exposed-pod-isolated that tells of them.
test_exposed_pods_are_left_to_another_policy if {
	service := {
		"apiVersion": "v1",
		"kind": "Service",
		"metadata": {"name": "db", "namespace": "shop"},
		"spec": {"type": "NodePort", "selector": {"app": "db"}},
	}
	known := object.union(inventory, {"namespace": {"shop": {"v1": {"Service": {"db": service}}}}})
	count(policy.violation) == 0 with input as denied["labels that no policy selects"] with data.inventory as known
	count(policy.violation) == 1 with input as denied["no labels"] with data.inventory as known
	count(policy.unknown) == 0 with input as denied["labels that no policy selects"]
		with data.inventory as object.remove(known, ["complete"])
}
