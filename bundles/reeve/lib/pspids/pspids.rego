# METADATA
# scope: package
# title: What PodSecurityPolicies say of users and groups
# description: >-
#   Why a policy refuses the IDs of a pod, which is as in lib.psppod and has its defaults;
#   the policy is as psp.read has it.
package reeve.lib.pspids

import data.reeve.lib.psp
import data.reeve.lib.psppod
import data.reeve.lib.value

# METADATA
# description: Why a policy refuses those of the pod itself, each with message and path.
of_pod(policy, pod) := [refusal |
	some field in ["fsGroup", "supplementalGroups"]
	policy[field].rule != "RunAsAny"
	some refusal in _groups(policy[field], field, "pod", _listed(pod.security_context, field), ["spec"])
]

# METADATA
# description: Why a policy refuses those of a container of the pod, each with message and path.
of_container(policy, pod, container) := array.concat(
	_user(policy.runAsUser, container, {field: psppod.effective(pod, container, field) |
		some field in ["runAsNonRoot", "runAsUser"]
	}),
	[refusal |
		policy.runAsGroup.rule != "RunAsAny"
		given := {"runAsGroup": psppod.effective(pod, container, "runAsGroup")}
		some refusal in _groups(
			policy.runAsGroup,
			"runAsGroup",
			container.label,
			_listed(given, "runAsGroup"),
			container.path,
		)
	],
)

_listed(parent, "supplementalGroups") := [group | some group in parent.supplementalGroups]

_listed(parent, field) := [parent[field] | value.is_set(parent, field)] if field != "supplementalGroups"

_groups(strategy, field, label, [], path) := [{
	"msg": sprintf("%s has no %s, which must be in %s", [label, field, psp.ranges_label(strategy.ranges)]),
	"path": array.concat(path, ["securityContext", field]),
} |
	strategy.rule == "MustRunAs"
]

_groups(strategy, field, label, groups, path) := [{
	"msg": sprintf("%s has %s %v, outside of %s", [label, field, group, psp.ranges_label(strategy.ranges)]),
	"path": array.concat(path, _steps(field, index)),
} |
	some index, group in groups
	not value.in_ranges(group, strategy.ranges)
] if {
	count(groups) > 0
}

_steps(field, index) := ["securityContext", field, index] if {
	field == "supplementalGroups"
} else := ["securityContext", field]

_user(strategy, container, given) := [{
	"msg": sprintf("%s has no runAsUser, which must be in %s", [container.label, psp.ranges_label(strategy.ranges)]),
	"path": _user_path(container, "runAsUser"),
}] if {
	strategy.rule == "MustRunAs"
	given.runAsUser == null
} else := [{
	"msg": sprintf("%s runs as user %v, outside of %s", [
		container.label,
		given.runAsUser,
		psp.ranges_label(strategy.ranges),
	]),
	"path": _user_path(container, "runAsUser"),
}] if {
	strategy.rule == "MustRunAs"
	not value.in_ranges(given.runAsUser, strategy.ranges)
} else := [{
	"msg": sprintf("%s may run as root: runAsNonRoot is false", [container.label]),
	"path": _user_path(container, "runAsNonRoot"),
}] if {
	strategy.rule == "MustRunAsNonRoot"
	given.runAsNonRoot == false
} else := [{
	"msg": sprintf("%s runs as user 0", [container.label]),
	"path": _user_path(container, "runAsUser"),
}] if {
	strategy.rule == "MustRunAsNonRoot"
	given.runAsUser == 0
} else := []

_user_path(container, field) := array.concat(container.path, ["securityContext", field])
