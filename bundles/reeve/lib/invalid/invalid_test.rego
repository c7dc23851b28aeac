package reeve.lib.invalid_test

import data.reeve.generated.podtypes
import data.reeve.lib.invalid

# A value for each type that is written as a word, and those that are none of it.
_right := {
	"any": {"f:spec": [1, null]},
	"bool": true,
	"int32": -2147483648,
	"int64": 9223372036854775807,
	"intOrString": "http",
	"map[string]quantity": {"example.com/gpu": "1", "cpu": null},
	"map[string]string": {"example.com/a": "b", "": null},
	"quantity": "500m",
	"string": "text",
	"time": "2024-05-01T10:00:00Z",
}

# What stands in a place by its type there: an object or a list, or a word.
_declared[path] := type if {
	walk(podtypes.template, [path, at])
	count(path) > 0
	type := {"array": "array", "object": "object", "string": at}[type_name(at)]
}

# A pod with every field that there is, each of the right type.
_pod := object.union({"apiVersion": "v1", "kind": "Pod"}, json.patch(podtypes.template, [change |
	some path, type in _declared
	change := {"op": "replace", "path": path, "value": _right[type]}
]))

# Paths of one length do not contain each other, and so can be changed together.
_by_length[count(path)] contains path if some path in object.keys(_declared)

# What is left of the pod is these paths, with other values chosen by the types of those
# they replace.
_changed(paths, samples) := json.patch(_bare(paths), [change |
	some path in paths
	type := _declared[path]
	change := {"op": "replace", "path": path, "value": object.get(samples, type, samples["else"])}
])

_bare(paths) := json.filter(_pod, array.concat(["apiVersion", "kind"], [pointer |
	some path in paths
	pointer := concat("/", [sprintf("%v", [step]) | some step in path])
]))

_with(object, path, field) := json.patch(object, [{"op": "replace", "path": path, "value": field}])

_small := {"metadata": {"annotations": {}}, "spec": {"hostPID": false, "containers": [{"name": "app"}]}}

_bearers := {
	"Pod": {"path": [], "object": object.union({"apiVersion": "v1", "kind": "Pod"}, _small)},
	"Deployment": {
		"path": ["spec", "template"],
		"object": {"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"template": _small}},
	},
	"CronJob": {
		"path": ["spec", "jobTemplate", "spec", "template"],
		"object": {"apiVersion": "batch/v1", "kind": "CronJob", "spec": {"jobTemplate": {"spec": {"template": _small}}}},
	},
	"PodTemplate": {
		"path": ["template"],
		"object": {"apiVersion": "v1", "kind": "PodTemplate", "template": _small},
	},
	"Batch": {
		"path": ["items", 0],
		"object": {"apiVersion": "example.com/v1", "kind": "Batch", "items": [_small]},
	},
}

_config := {"extraPodSpecPaths": {"example.com/Batch": ["items", 0]}}

test_every_kind[kind] if {
	some kind, bearer in _bearers
	places := {array.concat(bearer.path, path) |
		some path in [["spec", "hostPID"], ["spec", "containers", 0, "name"], ["metadata", "annotations"]]
	}
	invalid.fields == set() with input as bearer.object with data.reeve_config as _config
	{fault.path | some fault in invalid.fields} == places with data.reeve_config as _config
		with input as json.patch(bearer.object, [{"op": "replace", "path": place, "value": 7} | some place in places])
}

test_every_field_is_known if {
	invalid.fields == set() with input as _pod
	some wanted in [
		["metadata", "labels"], ["spec", "volumes", 0, "csi", "volumeAttributes"],
		["spec", "initContainers", 0, "lifecycle", "preStop", "httpGet", "httpHeaders", 0, "value"],
	]
	_declared[wanted]
}

test_every_field if {
	wrong := {"array": "text", "bool": "true", "object": [], "else": []}
	every paths in _by_length {
		judged := {path | some path in paths; _declared[path] != "any"}
		{fault.path | some fault in invalid.fields} == judged with input as _changed(judged, wrong)
	}
}

test_every_entry if {
	dictionaries := {path | some path, type in _declared; startswith(type, "map[string]")}
	count(dictionaries) > 0
	{fault.path | some fault in invalid.fields} == {array.concat(path, ["x"]) | some path in dictionaries} with input as _changed(
		dictionaries,
		{"else": {"x": {}, "y": null, "z": "1"}},
	)
}

test_null_is_the_same_as_missing if {
	every paths in _by_length {
		invalid.fields == set() with input as _changed(paths, {"else": null})
	}
	invalid.fields == set() with input as {"apiVersion": "v1", "kind": "Pod"}
}

# Where a list has elements with a field of the type, so that all samples fit into one pod.
_lists := {
	"bool": {"path": ["spec", "containers"], "steps": ["tty"]},
	"int32": {"path": ["spec", "initContainers"], "steps": ["livenessProbe", "periodSeconds"]},
	"int64": {"path": ["spec", "containers"], "steps": ["securityContext", "runAsUser"]},
	"intOrString": {"path": ["spec", "containers"], "steps": ["livenessProbe", "httpGet", "port"]},
	"map[string]string": {"path": ["spec", "volumes"], "steps": ["csi", "volumeAttributes"]},
	"quantity": {"path": ["spec", "volumes"], "steps": ["emptyDir", "sizeLimit"]},
	"string": {"path": ["spec", "ephemeralContainers"], "steps": ["targetContainerName"]},
	"time": {"path": ["metadata", "managedFields"], "steps": ["time"]},
}

# A pod with an element for each sample, which has nothing but that field.
_bearing(list, samples) := json.patch({"apiVersion": "v1", "kind": "Pod", "metadata": {}, "spec": {}}, [{
	"op": "add",
	"path": list.path,
	"value": [element |
		some sample in samples
		bare := json.filter(object.get(_pod, array.concat(list.path, [0]), null), [concat("/", list.steps)])
		element := json.patch(bare, [{"op": "replace", "path": list.steps, "value": sample}])
	],
}])

_fitting := {
	"bool": [true, false, null],
	"int32": [0, -0, 7, -2147483648, 2147483647],
	"int64": [0, 2147483648, -9223372036854775808, 9223372036854775807],
	"intOrString": ["http", "", "80", 80, -2147483648],
	"map[string]string": [{}, {"spec.hostPID": "x"}, {"a": null}],
	"quantity": [
		0, 1.5, -1, 1000000000000, "1", "+.5", "-1.", "500m", "1Gi", "1Pi", "1E", "1e3", "1E-12", " 1 ", "\u00a01",
		".", "+", "m", ".Ki", "e3", "e-9", "1e+007", "12345678901234567890123456789012345",
	],
	"string": ["", "true", "7"],
	"time": [
		"2024-02-29T23:59:59Z", "0001-01-01T00:00:00Z", "2024-12-31T01:02:03.123456789+05:30",
		"2024-05-01T1:00:00Z", "2024-05-01T10:00:00,5-24:60",
	],
}

_unfitting := {
	"bool": ["true", "", 0, [], {}],
	"int32": ["7", 1.5, 1.0, 1e3, 2147483648, -2147483649, true, [7], {}],
	"int64": ["7", 1.5, 1.0, 1e3, 9223372036854775808, -9223372036854775809, false, []],
	"intOrString": [1.5, 2147483648, true, [], {}],
	"map[string]string": ["a", ["a"], 7, true],
	"quantity": [
		"", " ", "1 Gi", "1gi", "1KI", "1Kib", "--1", "1.2.3", "Pi", ".Ei", "e-10", "1e", "1e1.5", "1_000",
		"\t1", "1\n", "\"1\"", "\u20281", "1\\", true, [], {},
	],
	"string": [7, 1.5, true, [], {}],
	"time": [
		"", "2024-05-01", "2024-05-01T10:00:00", "2024-05-01 10:00:00Z", "2024-05-01t10:00:00z", "2024-13-01T10:00:00Z",
		"2024-00-01T10:00:00Z", "2024-05-32T10:00:00Z", "2024-05-00T10:00:00Z", "2024-05-01T24:00:00Z",
		"2024-05-01T10:60:00Z", "2024-05-01T10:00:60Z", "2024-05-01T10:00:00.Z", "2024-05-01T10:00:00+25:00",
		"2024-05-01T10:00:00+05:61", "24-05-01T10:00:00Z", " 2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z\n", 20240501, [],
	],
}

test_what_fits[type] if {
	some type, samples in _fitting
	invalid.fields == set() with input as _bearing(_lists[type], samples)
}

test_what_does_not_fit[type] if {
	some type, samples in _unfitting
	list := _lists[type]
	places := {array.concat(list.path, array.concat([index], list.steps)) | some index, _ in samples}
	{fault.path | some fault in invalid.fields} == places with input as _bearing(list, samples)
}

test_every_type_has_samples if {
	words := {type | some path in object.keys(_declared); type := _declared[path]} - {"any", "array", "object"}
	words - {"map[string]quantity"} == object.keys(_lists)
	object.keys(_fitting) == object.keys(_lists)
	object.keys(_unfitting) == object.keys(_lists)
}

# To Rego all of these numbers are the same.
test_digits_count if {
	samples := [1, 1.0, 1e0, 10e-1, 1, "1"]
	list := _lists.int64
	places := {array.concat(list.path, array.concat([index], list.steps)) | some index in [1, 2, 3, 5]}
	{fault.path | some fault in invalid.fields} == places with input as _bearing(list, samples)
}

# What is below a fault is no second one, even where it looks like a list or an object.
test_one_fault_for_a_value if {
	every wrong in [{"0": {"name": 7}}, {"name": 7}, {"[]": {"name": 7}}] {
		{fault.path | some fault in invalid.fields} == {["spec", "containers"]} with input as _with(
			_bearers.Pod.object,
			["spec", "containers"],
			wrong,
		)
	}
	{fault.path | some fault in invalid.fields} == {["spec", "volumes", 0]} with input as _with(
		_bare([["spec", "volumes", 0, "name"]]),
		["spec", "volumes", 0],
		[{"name": 7}, 7],
	)
}

# Fields that the API does not have are nobody's business here, whatever they are called.
test_unknown_fields if {
	fields := {"spec.hostPID": "x", "hostPid": "x", "containers[]": {"name": 7}, "containers.0": {"name": 7}, "": 7}
	invalid.fields == set() with input as {"apiVersion": "v1", "kind": "Pod", "status": [7], "spec": fields}
	invalid.fields == set() with input as object.union({"apiVersion": "v1", "kind": "Pod"}, fields)
}

test_metadata_of_a_controller if {
	{fault.path | some fault in invalid.fields} == {["metadata", "namespace"], ["metadata", "labels", "a"]} with input as _with(
		object.union(_bearers.Deployment.object, {"metadata": {}}),
		["metadata"],
		{"namespace": 7, "labels": {"a": true, "b": null}},
	)
	{fault.path | some fault in invalid.fields} == {["metadata"]} with input as _with(
		object.union(_bearers.Deployment.object, {"metadata": {}}),
		["metadata"],
		"text",
	)
}

# Each of the template's holders, and the template.
test_no_object_around_the_pod if {
	every place in [["spec"], ["spec", "jobTemplate"], ["spec", "jobTemplate", "spec", "template"]] {
		{fault.path | some fault in invalid.fields} == {place} with input as _with(_bearers.CronJob.object, place, "text")
		invalid.fields == set() with input as _with(_bearers.CronJob.object, place, null)
	}
	{fault.path | some fault in invalid.fields} == {["items", 0]} with data.reeve_config as _config
		with input as _with(_bearers.Batch.object, ["items", 0], [])
}

test_messages if {
	faults := {
		"spec.hostPID is a string: want a boolean": ["spec", "hostPID"],
		"spec.priority is a string: want an integer of 32 bits": ["spec", "priority"],
		"spec.securityContext.runAsUser is a string: want an integer of 64 bits": ["spec", "securityContext", "runAsUser"],
		"spec.containers is a string: want a list": ["spec", "containers"],
		"spec.volumes[0] is a string: want an object": ["spec", "volumes", 0],
		"spec.nodeSelector is a string: want an object": ["spec", "nodeSelector"],
		"spec.overhead[example.com/gpu] is a string: want a quantity, for example 500m or 1Gi": [
			"spec", "overhead",
			"example.com/gpu",
		],
		"metadata.creationTimestamp is a string: want a time, for example 2006-01-02T15:04:05Z": [
			"metadata",
			"creationTimestamp",
		],
	}
	invalid.fields == {{"msg": message, "path": path} | some message, path in faults} with input as json.patch(
		_bare(faults),
		[{"op": "add", "path": path, "value": "secret"} | some path in faults],
	)
	port := ["spec", "initContainers", 0, "startupProbe", "tcpSocket", "port"]
	{fault.msg | some fault in invalid.fields} == {concat(" ", [
		"spec.initContainers[0].startupProbe.tcpSocket.port is a number:",
		"want a string or an integer of 32 bits",
	])} with input as _with(_bare([port]), port, 1.5)
}

test_message_with_a_key_that_is_no_word if {
	{fault.msg | some fault in invalid.fields} == {
		"metadata.annotations[example.com/a] is a boolean: want a string",
		"metadata.annotations.plain is an object: want a string",
		"metadata.annotations.list is a list: want a string",
	} with input as {
		"apiVersion": "v1",
		"kind": "Pod",
		"metadata": {"annotations": {"example.com/a": true, "plain": {}, "list": []}},
	}
}

test_all_at_once if {
	container := {"name": 1, "securityContext": {"privileged": "yes"}}
	{fault.path | some fault in invalid.fields} == {
		["spec", "hostPID"],
		["spec", "containers", 1],
		["spec", "containers", 2, "name"],
		["spec", "containers", 2, "securityContext", "privileged"],
	} with input as {
		"apiVersion": "v1",
		"kind": "Pod",
		"spec": {"hostPID": "on", "containers": [null, "text", container]},
	}
}

test_in_every_form_of_input if {
	pod := _with(_bearers.Pod.object, ["spec", "hostPID"], "true")
	every document in [
		{"review": {"object": pod}, "parameters": {}},
		{"kind": "AdmissionReview", "request": {"object": pod}},
		{"review": {"operation": "DELETE", "object": null, "oldObject": pod}},
	] {
		{fault.path | some fault in invalid.fields} == {["spec", "hostPID"]} with input as document
	}
}

test_nothing_of_an_object_without_a_pod if {
	every document in [null, {}, {"apiVersion": "v1", "kind": "Service", "spec": {"hostPID": "true", "ports": "text"}}] {
		invalid.fields == set() with input as document
	}
}
