# METADATA
# scope: package
# title: Binding to a missing role
# description: >-
#   A binding to a role that does not exist grants nothing yet. Whoever creates a role of
#   that name later gives its rights to all subjects of the binding, without touching it.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       assumeBuiltins:
#         description: Whether the roles that the API server creates itself exist, even where the inventory lacks them.
#         type: boolean
#         default: true
#   controls:
#   - {framework: CIS, id: 5.1.1, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1098.006}
#   peers: [krane subjects-with-non-existing-roles, popeye POP-1300]
#   remediation: Create the role, or delete the binding.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["role-ref-exists"]

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.value

violation contains {
	"msg": sprintf("binding grants the %s, which does not exist%s", [_label, _place]),
	"path": ["roleRef", "name"],
} if {
	_existence == "no"
}

unknown contains {
	"msg": sprintf("whether the %s exists%s", [_label, _place]),
	"needs": [concat("/", [_group, _ref.kind])],
} if {
	_existence == "unknown"
}

_existence := inventory.existence(concat("/", [_group, _ref.kind]), _namespace, _ref.name) if {
	value.string_at(_ref, "apiGroup") in {"", _group}
	value.string_at(_ref, "name") != ""
	not _assumed
}

_group := "rbac.authorization.k8s.io"

_ref := value.object_at(kube.resource, "roleRef")

# A binding for the whole cluster cannot refer to a Role; the API server refuses it.
_namespace := "" if {
	_ref.kind == "ClusterRole"
} else := kube.namespace if {
	_ref.kind == "Role"
	kube.group_kind == "rbac.authorization.k8s.io/RoleBinding"
}

_label := sprintf("%s %q", [{"ClusterRole": "cluster role", "Role": "role"}[_ref.kind], _ref.name])

_place := "" if {
	_namespace == ""
} else := sprintf(" in namespace %q", [_namespace])

_assumed if {
	parameters.of("rbac/role-ref-exists").assumeBuiltins
	_builtin(_ref.name)
}

# Which names there are differs between versions, but all of Kubernetes v1.37 and before
# begin with system:, a prefix kept for it, but for these.
_builtin(name) if {
	_namespace == ""
	name in {"admin", "cluster-admin", "edit", "view"}
}

_builtin(name) if {
	_namespace in {"", "kube-public", "kube-system"}
	startswith(name, "system:")
}

_builtin("extension-apiserver-authentication-reader") if _namespace == "kube-system"
