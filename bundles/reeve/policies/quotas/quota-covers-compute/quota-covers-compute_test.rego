package reeve.policies.quotas["quota-covers-compute_test"]

import data.reeve.policies.quotas["quota-covers-compute"] as policy

denied["objects only"] := _quota("main", {"pods": "10"})

denied["requests only"] := _quota("main", {"requests.cpu": "10", "requests.memory": "10Gi"})

denied["requests under their short names only"] := _quota("main", {"cpu": "10", "memory": "10Gi"})

denied["one request is open"] := _quota("main", {"cpu": "1", "limits.cpu": "1", "limits.memory": "1Gi"})

denied["nothing"] := _quota("main", {})

denied["null"] := _quota("main", null)

allowed["all four"] := _quota("main", _complete)

allowed["short names"] := _quota("main", {"cpu": 1, "memory": "1Gi", "limits.cpu": 1, "limits.memory": "1Gi"})

allowed["zero, which is a limit"] := _quota("main", {"cpu": 0, "memory": null, "limits.cpu": "0", "limits.memory": 0})

allowed["one with scopes, which is not for all pods"] := _object("main", {"hard": {"pods": "10"}, "scopes": ["BestEffort"]})

_complete := {"requests.cpu": "1", "requests.memory": "1Gi", "limits.cpu": "2", "limits.memory": "2Gi"}

_quota(name, hard) := _object(name, {"hard": hard})

_object(name, spec) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": spec,
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
		"msg": "quotas of namespace \"shop\" do not limit requests.cpu, requests.memory, limits.cpu, limits.memory",
		"path": ["spec", "hard"],
	}} with input as denied["objects only"]
	policy.violation == {{
		"msg": "quotas of namespace \"shop\" do not limit limits.cpu, limits.memory",
		"path": ["spec", "hard"],
		"severity": "low",
	}} with input as denied["requests under their short names only"]
}

test_quotas_add_up if {
	rest := {"limits.cpu": "2", "limits.memory": "2Gi"}
	count(policy.violation) == 0 with input as denied["requests only"]
		with data.inventory as {"namespace": {"shop": {"v1": {"ResourceQuota": {"more": _quota("more", rest)}}}}}
	scoped := _object("more", {"hard": rest, "scopes": ["NotTerminating"]})
	count(policy.violation) == 1 with input as denied["requests only"]
		with data.inventory as {"namespace": {"shop": {"v1": {"ResourceQuota": {"more": scoped}}}}}
}

test_what_is_required if {
	count(policy.violation) == 0 with input as denied["requests only"]
		with data.reeve_parameters as {"quotas/quota-covers-compute": {"required": ["cpu", "memory"]}}
}

test_an_amount_that_is_none_limits_nothing if {
	count(policy.violation) == 1 with input as _quota("main", object.union(_complete, {"requests.cpu": "many"}))
}

test_no_other_kind if {
	quota := object.union(denied.nothing, {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as quota
}
