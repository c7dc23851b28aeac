# METADATA
# scope: package
# title: Fields of the wrong type
# description: >-
#   What policies read of a pod must have the type the API gives it: a boolean written
#   as a string is neither true nor false to them, and would pass. Null is the same as
#   missing. Messages quote no value.
package reeve.lib.invalid

import data.reeve.lib.kube
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   Each such field of the pod that the object bears, as a message and a path; also
#   whatever stands around the pod or in its place and is no object.
fields contains _fault(path, raw, "object") if {
	some index, step in array.concat(_template_path, ["spec"])
	is_string(step)
	path := array.slice(_template_path, 0, index)
	raw := object.get(kube.resource, path, null)
	_is_other(raw, "object")
}

fields contains _fault(array.concat(holder.path, row.steps), raw, type) if {
	some row in _rows
	type := row.types[0]
	some holder in _holders[row.holder]
	raw := object.get(holder.spec, row.steps, null)
	_is_other(raw, type)
}

# The elements of a list, or of an object whose keys are free.
fields contains _fault(array.concat(holder.path, array.concat(row.steps, [key])), raw, type) if {
	some row in _rows
	type := row.types[1]
	some holder in _holders[row.holder]
	some key, raw in object.get(holder.spec, row.steps, null)
	_is_other(raw, type)
}

_is_other(raw, type) if {
	raw != null
	type_name(raw) != type
}

_fault(path, raw, type) := {
	"msg": sprintf("%s is %s: want %s", [_spelt(path), _words[type_name(raw)], _words[type]]),
	"path": path,
}

_words := {
	"array": "a list",
	"boolean": "a boolean",
	"number": "a number",
	"object": "an object",
	"string": "a string",
}

# As Kubernetes writes it: spec.containers[0].name, metadata.annotations[example.com/a].
_spelt(path) := trim_prefix(concat("", [part | some step in path; part := _part(step)]), ".")

_part(step) := concat("", [".", step]) if {
	is_string(step)
	regex.match(`^[\w-]+$`, step)
} else := sprintf("[%v]", [step])

_template_path := workload.template_paths[kube.group_kind]

# What holds fields: its path, and its spec, which is always an object.
_holders := {
	"template": [{"path": _template_path, "spec": object.get(kube.resource, _template_path, {})}],
	"container": workload.containers,
	"security context": workload.security_contexts,
	"volume": workload.volumes,
	"sysctl": [holder |
		some index, raw in workload.pod.security_context.sysctls
		path := array.concat(workload.pod.path, ["securityContext", "sysctls", index])
		holder := {"path": path, "spec": value.as_object(raw)}
	],
	"port": [holder |
		some container in workload.containers
		some index, raw in container.spec.ports
		holder := {"path": array.concat(container.path, ["ports", index]), "spec": value.as_object(raw)}
	],
	"handler": [holder |
		some container in workload.containers
		some steps in _handlers
		raw := object.get(container.spec, steps, null)
		holder := {"path": array.concat(container.path, steps), "spec": value.as_object(raw)}
	],
}

_handlers := [
	["livenessProbe"],
	["readinessProbe"],
	["startupProbe"],
	["lifecycle", "postStart"],
	["lifecycle", "preStop"],
]

_rows := [{"holder": holder, "types": split(type, " of "), "steps": split(field, ".")} |
	some holder, types in _fields
	some type, names in types
	some field in names
]

# By what holds them and by type, which for lists and such objects says that of elements.
_fields := {
	"template": {
		"object": ["metadata", "spec", "spec.os", "spec.securityContext"],
		"object of string": ["metadata.annotations", "spec.nodeSelector"],
		"array of object": [
			"spec.containers", "spec.ephemeralContainers", "spec.initContainers",
			"spec.securityContext.sysctls", "spec.volumes",
		],
		"array of number": ["spec.securityContext.supplementalGroups"],
		"boolean": [
			"spec.hostIPC", "spec.hostNetwork", "spec.hostPID", "spec.hostUsers",
			"spec.shareProcessNamespace",
		],
		"number": ["spec.securityContext.fsGroup"],
		"string": ["spec.os.name", "spec.securityContext.supplementalGroupsPolicy"],
	},
	"security context": {
		"object": ["appArmorProfile", "seccompProfile", "seLinuxOptions", "windowsOptions"],
		"boolean": ["runAsNonRoot", "windowsOptions.hostProcess"],
		"number": ["runAsGroup", "runAsUser"],
		"string": [
			"appArmorProfile.type", "seccompProfile.type",
			"seLinuxOptions.role", "seLinuxOptions.type", "seLinuxOptions.user",
			"windowsOptions.gmsaCredentialSpec", "windowsOptions.gmsaCredentialSpecName",
			"windowsOptions.runAsUserName",
		],
	},
	"sysctl": {"string": ["name", "value"]},
	"volume": {"object": ["hostPath"], "string": ["name", "hostPath.path"]},
	"container": {
		"object": [
			"lifecycle", "lifecycle.postStart", "lifecycle.preStop",
			"livenessProbe", "readinessProbe", "startupProbe",
			"securityContext", "securityContext.capabilities",
		],
		"array of object": ["ports", "volumeDevices"],
		"array of string": ["securityContext.capabilities.add", "securityContext.capabilities.drop"],
		"boolean": [
			"securityContext.allowPrivilegeEscalation", "securityContext.privileged",
			"securityContext.readOnlyRootFilesystem",
		],
		"string": ["image", "name", "restartPolicy", "securityContext.procMount"],
	},
	"port": {"number": ["containerPort", "hostPort"]},
	"handler": {"object": ["httpGet", "tcpSocket"], "string": ["httpGet.host", "tcpSocket.host"]},
}
