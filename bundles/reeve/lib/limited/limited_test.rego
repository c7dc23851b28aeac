package reeve.lib.limited_test

import data.reeve.lib.limited

_range(item) := {"metadata": {"name": "range"}, "spec": {"limits": [item]}}

_pod(resources) := {"containers": [{"name": "app", "resources": resources}]}

_refusals(item, spec) := [[refusal.msg, refusal.range_path, refusal.path] |
	some refusal in limited.pod([_range(item)], spec, ["spec"])
]

_container(field, bounds) := {"type": "Container", field: bounds}

_at(side, name) := ["spec", "containers", 0, "resources", side, name]

test_min if {
	item := _container("min", {"cpu": "100m"})
	path := ["spec", "limits", 0, "min", "cpu"]
	_refusals(item, _pod({"requests": {"cpu": "100m"}})) == []
	_refusals(item, _pod({})) == [["container \"app\" has no cpu request, where the min is 100m", path, _at("requests", "cpu")]]
	_refusals(item, _pod({"requests": {"cpu": "99m"}, "limits": {"cpu": "1m"}})) == [[
		"container \"app\" has a cpu request of 99m, below the min of 100m",
		path,
		_at("requests", "cpu"),
	]]
	_refusals(item, _pod({"requests": {"cpu": "1"}, "limits": {"cpu": "1m"}})) == [[
		"container \"app\" has a cpu limit of 1m, below the min of 100m",
		path,
		_at("limits", "cpu"),
	]]
}

test_max if {
	item := _container("max", {"memory": "1Gi"})
	path := ["spec", "limits", 0, "max", "memory"]
	_refusals(item, _pod({"limits": {"memory": "1024Mi"}})) == []
	_refusals(item, _pod({"requests": {"memory": "1"}})) == [[
		"container \"app\" has no memory limit, where the max is 1Gi",
		path,
		_at("limits", "memory"),
	]]
	_refusals(item, _pod({"limits": {"memory": "2Gi"}})) == [[
		"container \"app\" has a memory limit of 2Gi, above the max of 1Gi",
		path,
		_at("limits", "memory"),
	]]
	_refusals(item, _pod({"limits": {"memory": "1Gi"}, "requests": {"memory": "1025Mi"}})) == [[
		"container \"app\" has a memory request of 1025Mi, above the max of 1Gi",
		path,
		_at("requests", "memory"),
	]]
}

test_ratio if {
	item := _container("maxLimitRequestRatio", {"cpu": "1.5"})
	path := ["spec", "limits", 0, "maxLimitRequestRatio", "cpu"]
	_refusals(item, _pod({"requests": {"cpu": "1"}, "limits": {"cpu": "1500m"}})) == []
	_refusals(item, _pod({"requests": {"cpu": "1"}, "limits": {"cpu": "1501m"}})) == [[
		"container \"app\" has a cpu limit of 1501m for a request of 1, above the ratio 1500m",
		path,
		_at("limits", "cpu"),
	]]
	count(_refusals(item, _pod({"requests": {"cpu": "0"}, "limits": {"cpu": "1"}}))) == 1
	count(_refusals(item, _pod({"requests": {"cpu": "1"}}))) == 1
	count(_refusals(item, _pod({}))) == 1
}

test_init_containers_are_judged_and_ephemeral_ones_not if {
	item := _container("max", {"cpu": "1"})
	list := [{"name": "x", "resources": {"limits": {"cpu": "2"}}}]
	refusals := limited.pod([_range(item)], {"initContainers": list, "ephemeralContainers": list}, ["spec"])
	[refusal.msg | some refusal in refusals] == ["init container \"x\" has a cpu limit of 2, above the max of 1"]
	refusals[0].subject == {"container": "x"}
	refusals[0].range == "range"
}

test_a_pod_is_judged_by_its_total_without_overhead if {
	spec := {
		"containers": [{"resources": {"limits": {"cpu": "1"}}}, {"resources": {"limits": {"cpu": "1"}}}],
		"overhead": {"cpu": "1"},
	}
	_refusals({"type": "Pod", "max": {"cpu": "2"}}, spec) == []
	_refusals({"type": "Pod", "max": {"cpu": "1"}}, spec) == [[
		"pod has a cpu limit of 2, above the max of 1",
		["spec", "limits", 0, "max", "cpu"],
		["spec", "resources", "limits", "cpu"],
	]]
}

test_a_claim if {
	item := {"type": "PersistentVolumeClaim", "min": {"storage": "1Gi"}, "max": {"storage": "2Gi"}, "maxLimitRequestRatio": {"storage": "1"}}
	spec := {"resources": {"requests": {"storage": "3Gi"}}}
	[refusal.msg | some refusal in limited.claim([_range(item)], spec, ["spec"])] == ["claim has a storage request of 3Gi, above the max of 2Gi"]
	[refusal.msg | some refusal in limited.claim([_range(item)], {}, ["spec"])] == [
		"claim has no storage request, where the min is 1Gi",
		"claim has no storage request, where the max is 2Gi",
	]
	limited.claim([_range(item)], {"resources": {"requests": {"storage": "2048Mi"}}}, ["spec"]) == []
	limited.claim([_range(_container("max", {"storage": "1"}))], spec, ["spec"]) == []
}

test_where_thousandths_do_not_fit_whole_units_are_compared if {
	item := _container("max", {"memory": "9300000000000000"})
	_refusals(item, _pod({"limits": {"memory": "9299999999999999500m"}})) == []
	count(_refusals(item, _pod({"limits": {"memory": "9300000000000000001"}}))) == 1
}

test_other_items_judge_no_pod if _refusals({"type": "openshift.io/Image", "max": {"storage": "1"}}, _pod({})) == []
