# METADATA
# scope: package
# title: Security context constraints that allow too much
# description: >-
#   OpenShift holds pods to SecurityContextConstraints as Kubernetes held them to
#   PodSecurityPolicies. Those that allow privileged containers or parts of the host are
#   for a few pods of the system; what all users may use is for all pods. Privilege
#   escalation is allowed where nothing is said.
# related_resources:
# - ref: https://docs.openshift.com/container-platform/latest/authentication/managing-security-context-constraints.html
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [security.openshift.io/SecurityContextConstraints]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Names of constraints that may be dangerous.
#         type: array
#         items: {type: string}
#         default: [privileged, hostaccess, node-exporter]
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [
#     kube-linter scc-deny-privileged-container,
#     kyverno disallow-security-context-constraint-anyuid
#   ]
#   remediation: Make narrower constraints for the pods that need them.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["scc-dangerous"]

import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.shape
import data.reeve.lib.value

violation contains fault if some fault in shape.faults(_constraints, [], _shape)

violation contains {"msg": sprintf("%s allows %s", [_label, words]), "path": [field]} if {
	not _name in _allowed
	some field, words in _dangers
}

violation contains {
	"msg": sprintf("%s allows every capability", [_label]),
	"path": ["allowedCapabilities", index],
} if {
	not _name in _allowed
	some index in _wildcards
}

violation contains {
	"msg": sprintf("%s is dangerous and open to %q", [_label, who]),
	"path": [list, index],
} if {
	count(_dangers) + count(_wildcards) > 0
	some list in ["groups", "users"]
	some index, who in _constraints[list]
	who in {"system:authenticated", "system:serviceaccounts", "system:unauthenticated"}
}

_dangers := {field: words |
	some field, words in {
		"allowHostDirVolumePlugin": "directories of the host",
		"allowHostIPC": "hostIPC",
		"allowHostNetwork": "hostNetwork",
		"allowHostPID": "hostPID",
		"allowHostPorts": "host ports",
		"allowPrivilegeEscalation": "privilege escalation",
		"allowPrivilegedContainer": "privileged containers",
	}
	object.get(_given, field, false) == true
}

# This one alone is true where it is absent.
_given := _constraints if {
	value.is_set(_constraints, "allowPrivilegeEscalation")
} else := object.union(_constraints, {"allowPrivilegeEscalation": true})

_wildcards := [index |
	some index, capability in _constraints.allowedCapabilities
	capability in {"*", "ALL"}
]

_label := sprintf("security context constraints %q", [_name])

# What walks through an object does so through these alone.
_constraints := kube.resource if kube.group_kind == "security.openshift.io/SecurityContextConstraints"

_name := value.string_at(value.object_at(_constraints, "metadata"), "name")

_allowed := parameters.of("psp/scc-dangerous").allowed

_shape := {
	"allowHostDirVolumePlugin": "boolean",
	"allowHostIPC": "boolean",
	"allowHostNetwork": "boolean",
	"allowHostPID": "boolean",
	"allowHostPorts": "boolean",
	"allowPrivilegeEscalation": "boolean",
	"allowPrivilegedContainer": "boolean",
	"allowedCapabilities": ["string"],
	"groups": ["string"],
	"users": ["string"],
}
