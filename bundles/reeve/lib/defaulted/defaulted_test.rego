package reeve.lib.defaulted_test

import data.reeve.lib.defaulted

_range(defaults, requests) := {"metadata": {"name": "range"}, "spec": {"limits": [{
	"type": "Container",
	"default": defaults,
	"defaultRequest": requests,
}]}}

_ranges := [_range({"cpu": "1", "memory": "1Gi"}, {"cpu": "100m"})]

_resources(spec) := [container.resources | some container in spec.containers]

test_a_container_without_any_gets_the_defaults if {
	_resources(defaulted.under({"containers": [{"name": "app"}]}, _ranges)) == [{
		"limits": {"cpu": "1", "memory": "1Gi"},
		"requests": {"cpu": "100m", "memory": "1Gi"},
	}]
}

test_its_own_limit_comes_before_the_default_request if {
	spec := {"containers": [{"resources": {"limits": {"cpu": "2"}, "requests": null}}]}
	_resources(defaulted.under(spec, _ranges)) == [{
		"limits": {"cpu": "2", "memory": "1Gi"},
		"requests": {"cpu": "2", "memory": "1Gi"},
	}]
}

test_what_is_set_stays if {
	spec := {"containers": [{"resources": {"limits": {"cpu": "2", "memory": 1}, "requests": {"cpu": null, "memory": 0}}}]}
	_resources(defaulted.under(spec, _ranges)) == [{
		"limits": {"cpu": "2", "memory": 1},
		"requests": {"cpu": null, "memory": 0},
	}]
}

test_init_containers_too_but_ephemeral_ones_not if {
	spec := defaulted.under({"initContainers": [{}], "ephemeralContainers": [{}]}, _ranges)
	spec.initContainers[0].resources.limits.cpu == "1"
	spec.ephemeralContainers == [{}]
	not spec.containers
}

test_of_several_the_first_wins if {
	spec := defaulted.under({"containers": [{}]}, [_range({"cpu": "3"}, {}), _range({"cpu": "4", "memory": "4"}, {})])
	spec.containers[0].resources.limits == {"cpu": "3", "memory": "4"}
}

test_no_containers_and_no_objects if {
	defaulted.under({"containers": null}, _ranges) == {"containers": null}
	defaulted.under({"containers": [null]}, _ranges) == {"containers": [null]}
}

_of_pod(version, given) := resources if {
	resources := defaulted.under(given, _ranges).resources with data.reeve_config as {"k8sVersion": version}
}

test_a_pod_that_limits_itself_requests_what_its_containers_do if {
	given := {"containers": [{"resources": {"requests": {"memory": "1Mi"}}}], "resources": {"limits": {"cpu": "2", "memory": "2Gi"}}}
	_of_pod("v1.37", given) == {
		"limits": {"cpu": "2", "memory": "2Gi"},
		"requests": {"cpu": "100m", "memory": "1Mi"},
	}
	_of_pod("v1.36", given) == {
		"limits": {"cpu": "2", "memory": "2Gi"},
		"requests": {"cpu": "2", "memory": "1Mi"},
	}
	_of_pod("v1.33", given) == given.resources
}

test_a_pod_that_requests_gets_limits_if_all_containers_have_them if {
	given := {"containers": [{}, {}], "resources": {"requests": {"cpu": "3"}}}
	_of_pod("v1.37", given) == {
		"limits": {"cpu": "3", "memory": "2Gi"},
		"requests": {"cpu": "3", "memory": "2Gi"},
	}
	_of_pod("v1.36", given) == {"limits": {}, "requests": {"cpu": "3"}}
}

test_hugepages_of_containers_limit_the_pod if {
	given := {"containers": [{"resources": {"limits": {"hugepages-2Mi": "4Mi"}}}], "resources": {"requests": {"cpu": "1"}}}
	_of_pod("v1.37", given).limits["hugepages-2Mi"] == "4Mi"
	_of_pod("v1.37", given).requests["hugepages-2Mi"] == "4Mi"
	_of_pod("v1.36", given).requests["hugepages-2Mi"] == "4Mi"
}

_known := {
	"cluster": {
		"node.k8s.io/v1": {"RuntimeClass": {"kata": {"overhead": {"podFixed": {"cpu": "10m"}}}, "plain": {}}},
		"scheduling.k8s.io/v1": {"PriorityClass": {
			"high": {"value": 10, "globalDefault": true},
			"low": {"value": 5, "globalDefault": true},
			"least": {"value": 1},
		}},
	},
	"namespace": {"shop": {"v1": {"LimitRange": {"range": _ranges[0]}}}},
}

test_what_other_objects_give_a_pod if {
	spec := defaulted.spec({"containers": [{}], "runtimeClassName": "kata"}, "shop") with data.inventory as _known
	spec.overhead == {"cpu": "10m"}
	spec.priorityClassName == "low"
	spec.containers[0].resources.limits.cpu == "1"
}

test_what_it_has_stays if {
	given := {"runtimeClassName": "kata", "overhead": {"cpu": "1m"}, "priorityClassName": "least"}
	defaulted.spec(given, "shop") == given with data.inventory as _known
	not defaulted.spec({"runtimeClassName": "plain"}, "shop").overhead with data.inventory as _known
}
