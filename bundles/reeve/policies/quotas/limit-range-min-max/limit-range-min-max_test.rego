package reeve.policies.quotas["limit-range-min-max_test"]

import data.reeve.policies.quotas["limit-range-min-max"] as policy

denied["a minimum above the maximum"] := _container({"min": {"cpu": "2"}, "max": {"cpu": "1500m"}})

denied["a default above the maximum"] := _container({"default": {"memory": "1025Mi"}, "max": {"memory": "1Gi"}})

denied["a default below the minimum"] := _container({"default": {"cpu": "100m"}, "min": {"cpu": 0.2}})

denied["a default request above the default"] := _container({"defaultRequest": {"cpu": "2"}, "default": {"cpu": "1"}})

denied["a default request above the maximum"] := _container({"defaultRequest": {"cpu": "2"}, "max": {"cpu": "1"}})

denied["a default request below the minimum"] := _container({"defaultRequest": {"cpu": 0}, "min": {"cpu": "1m"}})

denied["pods"] := _range([{"type": "Pod", "min": {"cpu": "2"}, "max": {"cpu": "1"}}])

denied["claims"] := _range([{"type": "PersistentVolumeClaim", "min": {"storage": "2Gi"}, "max": {"storage": "1Gi"}}])

denied["a second item"] := _range([{"type": "Pod", "max": {"cpu": "1"}}, {"type": "Container", "min": {"cpu": "2"}, "max": {"cpu": "1"}}])

denied["a maximum of null, which is zero"] := _container({"min": {"cpu": "2"}, "max": {"cpu": null}})

allowed["all in order"] := _container({
	"min": {"cpu": "100m", "memory": "1Mi"},
	"defaultRequest": {"cpu": "200m"},
	"default": {"cpu": "1"},
	"max": {"cpu": 2, "memory": "1Gi"},
})

allowed["all the same"] := _container({
	"min": {"cpu": "1"},
	"defaultRequest": {"cpu": 1},
	"default": {"cpu": "1000m"},
	"max": {"cpu": "1e0"},
})

allowed["different resources"] := _container({"min": {"cpu": "2"}, "max": {"memory": "1"}})

allowed["different items"] := _range([{"type": "Pod", "max": {"cpu": "1"}}, {"type": "Container", "min": {"cpu": "2"}}])

allowed["nothing"] := _range([{}, null, {"type": "Container", "min": null, "max": {}}])

allowed["null items"] := _range(null)

_container(item) := _range([object.union({"type": "Container"}, item)])

_range(items) := {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": "main", "namespace": "shop"},
	"spec": {"limits": items},
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
		"msg": "min of cpu for containers, 2, is above the max of 1500m",
		"path": ["spec", "limits", 0, "min", "cpu"],
	}} with input as denied["a minimum above the maximum"]
	policy.violation == {{
		"msg": "min of storage for claims, 2Gi, is above the max of 1Gi",
		"path": ["spec", "limits", 0, "min", "storage"],
	}} with input as denied.claims
}

# A slip of an m, found in a guide: no container could ever be made.
test_a_limit_range_that_nothing_satisfies if {
	range := _container({
		"default": {"cpu": "800m"},
		"defaultRequest": {"cpu": "500"},
		"max": {"cpu": "800m"},
		"min": {"cpu": "200m"},
	})
	policy.violation == {msg |
		some bound in ["default", "max"]
		msg := {
			"msg": sprintf("defaultRequest of cpu for containers, 500, is above the %s of 800m", [bound]),
			"path": ["spec", "limits", 0, "defaultRequest", "cpu"],
		}
	} with input as range
}

test_what_is_filled_in_says_nothing_twice if {
	count(policy.violation) == 1 with input as denied["a minimum above the maximum"]
}

test_no_other_kind if {
	range := object.union(denied.pods, {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as range
}
