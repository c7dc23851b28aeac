# METADATA
# scope: package
# title: Users and groups of a pod
# description: >-
#   The IDs that processes and volumes of a pod have: runAsUser and runAsGroup, which
#   containers inherit, fsGroup and supplementalGroups, which the pod alone sets.
package reeve.lib.unixid

import data.reeve.lib.workload

# METADATA
# description: >-
#   What is set, by field: the message that says so, the path, the subject of a violation,
#   the number, the security context it is in, and whether it holds for any container. To
#   the API server null in a list of numbers is 0.
given := {
	"runAsUser": _set("runAsUser"),
	"runAsGroup": _set("runAsGroup"),
	"fsGroup": [id |
		some setting in workload.settings(["fsGroup"])
		setting.label == "pod"
		id := object.union(_id(setting, sprintf("pod sets fsGroup to %v", [setting.value])), {"holds": true})
	],
	"supplementalGroups": [id |
		some index, raw in workload.pod.security_context.supplementalGroups
		number := _number(raw)
		id := {
			"msg": sprintf("pod has the supplemental group %v", [number]),
			"path": array.concat(workload.pod.path, ["securityContext", "supplementalGroups", index]),
			"subject": {},
			"value": number,
			"context": workload.pod.security_context,
			"holds": true,
		}
	],
}

# METADATA
# description: >-
#   Where nothing is set, by field: the message that says so, the path and the subject of
#   a violation.
missing := {
	"runAsUser": _unset("runAsUser"),
	"runAsGroup": _unset("runAsGroup"),
	"fsGroup": _none("fsGroup"),
	"supplementalGroups": _none("supplementalGroups"),
}

# METADATA
# description: Whether a container has, of its own or from the pod, a user ID above 0.
other_user(container) if workload.effective(container, "runAsUser").value > 0

# METADATA
# description: Whether for a container, by its own word or that of the pod, runAsNonRoot is true.
non_root(container) if workload.effective(container, "runAsNonRoot").value == true

_set(field) := [id |
	some setting in workload.settings([field])
	id := _id(setting, sprintf("%s sets %s to %v", [setting.label, field, setting.value]))
]

_id(setting, message) := {
	"msg": message,
	"path": setting.path,
	"subject": workload.subject(setting),
	"value": setting.value,
	"context": setting.spec,
	"holds": setting.holds,
}

_unset(field) := [gap |
	some holder in workload.without([field])
	gap := {
		"msg": sprintf("%s does not set %s, nor does the pod", [holder.label, field]),
		"path": holder.path,
		"subject": workload.subject(holder),
	}
]

_none(field) := [gap |
	count(given[field]) == 0
	gap := {
		"msg": sprintf("pod sets no %s", [field]),
		"path": array.concat(workload.pod.path, ["securityContext", field]),
		"subject": {},
	}
]

_number(raw) := raw if {
	raw != null
} else := 0
