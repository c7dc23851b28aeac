# METADATA
# scope: package
# title: Security field without effect
# description: >-
#   Some security fields exist for pods only and some for containers only, and beside the
#   spec of a pod there are none at all. A field at the wrong level is dropped by the API
#   server with a warning at best, so its author believes in a protection that is not
#   there.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers:
#   - kube-linter schema-validation
#   remediation: Move the field to the level that has it.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-misplaced-security-field"]

import data.reeve.lib.fix
import data.reeve.lib.kube
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod sets %s in its security context, where only containers have it", [name]),
	"path": path,
	"fix": _moved(path, name, setting, [target |
		some container in workload.containers
		not value.is_set(container.security_context, name)
		target := array.concat(container.path, ["securityContext", name])
	]),
} if {
	some name, setting in workload.pod.security_context
	name in _of_containers
	setting != null
	path := array.concat(workload.pod.path, ["securityContext", name])
}

violation contains {
	"msg": sprintf("%s sets %s in its security context, where only pods have it", [workload.label(container), name]),
	"path": path,
	"container": container.name,
	"fix": _moved(path, name, setting, [array.concat(workload.pod.path, ["securityContext", name]) |
		not value.is_set(workload.pod.security_context, name)
	]),
} if {
	some container in workload.containers
	some name, setting in container.security_context
	name in _of_pods
	setting != null
	path := array.concat(container.path, ["securityContext", name])
}

violation contains {
	"msg": sprintf("%s is set outside of the spec of the pod", [name]),
	"path": path,
	"fix": _moved(path, name, setting, [array.concat(workload.pod.path, [name]) |
		not value.is_set(workload.pod.spec, name)
	]),
} if {
	some level in _levels
	some name in _of_specs
	path := array.concat(level, [name])
	setting := object.get(kube.resource, path, null)
	setting != null
}

# To remove it changes nothing; to move it brings it into force, for better or worse.
_moved(path, name, setting, targets) := [{"op": "remove"}] if {
	_loosens[name] == setting
} else := fix.on_request(array.concat(
	[{"op": "add", "path": target, "value": setting} | some target in targets],
	[{"op": "remove", "path": path}],
)) if {
	count(targets) > 0
} else := []

_loosens := {
	"allowPrivilegeEscalation": true,
	"hostIPC": true,
	"hostNetwork": true,
	"hostPID": true,
	"privileged": true,
	"procMount": "Unmasked",
	"shareProcessNamespace": true,
}

# Above the spec of the pod; a custom kind may have fields of these names of its own.
_levels := [array.slice(_template, 0, depth) | some depth in numbers.range(0, count(_template))] if {
	kube.group in {"", "apps", "batch", "extensions"}
} else := [_template]

_template := workload.template_paths[kube.group_kind]

_of_containers := {
	"allowPrivilegeEscalation", "capabilities", "privileged",
	"procMount", "readOnlyRootFilesystem",
}

_of_pods := {"fsGroup", "fsGroupChangePolicy", "supplementalGroups", "supplementalGroupsPolicy", "sysctls"}

_of_specs := {"hostIPC", "hostNetwork", "hostPID", "hostUsers", "securityContext", "shareProcessNamespace"}
