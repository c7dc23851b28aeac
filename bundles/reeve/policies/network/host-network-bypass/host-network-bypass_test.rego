package reeve.policies.network["host-network-bypass_test"]

import data.reeve.policies.network["host-network-bypass"] as policy

inventory := {
	"namespace": {
		"shop": {
			"apps/v1": {"DaemonSet": {name: _daemon_set(name, spec) |
				some name, spec in {
					"agent": {"hostNetwork": true, "containers": [{"name": "app"}]},
					"web": {"hostNetwork": false, "containers": [{"name": "app"}]},
				}
			}},
			"networking.k8s.io/v1": {"NetworkPolicy": {"closed": object.union(_object({"policyTypes": ["Ingress"]}), {"metadata": {"name": "closed"}})}},
		},
		"blog": {"networking.k8s.io/v1": {"NetworkPolicy": {"web": object.union(
			_object({"podSelector": {"matchLabels": {"app": "agent"}}}),
			{"metadata": {"namespace": "blog"}},
		)}}},
	},
	"complete": {"*/*": {"*": true}},
}

_daemon_set(name, spec) := {
	"apiVersion": "apps/v1",
	"kind": "DaemonSet",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": {"template": {"metadata": {"labels": {"app": name}}, "spec": spec}},
}

denied["a policy that picks it"] := _object({"podSelector": {"matchLabels": {"app": "agent"}}})

denied["a policy that picks it by a requirement"] := _object({"podSelector": {"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["web"]}]}})

denied["a pod where a policy is for every pod"] := _pod("shop", {"hostNetwork": true, "containers": [{"name": "app"}]})

denied["a Windows pod likewise"] := _pod("shop", {"os": {"name": "windows"}, "hostNetwork": true, "containers": [{"name": "app"}]})

allowed["a policy for other pods"] := _object({"podSelector": {"matchLabels": {"app": "web"}}})

allowed["a policy for every pod, which says it of the pods"] := _object({"podSelector": {}})

allowed["a policy without a selector, which is the same"] := _object({"policyTypes": ["Ingress"]})

allowed["a pod that is not on the host network"] := _pod("shop", {"containers": [{"name": "app"}]})

allowed["false"] := _pod("shop", {"hostNetwork": false, "containers": [{"name": "app"}]})

allowed["null"] := _pod("shop", {"hostNetwork": null, "containers": [{"name": "app"}]})

allowed["a pod that only a policy for some pods could select"] := _pod("blog", {"hostNetwork": true, "containers": [{"name": "app"}]})

allowed["no spec"] := _object(null)

_object(spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
}

_pod(namespace, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "agent", "namespace": namespace, "labels": {"app": "agent"}},
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
		"msg": "podSelector selects DaemonSet \"shop/agent\", which is on the host network and out of reach",
		"path": ["spec", "podSelector"],
	}} with input as denied["a policy that picks it"]
		with data.inventory as inventory
}

test_verdict_on_pods if {
	policy.violation == {{
		"msg": "pod is on the host network, where NetworkPolicy \"closed\" for every pod does not reach it",
		"path": ["spec", "hostNetwork"],
		"severity": "info",
	}} with input as denied["a pod where a policy is for every pod"]
		with data.inventory as inventory
}

test_an_incomplete_inventory_proves_only_what_is_there if {
	known := object.remove(inventory, ["complete"])
	count(policy.violation) == 1 with input as denied["a policy that picks it"] with data.inventory as known
	count(policy.unknown) == 0 with input as denied["a policy that picks it"] with data.inventory as known
	some found in policy.unknown with input as allowed["a policy for other pods"] with data.inventory as known
	found.msg == "whether podSelector selects a pod on the host network of namespace \"shop\""
	"Pod" in found.needs
}
