package reeve.policies.quotas["quota-usage_test"]

import data.reeve.policies.quotas["quota-usage"] as policy

denied["all in use"] := _quota({"pods": "10"}, {"pods": "10"}, {"pods": "10"})

denied["nearly all in use"] := _quota({"memory": "10Gi"}, {"memory": "10Gi"}, {"memory": "9Gi"})

denied["more than there is"] := _quota({"pods": "0"}, {"pods": 0}, {"pods": 1})

denied["a limit that has changed"] := _quota({"pods": "20"}, {"pods": "10"}, {"pods": "1"})

denied["a limit that is new"] := _quota({"pods": "20", "secrets": 5}, {"pods": "20"}, {"pods": "1"})

denied["a use that is not counted"] := _quota({"count/widgets.shop": 2}, {"count/widgets.shop": "2"}, {})

denied["no use at all"] := _quota({"pods": 2}, {"pods": "2"}, null)

allowed["some in use"] := _quota({"pods": "10"}, {"pods": "10"}, {"pods": "8"})

allowed["nothing of nothing"] := _quota({"pods": "0"}, {"pods": 0}, {"pods": 0})

allowed["another notation"] := _quota({"cpu": "2"}, {"cpu": "2000m"}, {"cpu": "100m"})

allowed["no status yet"] := object.remove(_quota({"pods": 1}, null, null), ["status"])

allowed["a status of null"] := object.union(_quota({"pods": 1}, null, null), {"status": null})

allowed["an empty status"] := object.union(_quota({"pods": 1}, null, null), {"status": {}})

_quota(spec, hard, used) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": "main", "namespace": "shop"},
	"spec": {"hard": spec},
	"status": {"hard": hard, "used": used},
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
		"msg": "use of memory is 9Gi of 10Gi",
		"path": ["status", "used", "memory"],
	}} with input as denied["nearly all in use"]
	policy.violation == {{
		"msg": "limit of pods is 20 in the spec and 10 in the status",
		"path": ["spec", "hard", "pods"],
	}} with input as denied["a limit that has changed"]
	policy.violation == {{
		"msg": "limit of secrets is 5 in the spec and none in the status",
		"path": ["spec", "hard", "secrets"],
	}} with input as denied["a limit that is new"]
	policy.violation == {{
		"msg": "use of count/widgets.shop is not counted",
		"path": ["spec", "hard", "count/widgets.shop"],
	}} with input as denied["a use that is not counted"]
}

test_the_threshold if {
	count(policy.violation) == 0 with input as denied["all in use"]
		with data.reeve_parameters as {"quotas/quota-usage": {"threshold": 1.1}}
	count(policy.violation) == 1 with input as allowed["some in use"]
		with data.reeve_parameters as {"quotas/quota-usage": {"threshold": 0.8}}
}

test_no_other_kind if {
	quota := object.union(denied["all in use"], {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as quota
}
