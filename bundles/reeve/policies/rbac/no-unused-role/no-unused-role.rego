# METADATA
# scope: package
# title: Role without a binding
# description: >-
#   A role that nobody is bound to grants nothing today. It waits for a binding that
#   somebody makes for its name, long after everybody has forgotten what it allows.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#periodic-review
# custom:
#   severity: info
#   action: audit
#   match: {kinds: [rbac.authorization.k8s.io/Role, rbac.authorization.k8s.io/ClusterRole]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [popeye POP-400]
#   remediation: Delete the role.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-unused-role"]

import data.reeve.lib.grants
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.role
import data.reeve.lib.roles
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s is in no binding", [role.label]),
	"path": ["metadata", "name"],
} if {
	_missing == []
	_is_unused
}

unknown contains {
	"msg": sprintf("whether %s is in a binding", [role.label]),
	"needs": _missing,
} if {
	_missing != []
	_is_unused
}

_is_unused if {
	not role.is_bootstrap
	not _is_for_defaults
	not _is_bound
	not _is_aggregated
}

# The default roles take these up, and are bound somewhere.
_is_for_defaults if {
	some label, _ in value.object_at(kube.resource.metadata, "labels")
	startswith(label, "rbac.authorization.k8s.io/aggregate-to-")
}

_is_bound if {
	role.is_cluster_role
	{"kind": "ClusterRole", "namespace": "", "name": _name} in grants.bound
}

_is_bound if {
	not role.is_cluster_role
	{"kind": "Role", "namespace": kube.namespace, "name": _name} in grants.bound_in(kube.namespace)
}

_is_aggregated if {
	role.is_cluster_role
	count(roles.aggregating(kube.resource)) > 0
}

_missing := [kind |
	some kind, namespace in _needed
	not inventory.complete(kind, namespace)
]

_needed := {
	"rbac.authorization.k8s.io/ClusterRole": "",
	"rbac.authorization.k8s.io/ClusterRoleBinding": "",
	"rbac.authorization.k8s.io/RoleBinding": "*",
} if {
	role.is_cluster_role
} else := {"rbac.authorization.k8s.io/RoleBinding": kube.namespace}

_name := value.string_at(kube.resource.metadata, "name")
