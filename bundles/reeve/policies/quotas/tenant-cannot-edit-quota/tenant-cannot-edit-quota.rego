# METADATA
# scope: package
# title: Users of a namespace who may change its quotas
# description: >-
#   Whoever may write the ResourceQuota or LimitRange of a namespace sets its limits, so that a
#   quota binds only those who do not know. The roles admin and edit that Kubernetes brings do
#   not allow it.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1562}
#   peers: []
#   remediation: Bind a role that cannot write resourcequotas and limitranges.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["tenant-cannot-edit-quota"]

import data.reeve.lib.binding
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.rbac
import data.reeve.lib.roles

violation contains {
	"msg": sprintf("%s lets %s change %s of namespace %q", [
		binding.label,
		binding.subject_label(subject),
		concat(" and ", _writable),
		kube.namespace,
	]),
	"path": subject.path,
} if {
	count(_writable) > 0
	some subject in _tenants
}

unknown contains {
	"msg": sprintf("whether the role %q may change quotas", [binding.role.name]),
	"needs": [concat("/", ["rbac.authorization.k8s.io", binding.role.kind])],
} if {
	count(_tenants) > 0
	not roles.is_known(binding.role)
	not inventory.complete(concat("/", ["rbac.authorization.k8s.io", binding.role.kind]), binding.role.namespace)
}

_tenants := [subject |
	kube.group_kind == "rbac.authorization.k8s.io/RoleBinding"
	not binding.is_bootstrap
	some subject in binding.subjects
	not _is_system(subject)
]

_is_system(subject) if subject.namespace == "kube-system"

# All service accounts are a group whose name begins so too, and these are tenants.
_is_system(subject) if {
	subject.kind in {"User", "Group"}
	startswith(subject.name, "system:")
	not startswith(subject.name, "system:serviceaccount")
	not subject.name in {"system:authenticated", "system:unauthenticated", "system:anonymous"}
}

_is_system(subject) if startswith(subject.name, "system:serviceaccount:kube-system:")

_writable := [resource |
	count(_tenants) > 0
	rules := roles.rules_of(binding.role)
	some resource in ["limitranges", "resourcequotas"]
	_is_writable(rules, resource)
]

_is_writable(rules, resource) if {
	some rule in rules
	rbac.reaches(rule, "", resource)
	some verb in ["create", "update", "patch", "delete", "deletecollection"]
	rbac.has_verb(rule, verb)
}
