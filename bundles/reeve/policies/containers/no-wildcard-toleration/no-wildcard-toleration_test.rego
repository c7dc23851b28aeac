package reeve.policies.containers["no-wildcard-toleration_test"]

import data.reeve.policies.containers["no-wildcard-toleration"] as policy

denied["no key"] := _pod([{"operator": "Exists"}])

denied["no key and one effect"] := _pod([{"key": "gpu", "operator": "Exists"}, {"operator": "Exists", "effect": "NoSchedule"}])

denied["an empty key"] := _pod([{"key": "", "operator": "Exists"}])

denied["null, which is the same as absent"] := _pod([{"key": null, "operator": "Exists"}])

denied["a pod of another controller"] := object.union(
	_pod([{"operator": "Exists"}]),
	{"metadata": {"ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web", "uid": "6f1c"}]}},
)

allowed["a key"] := _pod([{"key": "gpu", "operator": "Exists"}, {"key": "gpu", "value": "yes"}])

allowed["null tolerations"] := _pod(null)

allowed["nothing set"] := _pod([])

allowed["a daemon set"] := {
	"apiVersion": "apps/v1",
	"kind": "DaemonSet",
	"metadata": {"name": "agent"},
	"spec": {"template": {"spec": {"tolerations": [{"operator": "Exists"}]}}},
}

allowed["a daemon set of older releases"] := {
	"apiVersion": "extensions/v1beta1",
	"kind": "DaemonSet",
	"metadata": {"name": "agent"},
	"spec": {"template": {"spec": {"tolerations": [{"operator": "Exists"}]}}},
}

allowed["a pod of a daemon set"] := object.union(
	_pod([{"operator": "Exists"}]),
	{"metadata": {"ownerReferences": [{"apiVersion": "apps/v1", "kind": "DaemonSet", "name": "agent", "uid": "6f1c"}]}},
)

_pod(tolerations) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [{"name": "app"}], "tolerations": tolerations},
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "pod tolerates every taint",
		"path": ["spec", "tolerations", 1],
		"fix": [{"op": "remove"}],
	}} with input as denied["no key and one effect"]
}

test_exempt_kinds if {
	parameters := {"containers/no-wildcard-toleration": {"exemptKinds": ["Pod"]}}
	count(policy.violation) == 0 with input as denied["no key"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as allowed["a daemon set"] with data.reeve_parameters as parameters
}
