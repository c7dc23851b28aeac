# METADATA
# scope: package
# title: Subject that is not who it seems
# description: >-
#   The API server refuses some subjects, and takes others that stand for nobody. Somebody
#   lacks the rights that were meant, or somebody else gets them later.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Write the subject as what it is.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["valid-subject"]

import data.reeve.lib.binding
import data.reeve.lib.fix
import data.reeve.lib.kube
import data.reeve.lib.value

violation contains object.union(fault, {
	"msg": sprintf("%s has %s", [binding.label, fault.msg]),
	"fix": fix.on_request(fault.fix),
}) if {
	some fault in _faults
}

_faults contains {"msg": "no subjects", "path": ["subjects"], "severity": "info", "fix": []} if {
	not kube.resource.subjects[0]
}

_faults contains {"msg": sprintf("a subject of the kind %q", [kind]), "path": ["subjects", index, "kind"], "fix": []} if {
	some index, raw in _subjects
	kind := value.string_at(raw, "kind")
	not _labels[kind]
}

_faults contains {"msg": sprintf("a %s without a name", [label]), "path": ["subjects", index, "name"], "fix": []} if {
	some index, raw in _subjects
	label := _labels[raw.kind]
	value.string_at(raw, "name") == ""
}

_faults contains {
	"msg": sprintf("a %s of the API group %q", [_labels[raw.kind], group]),
	"path": ["subjects", index, "apiGroup"],
	"fix": [{"op": "remove"}],
} if {
	some index, raw in _subjects
	group := value.string_at(raw, "apiGroup")
	group != ""
	not group == _groups[raw.kind]
}

_faults contains {
	"msg": sprintf("the service account %q without a namespace", [raw.name]),
	"path": ["subjects", index, "namespace"],
	"fix": [],
} if {
	kube.group_kind == "rbac.authorization.k8s.io/ClusterRoleBinding"
	some index, raw in _subjects
	raw.kind == "ServiceAccount"
	value.string_at(raw, "name") != ""
	value.string_at(raw, "namespace") == ""
}

_faults contains {
	"msg": sprintf("the user %q, which is a service account", [subject.name]),
	"path": array.concat(subject.path, ["name"]),
	"fix": [{"op": "replace", "path": subject.path, "value": {
		"kind": "ServiceAccount",
		"namespace": binding.account_namespace(subject),
		"name": split(subject.name, ":")[3],
	}}],
} if {
	some subject in binding.subjects
	subject.kind == "User"
	binding.account_namespace(subject)
}

_faults contains {
	"msg": sprintf("the %s %q, which is a %s", [_labels[subject.kind], subject.name, _labels[kind]]),
	"path": array.concat(subject.path, ["kind"]),
	"fix": [{"op": "replace", "value": kind}],
} if {
	some subject in binding.subjects
	kind := binding.reserved_as(subject)
	kind != subject.kind
}

_faults contains {
	"msg": sprintf("the %s with a namespace, which means nothing", [binding.subject_label(subject)]),
	"path": array.concat(subject.path, ["namespace"]),
	"fix": [{"op": "remove"}],
} if {
	some subject in binding.subjects
	subject.kind != "ServiceAccount"
	value.string_at(_subjects[subject.path[1]], "namespace") != ""
}

_faults contains {
	"msg": sprintf("the %s twice", [binding.subject_label(subject)]),
	"path": subject.path,
	"severity": "low",
	"fix": [{"op": "remove"}],
} if {
	some index, subject in binding.subjects
	some other in array.slice(binding.subjects, 0, index)
	other.key == subject.key
}

_subjects := [value.as_object(raw) | some raw in kube.resource.subjects]

_labels := {"Group": "group", "ServiceAccount": "service account", "User": "user"}

_groups := {"Group": "rbac.authorization.k8s.io", "User": "rbac.authorization.k8s.io"}
