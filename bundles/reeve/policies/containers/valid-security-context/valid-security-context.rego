# METADATA
# scope: package
# title: Contradictory security settings
# description: >-
#   Some security settings rule each other out. The API server or the kubelet refuses such
#   a pod, so a template with it never starts one, or one of the two settings is void and
#   its author believes otherwise.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Decide for one of the two settings and remove the other.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["valid-security-context"]

import data.reeve.lib.capability
import data.reeve.lib.foreign
import data.reeve.lib.hostprocess
import data.reeve.lib.procmount
import data.reeve.lib.sharing
import data.reeve.lib.value
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains object.union(workload.subject(conflict.holder), {
	"msg": sprintf("%s, %s", [conflict.fact, object.get(conflict, "effect", "which the API server refuses")]),
	"path": conflict.path,
}) if {
	some conflict in ((_conflicts | hostprocess.faults) | sharing.faults)
}

_conflicts contains {
	"holder": container,
	"fact": sprintf("%s sets runAsNonRoot and the user ID 0", [workload.label(container)]),
	"path": user.path,
	"effect": "with which the kubelet does not start it",
} if {
	some container in workload.containers
	workload.effective(container, "runAsNonRoot").value == true
	user := workload.effective(container, "runAsUser")
	user.value == 0
}

_conflicts contains {
	"holder": container,
	"fact": sprintf("%s sets allowPrivilegeEscalation to false and privileged to true", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext", "allowPrivilegeEscalation"]),
} if {
	some container in workload.containers
	container.security_context.allowPrivilegeEscalation == false
	container.security_context.privileged == true
}

# The API server knows this capability by its full name only.
_conflicts contains {
	"holder": entry.container,
	"fact": sprintf("%s sets allowPrivilegeEscalation to false and adds the capability %q", [label, entry.name]),
	"path": entry.path,
	"effect": _effects[entry.name == "CAP_SYS_ADMIN"],
} if {
	some entry in capability.added
	capability.normal(entry.name) == "SYS_ADMIN"
	entry.container.security_context.allowPrivilegeEscalation == false
	label := workload.label(entry.container)
}

_conflicts contains {
	"holder": change.container,
	"fact": sprintf("%s in a pod without a user namespace", [change.fact]),
	"path": change.path,
} if {
	version.since(version.kubernetes, 30)
	not workload.user_namespace
	some change in procmount.changes
	change.type == "Unmasked"
}

_conflicts contains {
	"holder": holder,
	"fact": sprintf("%s sets %s to %q %s localhostProfile", [holder.label, field, type, _with[named]]),
	"path": array.concat(holder.path, [field, "localhostProfile"]),
} if {
	some holder in workload.security_contexts
	some field in ["seccompProfile", "appArmorProfile"]
	value.is_set(holder.spec, field)
	type := value.string_at(holder.spec[field], "type")
	named := _names_file(holder.spec[field])
	_expected[type] != named
}

_conflicts contains {
	"holder": field.holder,
	"fact": sprintf("%s sets %s in a pod that declares %s", [field.holder.label, field.name, workload.declared_os]),
	"path": field.path,
} if {
	some field in foreign.fields
}

_effects := {true: "which the API server refuses", false: "with which nothing is left to escalate to"}

_names_file(profile) if {
	value.is_set(profile, "localhostProfile")
} else := false

# Whether a profile of this type names a file of the node.
_expected := {"Localhost": true, "RuntimeDefault": false, "Unconfined": false}

_with := {true: "with", false: "without"}
