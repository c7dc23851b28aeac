package reeve.lib.placement_test

import data.reeve.lib.placement

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "spec": spec}

_requires(terms) := {"nodeAffinity": {
	"preferredDuringSchedulingIgnoredDuringExecution": [{"preference": {"matchExpressions": [{"key": "fast", "operator": "Exists"}]}}],
	"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": terms},
}}

test_tolerations if {
	placement.tolerations == [
		{"key": "gpu", "operator": "Equal", "path": ["spec", "tolerations", 0]},
		{"key": "", "operator": "Exists", "path": ["spec", "tolerations", 1]},
		{"key": "", "operator": "Equal", "path": ["spec", "tolerations", 2]},
	] with input as _pod({"tolerations": [{"key": "gpu"}, {"key": null, "operator": "Exists"}, null]})
	placement.tolerations == [] with input as _pod({"tolerations": null})
}

test_labels_of_the_node_selector if {
	placement.wanted_labels == [{
		"key": "disk",
		"phrase": "selects nodes by",
		"path": ["spec", "nodeSelector", "disk"],
	}] with input as _pod({"nodeSelector": {"disk": "ssd"}, "affinity": null})
}

test_labels_of_the_affinity if {
	terms := [
		null,
		{"matchFields": [{"key": "metadata.name", "operator": "In", "values": ["a"]}]},
		{"matchExpressions": [
			{"key": "zone", "operator": "In", "values": ["a"]},
			{"key": "disk", "operator": "NotIn", "values": ["hdd"]},
			{"key": "gpu", "operator": "Exists"},
			{"key": "spot", "operator": "DoesNotExist"},
			null,
		]},
	]
	found := [[label.key, label.phrase, label.path] | some label in placement.wanted_labels] with input as _pod({
		"nodeSelector": null,
		"affinity": _requires(terms),
	})
	path := [
		"spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution",
		"nodeSelectorTerms", 2, "matchExpressions",
	]
	found == [
		["zone", "requires nodes with", array.concat(path, [0])],
		["gpu", "requires nodes with", array.concat(path, [2])],
	]
}

test_null_terms if {
	placement.wanted_labels == [] with input as _pod({"affinity": _requires(null)})
}
