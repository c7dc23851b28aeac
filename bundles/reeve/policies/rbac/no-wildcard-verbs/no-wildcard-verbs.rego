# METADATA
# scope: package
# title: Every verb
# description: >-
#   The star among verbs stands for more than reading and writing: bind, escalate and
#   impersonate, which grant what others hold, and every verb that is yet to come.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
# custom:
#   severity: high
#   action: deny
#   match: {kinds: [rbac.authorization.k8s.io/Role, rbac.authorization.k8s.io/ClusterRole]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       includeBootstrap:
#         description: Whether to judge the roles that the API server creates itself.
#         type: boolean
#         default: false
#       reportSubsumed:
#         description: Whether to judge rules that allow everything, which rbac/no-cluster-admin-wildcard reports.
#         type: boolean
#         default: false
#       systemNamespaces:
#         description: Namespaces in which a Role is as grave as a ClusterRole.
#         type: array
#         items: {type: string}
#         default: [kube-system, kube-public, kube-node-lease, gatekeeper-system, kyverno, kubewarden]
#       allowedApiGroups:
#         description: API groups of which every verb is allowed.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.1.3, version: "1.12"}
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1098.006}
#   peers: [trivy KSV-0045, kube-linter wildcard-in-rules, kyverno restrict-wildcard-verbs,
#     checkov CKV_K8S_49, kubiscan risky-any-verb-secrets, kubiscan risky-any-verb-pods,
#     kubiscan risky-any-verb-deployments, kubiscan risky-any-verb-daemonsets,
#     kubiscan risky-any-verb-statefulsets, kubiscan risky-any-verb-replicasets,
#     kubiscan risky-any-verb-replicationcontrollers, kubiscan risky-any-verb-jobs,
#     kubiscan risky-any-verb-cronjobs, kubiscan risky-any-verb-roles,
#     kubiscan risky-any-verb-clusterroles, kubiscan risky-any-verb-rolebindings,
#     kubiscan risky-any-verb-clusterrolebindings, kubiscan risky-any-verb-users,
#     kubiscan risky-any-verb-groups, krane risky-any-verb-secrets, krane risky-any-verb-pods,
#     krane risky-any-verb-deployments, krane risky-any-verb-daemonsets,
#     krane risky-any-verb-statefulsets, krane risky-any-verb-replicasets,
#     krane risky-any-verb-replicationcontrollers, krane risky-any-verb-jobs,
#     krane risky-any-verb-cronjobs, krane risky-any-verb-roles,
#     krane risky-any-verb-clusterroles, krane risky-any-verb-rolebindings,
#     krane risky-any-verb-clusterrolebindings, krane risky-any-verb-users,
#     krane risky-any-verb-groups, datree CIS_INVALID_WILDCARD_ROLE, kics rbac-wildcard-in-rule]
#   remediation: List the verbs that are needed.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-wildcard-verbs"]

import data.reeve.lib.parameters
import data.reeve.lib.resource
import data.reeve.lib.role

violation contains object.union(_grade(held.rule), {
	"msg": sprintf("%s allows every verb on %s", [role.label, concat(", ", held.rule.resources)]),
	"path": array.concat(held.path, ["verbs", index]),
}) if {
	some held in _rules
	held.rule.resources[0]
	some index, "*" in held.rule.verbs
	not _is_allowed(held.rule)
}

_is_allowed(rule) if {
	every group in rule.apiGroups { group in _parameters.allowedApiGroups }
}

# The verbs of custom resources are those of their operator, as a rule.
_grade(rule) := {"severity": "medium", "action": "warn"} if {
	every group in rule.apiGroups { _is_custom(group) }
} else := {"severity": role.severity("high", _parameters.systemNamespaces)}

_is_custom(group) if {
	group != "*"
	not group in resource.groups
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-wildcard-verbs")
