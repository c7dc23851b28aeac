package reeve.policies.quotas["quota-covers-ephemeral-storage_test"]

import data.reeve.policies.quotas["quota-covers-ephemeral-storage"] as policy

denied["compute only"] := _quota("main", {"requests.cpu": "10", "requests.storage": "1Gi"})

denied["null"] := _quota("main", null)

allowed["requests"] := _quota("main", {"requests.ephemeral-storage": "10Gi"})

allowed["requests by the short name"] := _quota("main", {"ephemeral-storage": "10Gi"})

allowed["limits"] := _quota("main", {"limits.ephemeral-storage": "0"})

allowed["one with scopes, which is not for all pods"] := _object("main", {"hard": {"pods": "10"}, "scopes": ["BestEffort"]})

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
		"msg": "quotas of namespace \"shop\" do not limit ephemeral-storage",
		"path": ["spec", "hard"],
	}} with input as denied["compute only"]
}

test_quotas_add_up if {
	count(policy.violation) == 0 with input as denied["compute only"]
		with data.inventory as {"namespace": {"shop": {"v1": {"ResourceQuota": {"more": _quota("more", {"ephemeral-storage": 1})}}}}}
}
