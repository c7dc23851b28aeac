# METADATA
# scope: package
# title: Capability misspelt or contradictory
# description: >-
#   Kubernetes passes the names of capabilities on as they are. A runtime refuses to start
#   a container with a name it does not know, or ignores it: then what was to be dropped
#   is kept, with nobody the wiser. The Pod Security Standards take no other spelling
#   either. Of a capability that is both added and dropped, the runtime decides what comes
#   of it.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
# - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       knownCapabilities:
#         description: Capabilities that the kernel has, without the prefix CAP_.
#         type: array
#         items: {type: string}
#         default:
#         - AUDIT_CONTROL
#         - AUDIT_READ
#         - AUDIT_WRITE
#         - BLOCK_SUSPEND
#         - BPF
#         - CHECKPOINT_RESTORE
#         - CHOWN
#         - DAC_OVERRIDE
#         - DAC_READ_SEARCH
#         - FOWNER
#         - FSETID
#         - IPC_LOCK
#         - IPC_OWNER
#         - KILL
#         - LEASE
#         - LINUX_IMMUTABLE
#         - MAC_ADMIN
#         - MAC_OVERRIDE
#         - MKNOD
#         - NET_ADMIN
#         - NET_BIND_SERVICE
#         - NET_BROADCAST
#         - NET_RAW
#         - PERFMON
#         - SETFCAP
#         - SETGID
#         - SETPCAP
#         - SETUID
#         - SYSLOG
#         - SYS_ADMIN
#         - SYS_BOOT
#         - SYS_CHROOT
#         - SYS_MODULE
#         - SYS_NICE
#         - SYS_PACCT
#         - SYS_PTRACE
#         - SYS_RAWIO
#         - SYS_RESOURCE
#         - SYS_TIME
#         - SYS_TTY_CONFIG
#         - WAKE_ALARM
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Write the name as the kernel has it, in capitals and without CAP_, or ALL; add or drop it, not both.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["valid-capability-names"]

import data.reeve.lib.capability
import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s %s %q, which %s", [
		workload.label(entry.container),
		_verbs[entry.list],
		entry.name,
		_fault(entry),
	]),
	"path": entry.path,
	"container": entry.container.name,
	"fix": fix.on_request([{"op": "replace", "value": name} | some name in _meant(entry)]),
} if {
	some entry in capability.entries
	not entry.name in _known
}

violation contains {
	"msg": sprintf("%s both adds and drops the capability %q", [workload.label(entry.container), name]),
	"path": entry.path,
	"container": entry.container.name,
	"fix": fix.on_request([{"op": "remove"}]),
} if {
	some entry in capability.added
	name := capability.normal(entry.name)
	_dropped(entry.container, name)
}

_dropped(container, name) if {
	some entry in capability.entries
	entry.list == "drop"
	entry.container.path == container.path
	capability.normal(entry.name) == name
}

_verbs := {"add": "adds", "drop": "drops"}

_fault(entry) := sprintf("Kubernetes spells %q", [name]) if {
	some name in _meant(entry)
} else := "is no capability"

_meant(entry) := {capability.normal(entry.name)} & _known

_known := {"ALL"} | {name | some name in parameters.of("containers/valid-capability-names").knownCapabilities}
