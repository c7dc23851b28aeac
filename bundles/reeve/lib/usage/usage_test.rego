package reeve.lib.usage_test

import data.reeve.lib.usage

_container(cpu) := {"resources": {"requests": {"cpu": cpu}, "limits": {"cpu": cpu}}}

_sidecar(cpu) := object.union(_container(cpu), {"restartPolicy": "Always"})

_milli(n) := n * 1000000

_requests := {
	"nothing": [{}, {}],
	"null lists": [{"containers": null, "initContainers": null, "resources": null, "overhead": null}, {}],
	"null resources": [{"containers": [{"resources": null}, null]}, {}],
	"all regular ones": [{"containers": [_container("100m"), _container("200m")]}, {"cpu": _milli(300)}],
	"a greater init container": [{"containers": [_container("100m")], "initContainers": [_container("900m"), _container("1m")]}, {"cpu": _milli(900)}],
	"a lesser init container": [{"containers": [_container("1")], "initContainers": [_container("900m")]}, {"cpu": _milli(1000)}],
	"sidecars beside all": [{"containers": [_container("500m")], "initContainers": [_sidecar("100m")]}, {"cpu": _milli(600)}],
	"a sidecar before an init container": [{"containers": [_container("1m")], "initContainers": [_sidecar("100m"), _container("900m")]}, {"cpu": _milli(1000)}],
	"a sidecar after it": [{"containers": [_container("1m")], "initContainers": [_container("900m"), _sidecar("100m")]}, {"cpu": _milli(900)}],
	"ephemeral containers, which have none": [{"ephemeralContainers": [_container("1")]}, {}],
	"the pod itself": [{"containers": [_container("1")], "resources": {"requests": {"cpu": "2", "example.com/gpu": "1"}}}, {"cpu": _milli(2000)}],
	"overhead": [{"containers": [_container("1")], "overhead": {"cpu": "10m", "memory": "1"}}, {"cpu": _milli(1010), "memory": _milli(1000)}],
}

test_requests[name] if {
	some name, [spec, wanted] in _requests
	usage.of(spec, "requests") == wanted
}

test_overhead_counts_for_a_limit_only_where_there_is_one if {
	spec := {"containers": [_container("1")], "overhead": {"cpu": "10m", "memory": "1"}}
	usage.of(spec, "limits") == {"cpu": _milli(1010)}
	usage.of(object.union(spec, {"containers": [_container("0")]}), "limits") == {"cpu": 0}
}

test_resources_of_the_pod_count_by_version if {
	spec := {"containers": [_container("1")], "resources": {"limits": {"cpu": "2"}}}
	usage.of(spec, "limits") == {"cpu": _milli(2000)} with data.reeve_config as {"k8sVersion": "v1.34"}
	usage.of(spec, "limits") == {"cpu": _milli(1000)} with data.reeve_config as {"k8sVersion": "v1.33"}
	usage.has_pod_level(spec)
	not usage.has_pod_level(spec) with data.reeve_config as {"k8sVersion": "v1.33"}
	not usage.has_pod_level({"resources": {"limits": {"example.com/gpu": "1"}}})
}

test_a_limit_range_looks_at_less if {
	spec := {
		"containers": [_container("1")],
		"resources": {"requests": {"memory": "1", "hugepages-2Mi": "2Mi"}},
		"overhead": {"cpu": "10m"},
	}
	usage.limited(spec, "requests") == {"cpu": _milli(1000), "memory": _milli(1000)}
}

_qualities := {
	"no containers": [{}, "BestEffort"],
	"nothing set": [{"containers": [{"name": "app"}]}, "BestEffort"],
	"zero": [{"containers": [_container("0")]}, "BestEffort"],
	"other resources": [{"containers": [{"resources": {"limits": {"example.com/gpu": "1"}}}]}, "BestEffort"],
	"cpu alone": [{"containers": [_container("1")]}, "Burstable"],
	"cpu and memory": [{"containers": [{"resources": {"requests": _both, "limits": _both}}]}, "Guaranteed"],
	"equal by value": [{"containers": [{"resources": {"requests": {"cpu": "1000m", "memory": "1024Mi"}, "limits": _both}}]}, "Guaranteed"],
	"a container without": [{"containers": [{"resources": {"requests": _both, "limits": _both}}, {}]}, "Burstable"],
	"an init container without": [{"containers": [{"resources": {"requests": _both, "limits": _both}}], "initContainers": [{}]}, "Burstable"],
	"a request without limit": [{"containers": [{"resources": {"requests": _both}}]}, "Burstable"],
	"the pod itself": [{"containers": [{}], "resources": {"requests": _both, "limits": _both}}, "Guaranteed"],
}

_both := {"cpu": "1", "memory": "1Gi"}

test_quality[name] if {
	some name, [spec, wanted] in _qualities
	usage.quality(spec) == wanted
}
