# METADATA
# scope: package
# title: Binding to a missing ServiceAccount
# description: >-
#   Whoever may create the ServiceAccount that a binding names, or the namespace it is to
#   be in, gains the role of the binding. The account default exists in every namespace.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   requires: [inventory]
#   controls:
#   - {framework: CIS, id: 5.1.5, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1136}
#   peers: [popeye POP-1300]
#   remediation: Delete the subject, or create the ServiceAccount.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["subject-exists"]

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.value

violation contains {
	"msg": sprintf("binding names the service account %q of namespace %q, which does not exist", [
		subject.name,
		subject.namespace,
	]),
	"path": subject.namespace_path,
} if {
	some subject in _subjects
	_missing_namespace(subject)
}

violation contains {
	"msg": sprintf("binding names the service account %q, which does not exist in namespace %q", [
		subject.name,
		subject.namespace,
	]),
	"path": subject.path,
} if {
	some subject in _subjects
	not _missing_namespace(subject)
	_existence(subject).answer == "no"
}

unknown contains {
	"msg": sprintf("whether the service account %q exists in namespace %q", [subject.name, subject.namespace]),
	"needs": [_existence(subject).kind],
} if {
	some subject in _subjects
	not _missing_namespace(subject)
	_existence(subject).answer == "unknown"
}

_missing_namespace(subject) if {
	_namespace(subject) == "no"
	not inventory.object_of("ServiceAccount", subject.namespace, subject.name)
}

# The account default is there as soon as its namespace is.
_existence(subject) := {"kind": "Namespace", "answer": _namespace(subject)} if {
	subject.name == "default"
	not inventory.object_of("ServiceAccount", subject.namespace, "default")
} else := {
	"kind": "ServiceAccount",
	"answer": inventory.existence("ServiceAccount", subject.namespace, subject.name),
}

# The API server creates these itself.
_namespace(subject) := "yes" if {
	subject.namespace in {"default", "kube-node-lease", "kube-public", "kube-system"}
} else := inventory.existence("Namespace", "", subject.namespace)

_subjects := [subject |
	some index, raw in kube.resource.subjects
	raw.kind == "ServiceAccount"
	value.string_at(raw, "apiGroup") == ""
	name := value.string_at(raw, "name")
	name != ""
	subject := object.union({"name": name, "path": ["subjects", index, "name"]}, _home(index, raw))
]

# Where a subject of a ClusterRoleBinding names no namespace, the API server refuses it.
_home(index, raw) := {"namespace": raw.namespace, "namespace_path": ["subjects", index, "namespace"]} if {
	value.string_at(raw, "namespace") != ""
} else := {"namespace": kube.namespace, "namespace_path": ["subjects", index, "name"]} if {
	kube.group_kind == "rbac.authorization.k8s.io/RoleBinding"
}
