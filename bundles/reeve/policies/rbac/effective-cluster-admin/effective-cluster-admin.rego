# METADATA
# scope: package
# title: Way to cluster-admin
# description: >-
#   Rights that look small can lead to all others, over several steps: run pods as a
#   stronger service account, issue its token, impersonate somebody, bind or escalate a
#   role, reach into nodes, approve certificates, write webhooks. The binding is reported
#   that allows the first step, and the whole way is shown.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
# custom:
#   severity: critical
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       maxDepth:
#         description: How many steps to look at. Where more would lead on, the policy says that it does not know.
#         type: integer
#         minimum: 1
#         maximum: 6
#         default: 4
#       ignoreSubjects:
#         description: >-
#           Subjects that may get there, as User:NAME, Group:NAME or ServiceAccount:NAMESPACE/NAME, in which a star
#           stands for any characters.
#         type: array
#         items: {type: string}
#         default: ["User:system:kube-*", "User:system:node:*", "Group:system:masters", "Group:system:nodes", "Group:kubeadm:*"]
#       includeBootstrap: {type: boolean, default: false, description: Whether to judge bindings of the API server's own.}
#       reportSubsumed: {type: boolean, default: false, description: Whether to judge bindings that grant everything at once.}
#   controls:
#   - {framework: CIS, id: 5.1.1, version: "1.12"}
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1078}
#   - {framework: MITRE, id: T1098.006}
#   peers: [kubescape C-0267, kubescape C-0272, checkov CKV2_K8S_1, rbac-police cluster_admin]
#   remediation: Take away the right that the first step needs, or move the stronger account to another namespace.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["effective-cluster-admin"]

import data.reeve.lib.binding
import data.reeve.lib.bindingpower
import data.reeve.lib.climb
import data.reeve.lib.grants
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.roles
import data.reeve.lib.stride

violation contains {
	"msg": sprintf("%s reaches cluster-admin: %s", [binding.subject_label(subject), stride.text(path)]),
	"path": subject.path,
	"details": {"steps": path},
} if {
	some subject in _subjects
	path := _paths[subject.key]
}

unknown contains {
	"msg": sprintf("what the %s %q grants", [lower(binding.role.kind), binding.role.name]),
	"needs": [concat("/", ["rbac.authorization.k8s.io", binding.role.kind])],
} if {
	not roles.is_known(binding.role)
	not _is_bootstrap
}

unknown contains {"msg": sprintf("whether %s reaches cluster-admin", [label]), "needs": missing} if {
	some label in _open_ended
	missing := grants.missing("*")
	count(missing) > 0
}

unknown contains {"msg": sprintf("whether more than %d steps lead %s to cluster-admin", [_parameters.maxDepth, label])} if {
	some label in _open_ended
	climb.is_cut(_parameters.maxDepth - 1)
}

# Subjects that can act as somebody of whom nothing is known so far.
_open_ended := [binding.subject_label(subject) |
	some subject in _subjects
	not _paths[subject.key]
	bindingpower.leads_on(subject)
]

_paths := {subject.key: path |
	some subject in _subjects
	path := bindingpower.path_of(subject, _parameters.maxDepth)
}

# Most roles have no such powers, and then there is nothing to look for.
_subjects := [subject |
	count(bindingpower.powers) > 0
	not _is_bootstrap
	not _is_reported_elsewhere
	some subject in binding.subjects
	not pattern.matches(_written(subject), _parameters.ignoreSubjects)
]

_is_bootstrap if {
	binding.is_bootstrap
	not _parameters.includeBootstrap
}

_is_reported_elsewhere if {
	bindingpower.grants_everything
	not _parameters.reportSubsumed
}

_written(subject) := concat("", ["ServiceAccount:", subject.namespace, "/", subject.name]) if {
	subject.kind == "ServiceAccount"
} else := subject.key

_parameters := parameters.of("rbac/effective-cluster-admin")
