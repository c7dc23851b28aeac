package reeve.policies.quotas["quota-covers-objects_test"]

import data.reeve.policies.quotas["quota-covers-objects"] as policy

denied["compute only"] := _quota("main", {"requests.cpu": "10"})

denied["one is open"] := _quota("main", object.remove(_complete, ["secrets"]))

denied["null"] := _quota("main", null)

allowed["all of them"] := _quota("main", _complete)

allowed["by their other names"] := _quota("main", {
	"count/pods": "1",
	"count/persistentvolumeclaims": "1",
	"requests.storage": "1Gi",
	"count/secrets": "1",
	"count/configmaps": "1",
	"count/jobs.batch": "1",
})

allowed["one with scopes, which is not for all pods"] := _object("main", {"hard": {"pods": "10"}, "scopes": ["BestEffort"]})

_complete := {
	"pods": "10",
	"persistentvolumeclaims": "5",
	"requests.storage": "100Gi",
	"secrets": "20",
	"configmaps": "20",
	"count/jobs.batch": "0",
}

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
		"msg": "quotas of namespace \"shop\" do not limit count/secrets",
		"path": ["spec", "hard"],
	}} with input as denied["one is open"]
}

test_quotas_add_up if {
	more := _quota("more", {"count/secrets": 3})
	count(policy.violation) == 0 with input as denied["one is open"]
		with data.inventory as {"namespace": {"shop": {"v1": {"ResourceQuota": {"more": more}}}}}
}

test_what_is_required if {
	count(policy.violation) == 1 with input as allowed["all of them"]
		with data.reeve_parameters as {"quotas/quota-covers-objects": {"required": ["count/deployments.apps"]}}
}
