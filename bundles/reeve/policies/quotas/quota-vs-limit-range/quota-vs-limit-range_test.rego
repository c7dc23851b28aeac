package reeve.policies.quotas["quota-vs-limit-range_test"]

import data.reeve.policies.quotas["quota-vs-limit-range"] as policy

inventory := {
	"namespace": {"shop": {"v1": {"LimitRange": {
		"main": _range("main", [
			{"type": "Container", "min": {"cpu": "100m"}, "default": {"memory": "1Gi"}, "defaultRequest": {"cpu": "500m"}},
			{"type": "PersistentVolumeClaim", "min": {"storage": "1Gi"}},
		]),
		"more": _range("more", [{"type": "Pod", "min": {"cpu": "200m", "ephemeral-storage": "1Gi"}}]),
	}}}},
	"complete": {"LimitRange": {"*": true}},
}

_range(name, items) := {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": {"limits": items},
}

denied["less than one pod asks for"] := _quota("shop", {"requests.cpu": "150m"})

denied["less than one pod asks for, by the short name"] := _quota("shop", {"cpu": "150m"})

denied["less than the limit of one pod"] := _quota("shop", {"limits.cpu": "199m"})

denied["less local storage"] := _quota("shop", {"ephemeral-storage": "1G"})

denied["less than a container gets"] := _quota("shop", {"requests.cpu": "300m"})

denied["less than the default limit"] := _quota("shop", {"limits.memory": "512Mi"})

denied["less than the default limit, which is the request too"] := _quota("shop", {"memory": "512Mi"})

denied["no pods"] := _quota("shop", {"pods": 0})

allowed["as much as a container gets"] := _quota("shop", {"requests.cpu": "500m", "limits.memory": "1Gi", "pods": 1})

allowed["a namespace without LimitRanges"] := _quota("blog", {"cpu": "1m"})

allowed["storage, which no pod asks for"] := _quota("shop", {"requests.storage": "1Mi"})

allowed["a quota with scopes"] := _object("shop", {"hard": {"cpu": "1m", "pods": 0}, "scopes": ["Terminating"]})

allowed["null"] := _quota("shop", null)

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
		"msg": "limit of requests.cpu is 150m, and 1 pods ask for 200m at least",
		"path": ["spec", "hard", "requests.cpu"],
	}} with input as denied["less than one pod asks for"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "limit of requests.cpu is 300m, and a container gets 500m by default",
		"path": ["spec", "hard", "requests.cpu"],
		"severity": "medium",
	}} with input as denied["less than a container gets"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "limit of pods is 0, less than 1",
		"path": ["spec", "hard", "pods"],
	}} with input as denied["no pods"]
		with data.inventory as inventory
}

test_how_many_have_to_fit if {
	{v.path[2] | some v in policy.violation} == {"pods", "requests.cpu"} with data.inventory as inventory
		with input as allowed["as much as a container gets"]
		with data.reeve_parameters as {"quotas/quota-vs-limit-range": {"minPods": 3}}
}

test_other_limit_ranges_may_exist if {
	policy.unknown == {{
		"msg": "which LimitRanges namespace \"blog\" has",
		"needs": ["LimitRange"],
	}} with input as allowed["a namespace without LimitRanges"]
}

test_no_other_kind if {
	quota := object.union(denied["no pods"], {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as quota
	count(policy.unknown) == 0 with input as quota
}
