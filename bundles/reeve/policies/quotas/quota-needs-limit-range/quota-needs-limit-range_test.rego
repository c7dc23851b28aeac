package reeve.policies.quotas["quota-needs-limit-range_test"]

import data.reeve.policies.quotas["quota-needs-limit-range"] as policy

inventory := {
	"namespace": {
		"shop": _ranges("shop", [{"type": "Container", "default": {"memory": "1Gi"}, "defaultRequest": {"cpu": "100m"}}]),
		"max": _ranges("max", [{"type": "Container", "max": {"cpu": "1", "memory": "1Gi"}}]),
		"min": _ranges("min", [{"type": "Container", "min": {"cpu": "100m"}}]),
		"pods": _ranges("pods", [{"type": "Pod", "max": {"cpu": "1"}}]),
		"null": _ranges("null", null),
	},
	"complete": {"LimitRange": {"*": true}},
}

_ranges(namespace, items) := {"v1": {"LimitRange": {"main": {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": "main", "namespace": namespace},
	"spec": {"limits": items},
}}}}

denied["no LimitRange"] := _quota("blog", {"requests.cpu": "1"})

denied["no default limit of cpu"] := _quota("shop", {"limits.cpu": "1", "limits.memory": "1Gi", "requests.cpu": 1})

denied["a min gives no limit"] := _quota("min", {"limits.cpu": 1})

denied["a LimitRange for pods"] := _quota("pods", {"cpu": "1"})

denied["a LimitRange without items"] := _quota("null", {"memory": "1Gi"})

denied["a quota with scopes"] := _object("blog", {"hard": {"cpu": 1}, "scopes": ["NotBestEffort"]})

allowed["defaults for all"] := _quota("shop", {"cpu": 1, "requests.memory": "1Gi", "limits.memory": "1Gi"})

allowed["a max, which gives all defaults"] := _quota("max", {"limits.cpu": 1, "memory": "1Gi"})

allowed["a min, which gives a request"] := _quota("min", {"requests.cpu": 1})

allowed["what need not be set"] := _quota("blog", {"pods": 1, "ephemeral-storage": "1Gi", "requests.nvidia.com/gpu": 1})

allowed["null"] := _quota("blog", null)

_quota(namespace, hard) := _object(namespace, {"hard": hard})

_object(namespace, spec) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": "main", "namespace": namespace},
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
		"msg": "quota limits limits.cpu, which no LimitRange of namespace \"shop\" gives by default",
		"path": ["spec", "hard", "limits.cpu"],
	}} with input as denied["no default limit of cpu"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "quota limits cpu, which no LimitRange of namespace \"blog\" gives by default",
		"path": ["spec", "hard", "cpu"],
		"severity": "medium",
	}} with input as denied["a quota with scopes"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := {"namespace": inventory.namespace}
	count(policy.violation) == 0 with input as denied["no LimitRange"] with data.inventory as known
	policy.unknown == {{
		"msg": "whether a LimitRange of namespace \"blog\" gives requests.cpu by default",
		"needs": ["LimitRange"],
	}} with input as denied["no LimitRange"]
		with data.inventory as known
}

test_what_is_there_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as {"namespace": inventory.namespace}
}
