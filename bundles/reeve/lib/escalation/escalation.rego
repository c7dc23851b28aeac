# METADATA
# scope: package
# title: Privilege escalation
# description: Containers in which a process can gain more rights than its parent has.
package reeve.lib.escalation

import data.reeve.lib.workload

# METADATA
# description: >-
#   Each container that does not set allowPrivilegeEscalation to false, whether it says
#   true, and the violation that tells of it.
findings contains {
	"container": container,
	"explicit": explicit,
	"violation": {
		"msg": sprintf("%s %s", [workload.label(container), _faults[explicit]]),
		"path": array.concat(container.path, ["securityContext", "allowPrivilegeEscalation"]),
		"container": container.name,
		"fix": _fix(container),
	},
} if {
	some container in workload.containers
	not container.security_context.allowPrivilegeEscalation == false
	explicit := _explicit(container)
}

_explicit(container) if {
	container.security_context.allowPrivilegeEscalation == true
} else := false

_faults := {
	true: "allows privilege escalation",
	false: "does not set allowPrivilegeEscalation, so it is allowed",
}

# The API server refuses false where the container is privileged or adds CAP_SYS_ADMIN,
# and with SYS_ADMIN false would only seem to hold.
_fix(container) := [] if {
	container.security_context.privileged == true
} else := [] if {
	some name in container.security_context.capabilities.add
	name in {"CAP_SYS_ADMIN", "SYS_ADMIN"}
} else := [{"op": "add", "value": false}]
