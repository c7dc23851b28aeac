package reeve.policies.quotas["valid-quota-values_test"]

import data.reeve.policies.quotas["valid-quota-values"] as policy

denied["no pods"] := _quota({"pods": "0"})

denied["no cpu"] := _quota({"cpu": 0})

denied["no limits of memory"] := _quota({"limits.memory": null})

denied["no secrets"] := _quota({"count/secrets": 0})

denied["more requests than limits"] := _quota({"requests.cpu": "2", "limits.cpu": "1900m"})

denied["more requests than limits by the short name"] := _quota({"memory": "2Gi", "limits.memory": "2G"})

denied["below zero"] := _quota({"requests.storage": "-1Gi"})

denied["half a pod"] := _quota({"pods": "1500m"})

denied["half a secret"] := _quota({"secrets": "0.5"})

denied["half a device"] := _quota({"requests.nvidia.com/gpu": "500m"})

denied["no limits"] := _quota({})

denied["null"] := _quota(null)

allowed["amounts"] := _quota({"pods": "10", "requests.cpu": "500m", "limits.cpu": 0.5, "count/secrets": "1k"})

allowed["requests as high as limits"] := _quota({"memory": "1024Mi", "limits.memory": "1Gi"})

allowed["no load balancers"] := _quota({"services.loadbalancers": 0, "services.nodeports": "0"})

_quota(hard) := _object({"hard": hard})

_object(spec) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": "main", "namespace": "shop"},
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

test_verdict[name] if {
	some name, [key, message] in {
		"no pods": ["pods", "limit of pods is zero, so that no pod fits"],
		"more requests than limits": ["requests.cpu", "limit of requests.cpu is 2, more than that of limits.cpu, 1900m"],
		"below zero": ["requests.storage", "limit of requests.storage is -1Gi, below zero"],
		"half a pod": ["pods", "limit of pods is 1500m, not a whole number"],
	}
	policy.violation == {{"msg": message, "path": ["spec", "hard", key]}} with input as denied[name]
}

test_milder_and_empty if {
	policy.violation == {{
		"msg": "limit of count/secrets is zero",
		"path": ["spec", "hard", "count/secrets"],
		"severity": "low",
	}} with input as denied["no secrets"]
	policy.violation == {{"msg": "quota limits nothing", "path": ["spec", "hard"]}} with input as denied["no limits"]
}

test_frozen_namespaces if {
	frozen := {"quotas/valid-quota-values": {"freezeNamespaces": ["shop"]}}
	every name in ["no pods", "no cpu", "no secrets"] {
		count(policy.violation) == 0 with input as denied[name] with data.reeve_parameters as frozen
	}
	count(policy.violation) == 1 with input as denied["below zero"] with data.reeve_parameters as frozen
}

test_what_may_be_zero if {
	given := {"quotas/valid-quota-values": {"allowZero": ["count/secrets"]}}
	count(policy.violation) == 0 with input as denied["no secrets"] with data.reeve_parameters as given
	count(policy.violation) == 2 with input as allowed["no load balancers"] with data.reeve_parameters as given
}

test_without_a_spec if {
	count(policy.violation) == 1 with input as object.remove(_quota({}), ["spec"])
}

test_no_other_kind if {
	quota := object.union(denied["no limits"], {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as quota
}
