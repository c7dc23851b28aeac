package reeve.policies.quotas["quota-pods-vs-compute_test"]

import data.reeve.policies.quotas["quota-pods-vs-compute"] as policy

inventory := {"namespace": {"shop": {"v1": {"LimitRange": {"main": {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": "main", "namespace": "shop"},
	"spec": {"limits": [{"type": "Container", "defaultRequest": {"cpu": "500m"}, "default": {"memory": "1Gi"}}]},
}}}}}}

denied["too little cpu"] := _quota("shop", {"pods": 100, "requests.cpu": "24"})

denied["too little cpu by the short name"] := _quota("shop", {"pods": 100, "cpu": "24"})

denied["too little memory"] := _quota("shop", {"pods": "10", "requests.memory": "4Gi"})

allowed["half of it"] := _quota("shop", {"pods": 100, "requests.cpu": "25", "memory": "50Gi"})

allowed["no number of pods"] := _quota("shop", {"requests.cpu": 1})

allowed["no limit of requests"] := _quota("shop", {"pods": 100, "limits.cpu": 1})

allowed["a namespace without LimitRanges"] := _quota("blog", {"pods": 100, "cpu": 1})

allowed["null"] := _quota("shop", null)

_quota(namespace, hard) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": "main", "namespace": namespace},
	"spec": {"hard": hard},
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "limit of pods is 100, which ask for 50 of requests.cpu by default, and 24 is there",
		"path": ["spec", "hard", "pods"],
	}} with input as denied["too little cpu"]
		with data.inventory as inventory
}

test_the_factor if {
	count(policy.violation) == 2 with input as allowed["half of it"]
		with data.inventory as inventory
		with data.reeve_parameters as {"quotas/quota-pods-vs-compute": {"factor": 1}}
}
