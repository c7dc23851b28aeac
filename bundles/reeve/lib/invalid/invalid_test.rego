package reeve.lib.invalid_test

import data.reeve.lib.invalid

_context := {
	"runAsNonRoot": true,
	"runAsGroup": 1000,
	"runAsUser": 1000,
	"appArmorProfile": {"type": "RuntimeDefault"},
	"seccompProfile": {"type": "RuntimeDefault"},
	"seLinuxOptions": {"type": "container_t", "user": "", "role": ""},
	"windowsOptions": {
		"gmsaCredentialSpec": "{}",
		"gmsaCredentialSpecName": "web",
		"hostProcess": false,
		"runAsUserName": "ContainerUser",
	},
}

_probe := {"httpGet": {"host": "", "port": "http"}, "tcpSocket": {"host": "", "port": 80}}

_container := {
	"name": "app",
	"image": "registry.example/app",
	"restartPolicy": "Always",
	"ports": [{"containerPort": 80, "hostPort": 0}],
	"volumeDevices": [{"name": "v"}],
	"livenessProbe": _probe,
	"readinessProbe": _probe,
	"startupProbe": _probe,
	"lifecycle": {"postStart": _probe, "preStop": _probe},
	"securityContext": object.union(_context, {
		"allowPrivilegeEscalation": false,
		"privileged": false,
		"readOnlyRootFilesystem": true,
		"procMount": "Default",
		"capabilities": {"add": ["CHOWN"], "drop": ["ALL"]},
	}),
}

# Every field that is checked, with the right type.
_template := {
	"metadata": {"annotations": {"example.com/a": "b"}},
	"spec": {
		"hostIPC": false,
		"hostNetwork": false,
		"hostPID": false,
		"hostUsers": true,
		"shareProcessNamespace": false,
		"os": {"name": "linux"},
		"nodeSelector": {"kubernetes.io/os": "linux"},
		"securityContext": object.union(_context, {
			"fsGroup": 1000,
			"supplementalGroups": [1000],
			"supplementalGroupsPolicy": "Strict",
			"sysctls": [{"name": "net.ipv4.tcp_rmem", "value": "1"}],
		}),
		"containers": [_container],
		"initContainers": [{"name": "setup", "securityContext": {"privileged": false}}],
		"ephemeralContainers": [{"name": "debug", "securityContext": {"privileged": false}}],
		"volumes": [{"name": "v", "hostPath": {"path": "/"}}],
	},
}

_pod := object.union({"apiVersion": "v1", "kind": "Pod"}, _template)

_of_a_context := [
	["runAsGroup"], ["runAsNonRoot"], ["runAsUser"],
	["appArmorProfile"], ["appArmorProfile", "type"],
	["seccompProfile"], ["seccompProfile", "type"],
	["seLinuxOptions"], ["seLinuxOptions", "type"], ["seLinuxOptions", "user"], ["seLinuxOptions", "role"],
	["windowsOptions"], ["windowsOptions", "hostProcess"], ["windowsOptions", "runAsUserName"],
	["windowsOptions", "gmsaCredentialSpec"], ["windowsOptions", "gmsaCredentialSpecName"],
]

_of_a_handler := [[], ["httpGet"], ["httpGet", "host"], ["tcpSocket"], ["tcpSocket", "host"]]

_of_a_container contains path if {
	some path in [
		[], ["image"], ["name"], ["restartPolicy"], ["lifecycle"],
		["ports"], ["ports", 0], ["ports", 0, "containerPort"], ["ports", 0, "hostPort"],
		["volumeDevices"], ["volumeDevices", 0],
		["securityContext"],
		["securityContext", "allowPrivilegeEscalation"],
		["securityContext", "privileged"],
		["securityContext", "readOnlyRootFilesystem"],
		["securityContext", "procMount"],
		["securityContext", "capabilities"],
		["securityContext", "capabilities", "add"],
		["securityContext", "capabilities", "add", 0],
		["securityContext", "capabilities", "drop"],
		["securityContext", "capabilities", "drop", 0],
	]
}

_of_a_container contains array.concat(["securityContext"], path) if some path in _of_a_context

_of_a_container contains array.concat(handler, path) if {
	some handler in [
		["livenessProbe"], ["readinessProbe"], ["startupProbe"],
		["lifecycle", "postStart"], ["lifecycle", "preStop"],
	]
	some path in _of_a_handler
}

_paths contains path if {
	some path in [
		["metadata"], ["metadata", "annotations"], ["metadata", "annotations", "example.com/a"],
		["spec"], ["spec", "hostIPC"], ["spec", "hostNetwork"], ["spec", "hostPID"], ["spec", "hostUsers"],
		["spec", "shareProcessNamespace"],
		["spec", "os"], ["spec", "os", "name"],
		["spec", "nodeSelector"], ["spec", "nodeSelector", "kubernetes.io/os"],
		["spec", "securityContext"],
		["spec", "securityContext", "fsGroup"],
		["spec", "securityContext", "supplementalGroups"],
		["spec", "securityContext", "supplementalGroups", 0],
		["spec", "securityContext", "supplementalGroupsPolicy"],
		["spec", "securityContext", "sysctls"],
		["spec", "securityContext", "sysctls", 0],
		["spec", "securityContext", "sysctls", 0, "name"],
		["spec", "securityContext", "sysctls", 0, "value"],
		["spec", "containers"], ["spec", "initContainers"], ["spec", "ephemeralContainers"],
		["spec", "volumes"], ["spec", "volumes", 0], ["spec", "volumes", 0, "name"],
		["spec", "volumes", 0, "hostPath"], ["spec", "volumes", 0, "hostPath", "path"],
	]
}

_paths contains array.concat(["spec", "securityContext"], path) if some path in _of_a_context

_paths contains array.concat(["spec", "containers", 0], path) if some path in _of_a_container

_paths contains array.concat(["spec", list, 0], path) if {
	some list in ["initContainers", "ephemeralContainers"]
	some path in [[], ["name"], ["securityContext"], ["securityContext", "privileged"]]
}

# Paths of one length do not contain each other, and so can be changed together.
_by_length[count(path)] contains path if some path in _paths

# The pod with another value at each path, chosen by the type of the one it replaces.
_changed(paths, samples) := json.patch(_pod, [change |
	some path in paths
	change := {"op": "replace", "path": path, "value": samples[type_name(object.get(_template, path, null))]}
])

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

test_every_field if {
	wrong := {"array": {}, "boolean": "true", "number": "7", "object": [], "string": 7}
	every paths in _by_length {
		{fault.path | some fault in invalid.fields} == paths with input as _changed(paths, wrong)
	}
}

test_null_is_the_same_as_missing if {
	null_for_all := {"array": null, "boolean": null, "number": null, "object": null, "string": null}
	every paths in _by_length {
		invalid.fields == set() with input as _changed(paths, null_for_all)
	}
	invalid.fields == set() with input as {"apiVersion": "v1", "kind": "Pod"}
}

test_nothing_wrong[name] if {
	some name, samples in {
		"as it is": {"boolean": false, "number": 0, "string": "text"},
		"other values": {"boolean": true, "number": 1.5, "string": ""},
	}
	leaves := {path |
		some path in _paths
		type_name(object.get(_template, path, null)) in object.keys(samples)
	}
	invalid.fields == set() with input as _changed(leaves, samples)
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
		"spec.securityContext.runAsUser is a string: want a number": ["spec", "securityContext", "runAsUser"],
		"spec.containers is a string: want a list": ["spec", "containers"],
		"spec.volumes[0] is a string: want an object": ["spec", "volumes", 0],
	}
	invalid.fields == {{"msg": message, "path": path} | some message, path in faults} with input as json.patch(
		_pod,
		[{"op": "replace", "path": path, "value": "secret"} | some path in faults],
	)
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
	pod := _with(_pod, ["spec", "hostPID"], "true")
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
