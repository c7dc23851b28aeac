# METADATA
# scope: package
# title: Who can set the labels of namespaces
# description: >-
#   What RBAC is known to grant. A RoleBinding lets its subjects change the Namespace that it
#   is in.
package reeve.lib.labeller

import data.reeve.lib.grants
import data.reeve.lib.rbac
import data.reeve.lib.roles

# METADATA
# description: >-
#   The grants with which others than the system and the holders of cluster-admin can update
#   or patch namespaces. Groups that everybody is in are not the system.
others := [grant |
	some grant in grants.all
	not _is_administrator(grant.role)
	not _is_system(grant.subject)
	_may_label(grant.role)
]

_is_administrator(role) if {
	role.kind == "ClusterRole"
	role.name == "cluster-admin"
}

_is_system(subject) if {
	subject.kind == "ServiceAccount"
	subject.namespace == "kube-system"
}

_is_system(subject) if {
	subject.kind != "ServiceAccount"
	startswith(subject.name, "system:")
	not subject.name in {"system:authenticated", "system:unauthenticated"}
	not startswith(subject.name, "system:serviceaccount")
}

_may_label(role) if {
	some rule in roles.rules_of(role)
	rbac.reaches(rule, "", "namespaces")
	some verb in ["update", "patch"]
	rbac.has_verb(rule, verb)
}
