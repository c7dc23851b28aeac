# METADATA
# scope: package
# title: Binding with a reference that cannot be
# description: >-
#   The API server refuses a binding whose roleRef names no role that can be, and any
#   change of it. A binding that is refused leaves the one before in place, with the
#   rights that were to go.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [
#     rego-policies rolebinding_roleref_apigroup_notset,
#     rego-policies rolebinding_roleref_kind_notset
#   ]
#   remediation: Correct the roleRef; to change it, delete the binding and create another.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["valid-role-ref"]

import data.reeve.lib.binding
import data.reeve.lib.kube
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s refers to a role of the API group %q", [binding.label, value.string_at(_ref, "apiGroup")]),
	"path": ["roleRef", "apiGroup"],
} if {
	not _group(_ref) == _rbac
}

violation contains {
	"msg": sprintf("%s refers to the kind %q, which is no role", [binding.label, value.string_at(_ref, "kind")]),
	"path": ["roleRef", "kind"],
} if {
	not value.string_at(_ref, "kind") in {"ClusterRole", "Role"}
}

violation contains {
	"msg": sprintf("%s refers to a role, which is of one namespace", [binding.label]),
	"path": ["roleRef", "kind"],
} if {
	kube.group_kind == "rbac.authorization.k8s.io/ClusterRoleBinding"
	_ref.kind == "Role"
}

violation contains {
	"msg": sprintf("%s refers to the name %q, which no role can have", [binding.label, _name]),
	"path": ["roleRef", "name"],
} if {
	_is_impossible(_name)
}

violation contains {
	"msg": sprintf("%s has another roleRef than before, which cannot change", [binding.label]),
	"path": ["roleRef", field],
} if {
	kube.operation == "UPDATE"
	old := value.object_at(kube.old_resource, "roleRef")
	field := [field |
		some field in ["apiGroup", "kind", "name"]
		_field(old, field) != _field(_ref, field)
	][0]
}

_is_impossible(name) if name in {"", ".", ".."}

_is_impossible(name) if regex.match(`[/%]`, name)

_field(ref, "apiGroup") := _group(ref)

_field(ref, field) := value.string_at(ref, field) if field != "apiGroup"

# An empty group is filled in.
_group(ref) := _rbac if {
	value.string_at(ref, "apiGroup") == ""
} else := ref.apiGroup

_rbac := "rbac.authorization.k8s.io"

_name := value.string_at(_ref, "name")

_ref := value.object_at(kube.resource, "roleRef")
