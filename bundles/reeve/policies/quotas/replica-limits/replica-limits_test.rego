package reeve.policies.quotas["replica-limits_test"]

import data.reeve.policies.quotas["replica-limits"] as policy

parameters := {"ranges": [{"min": 2, "max": 10}, {"min": 20, "max": 20}]}

denied["one replica by default"] := _of("apps/v1", "Deployment", {})

denied["null, which is one"] := _of("apps/v1", "StatefulSet", {"replicas": null})

denied["none"] := _of("apps/v1", "ReplicaSet", {"replicas": 0})

denied["too many"] := _of("v1", "ReplicationController", {"replicas": 21})

denied["between the ranges"] := _of("apps/v1", "Deployment", {"replicas": 11})

allowed["in a range"] := _of("apps/v1", "Deployment", {"replicas": 2})

allowed["in another range"] := _of("apps/v1", "StatefulSet", {"replicas": 20})

allowed["what has no replicas"] := _of("apps/v1", "DaemonSet", {})

_of(version, kind, spec) := {
	"apiVersion": version,
	"kind": kind,
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union(spec, {"template": {"spec": {"containers": [{"name": "app"}]}}}),
}

_given := {"quotas/replica-limits": parameters}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_parameters as _given
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_parameters as _given
}

test_verdict if {
	policy.violation == {{
		"msg": "number of replicas is 11, which is in none of the ranges",
		"path": ["spec", "replicas"],
	}} with input as denied["between the ranges"]
		with data.reeve_parameters as _given
}

test_without_ranges_nothing_is_judged if {
	every object in denied {
		count(policy.violation) == 0 with input as object
	}
}
