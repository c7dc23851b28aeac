# METADATA
# scope: package
# title: Fields of the other operating system
# description: >-
#   A pod that declares its operating system may not use fields that only the other one
#   has; the API server refuses it.
package reeve.lib.foreign

import data.reeve.lib.workload

# METADATA
# description: >-
#   Every such field that is set, false included where the API server tells false from
#   absent: the holder as in workload.security_contexts, its name and its path. A field of
#   the pod itself has no holder but a label.
fields := array.concat(
	[field |
		some name in _of_pods[workload.declared_os]
		_counts(name, workload.pod.spec[name])
		field := {"holder": {"label": "pod"}, "name": name, "path": array.concat(workload.pod.path, [name])}
	],
	[field |
		some holder in workload.security_contexts
		some name in _refused(holder)
		_counts(name, holder.spec[name])
		field := {"holder": holder, "name": name, "path": array.concat(holder.path, [name])}
	],
)

_refused(holder) := _of_containers[workload.declared_os] if {
	holder.name
} else := _of_pod_contexts[workload.declared_os]

# These are plain booleans, and false is the same as absent.
_counts(name, setting) if {
	name in {"hostPID", "hostIPC"}
	setting == true
}

_counts("sysctls", setting) if some _ in setting

_counts(name, setting) if {
	not name in {"hostPID", "hostIPC", "sysctls"}
	setting != null
}

_of_pods := {"windows": ["hostUsers", "hostPID", "hostIPC", "shareProcessNamespace", "resources"]}

_of_pod_contexts := {
	"linux": ["windowsOptions"],
	"windows": array.concat(_of_both, [
		"fsGroup", "fsGroupChangePolicy", "seLinuxChangePolicy",
		"supplementalGroups", "supplementalGroupsPolicy", "sysctls",
	]),
}

_of_containers := {
	"linux": ["windowsOptions"],
	"windows": array.concat(_of_both, [
		"allowPrivilegeEscalation", "capabilities", "privileged",
		"procMount", "readOnlyRootFilesystem",
	]),
}

_of_both := ["appArmorProfile", "runAsGroup", "runAsUser", "seLinuxOptions", "seccompProfile"]
