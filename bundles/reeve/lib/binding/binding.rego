# METADATA
# scope: package
# title: Bindings of RBAC
# description: >-
#   Which role a RoleBinding or ClusterRoleBinding grants to whom, with what the API server
#   fills in. What it would refuse, such as a subject of an unknown kind, is not there.
package reeve.lib.binding

import data.reeve.lib.bootstrap
import data.reeve.lib.kube
import data.reeve.lib.value

# METADATA
# description: Whether the judged object is a binding.
is_judged if kube.group_kind in {
	"rbac.authorization.k8s.io/RoleBinding",
	"rbac.authorization.k8s.io/ClusterRoleBinding",
}

# METADATA
# description: The role that the judged binding grants, as role_of has it.
role := role_of(kube.resource, kube.namespace) if is_judged

# METADATA
# description: The subjects of the judged binding, as subjects_of has them.
subjects := subjects_of(kube.resource, kube.namespace) if is_judged

# METADATA
# description: The judged binding in a message.
label := sprintf("%s %q", [_labels[kube.resource.kind], value.string_at(kube.resource.metadata, "name")]) if {
	is_judged
}

# METADATA
# description: >-
#   The judged binding as lib.grants names bindings, with its kind, namespace, empty for
#   none, and name.
identity := {
	"kind": kube.resource.kind,
	"namespace": kube.namespace,
	"name": value.string_at(kube.resource.metadata, "name"),
} if {
	is_judged
}

# METADATA
# description: Whether the judged binding is one that the API server creates itself.
is_bootstrap if bootstrap.created(kube.group_kind, kube.namespace, kube.resource)

# METADATA
# description: >-
#   Kind, namespace and name of the role that a binding in a namespace grants, the empty
#   string for a ClusterRoleBinding, which can grant a ClusterRole only.
role_of(known, _) := {"kind": "ClusterRole", "namespace": "", "name": known.roleRef.name} if {
	known.roleRef.kind == "ClusterRole"
	_is_rbac(known.roleRef)
}

role_of(known, namespace) := {"kind": "Role", "namespace": namespace, "name": known.roleRef.name} if {
	known.roleRef.kind == "Role"
	namespace != ""
	_is_rbac(known.roleRef)
}

# METADATA
# description: >-
#   The subjects of a binding in a namespace, each with its kind, name, and path, of a
#   ServiceAccount the namespace too, and the key under which its members are known:
#   User:NAME or Group:NAME. A ServiceAccount is the user that it acts as.
subjects_of(known, namespace) := [object.union(subject, {"path": ["subjects", index]}) |
	some index, raw in known.subjects
	value.string_at(raw, "name") != ""
	subject := _subject(raw, namespace)
]

# METADATA
# description: The name of the user as whom a ServiceAccount acts.
account_user(namespace, name) := concat(":", ["system:serviceaccount", namespace, name])

# METADATA
# description: A subject in a message.
subject_label(subject) := sprintf("service account %q of namespace %q", [subject.name, subject.namespace]) if {
	subject.kind == "ServiceAccount"
} else := sprintf("%s %q", [lower(subject.kind), subject.name])

# METADATA
# description: A role in a message.
role_label(granted) := sprintf("cluster role %q", [granted.name]) if {
	granted.kind == "ClusterRole"
} else := sprintf("role %q", [granted.name])

# METADATA
# description: >-
#   The namespace of the service account that a subject is, also of one that is written as
#   the user it acts as. Undefined for everybody else.
account_namespace(subject) := parts[3] if {
	parts := split(subject.key, ":")
	count(parts) == 5
	array.slice(parts, 0, 3) == ["User", "system", "serviceaccount"]
}

# METADATA
# description: >-
#   The kind, User or Group, for which Kubernetes keeps the name of a user or group;
#   undefined where it keeps it for none.
reserved_as(subject) := "Group" if {
	subject.kind != "ServiceAccount"
	_is_name_of_group(subject.name)
}

reserved_as(subject) := "User" if {
	subject.kind != "ServiceAccount"
	_is_name_of_user(subject.name)
}

_is_name_of_group(name) if name in {
	"system:authenticated",
	"system:masters",
	"system:nodes",
	"system:serviceaccounts",
	"system:unauthenticated",
}

_is_name_of_group(name) if startswith(name, "system:serviceaccounts:")

_is_name_of_user("system:anonymous")

_is_name_of_user(name) if strings.any_prefix_match(name, ["system:kube-", "system:node:", "system:serviceaccount:"])

_labels := {"ClusterRoleBinding": "cluster role binding", "RoleBinding": "role binding"}

_is_rbac(reference) if value.string_at(reference, "apiGroup") in {"", "rbac.authorization.k8s.io"}

_subject(raw, _) := {"kind": "User", "name": raw.name, "key": concat(":", ["User", raw.name])} if {
	raw.kind == "User"
	_is_rbac(raw)
}

_subject(raw, _) := {"kind": "Group", "name": raw.name, "key": concat(":", ["Group", raw.name])} if {
	raw.kind == "Group"
	_is_rbac(raw)
}

_subject(raw, namespace) := {
	"kind": "ServiceAccount",
	"name": raw.name,
	"namespace": home,
	"key": concat(":", ["User", account_user(home, raw.name)]),
} if {
	raw.kind == "ServiceAccount"
	value.string_at(raw, "apiGroup") == ""
	home := _home(raw, namespace)
	home != ""
}

_home(raw, namespace) := raw.namespace if {
	value.string_at(raw, "namespace") != ""
} else := namespace
