package reeve.policies.network["exposed-pod-isolated_test"]

import data.reeve.policies.network["exposed-pod-isolated"] as policy

inventory := {
	"namespace": {namespace: {
		"networking.k8s.io/v1": {"NetworkPolicy": {"isolated": _known("networking.k8s.io/v1", "NetworkPolicy", namespace, "isolated", {"podSelector": {"matchLabels": {"isolated": "yes"}}, "policyTypes": ["Ingress"], "ingress": [{}]})}, "Ingress": {"site": _known("networking.k8s.io/v1", "Ingress", namespace, "site", {"defaultBackend": {"service": {"name": "inner", "port": {"number": 80}}}})}},
		"v1": {"Service": {
			"inner": _known("v1", "Service", namespace, "inner", {"selector": {"app": "routed"}}),
			"none": _known("v1", "Service", namespace, "none", {"type": "LoadBalancer", "selector": {}}),
			"outer": _known("v1", "Service", namespace, "outer", {"type": "NodePort", "selector": {"app": "web"}}),
			"private": _known("v1", "Service", namespace, "private", {"selector": {"app": "db"}}),
		}},
	} |
		some namespace in ["shop", "kube-system"]
	},
	"complete": {"*/*": {"*": true}},
}

_known(version, kind, namespace, name, spec) := {
	"apiVersion": version,
	"kind": kind,
	"metadata": {"name": name, "namespace": namespace},
	"spec": spec,
}

denied["behind a node port"] := _pod("shop", {"app": "web"})

denied["behind an Ingress"] := _pod("shop", {"app": "routed"})

denied["in a namespace of the system"] := _pod("kube-system", {"app": "web"})

allowed["isolated behind a node port"] := _pod("shop", {"app": "web", "isolated": "yes"})

allowed["isolated behind an Ingress"] := _pod("shop", {"app": "routed", "isolated": "yes"})

allowed["behind a Service for the cluster"] := _pod("shop", {"app": "db"})

allowed["behind nothing"] := _pod("shop", {"app": "other"})

allowed["no labels"] := _pod("shop", null)

allowed["on the host network, which policies do not reach"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}},
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
		"msg": "pod is exposed by the Ingress \"site\" and not isolated for ingress by any NetworkPolicy",
		"path": ["metadata", "labels"],
		"related": [{"object": {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "namespace": "shop", "name": "site"}}],
	}} with input as denied["behind an Ingress"]
		with data.inventory as inventory
}

test_what_is_not_known if {
	known := {"namespace": inventory.namespace}
	every object in denied {
		count(policy.violation) == 0 with input as object with data.inventory as known
		some found in policy.unknown with input as object with data.inventory as known
		found.needs == ["networking.k8s.io/NetworkPolicy"]
	}
	some found in policy.unknown with input as allowed["behind nothing"] with data.inventory as known
	found.msg == "whether the pod is exposed without a NetworkPolicy that isolates it for ingress"
	"Service" in found.needs
	count(policy.unknown) == 0 with input as allowed["isolated behind a node port"] with data.inventory as known
}
