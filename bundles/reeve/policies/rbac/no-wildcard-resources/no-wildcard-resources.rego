# METADATA
# scope: package
# title: Every resource
# description: >-
#   The star among resources stands for all there are in the API group, Secrets and
#   subresources like pods/exec included, and for those that are yet to come.
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
#         description: API groups of which every resource is allowed.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.1.3, version: "1.12"}
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [trivy KSV-0046, trivy KSV-0112, kube-linter wildcard-in-rules,
#     kyverno restrict-wildcard-resources, checkov CKV_K8S_49, kubiscan risky-any-resource-delete,
#     kubiscan risky-any-resource-create, kubiscan risky-any-resource-list,
#     kubiscan risky-any-resource-get, kubiscan risky-any-resource-impersonate,
#     krane risky-any-resource-delete, krane risky-any-resource-deletecollection,
#     krane risky-any-resource-create, krane risky-any-resource-list,
#     krane risky-any-resource-get, krane risky-any-resource-impersonate,
#     azure BlockWildcardRoles, kics rbac-wildcard-in-rule]
#   remediation: List the resources that are needed.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-wildcard-resources"]

import data.reeve.lib.parameters
import data.reeve.lib.resource
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s allows %s on every resource of %s", [role.label, concat(", ", held.rule.verbs), _scope(held.rule)]),
	"path": array.concat(held.path, ["resources", index]),
	"severity": role.severity("high", _parameters.systemNamespaces),
} if {
	some held in _rules
	some index, "*" in held.rule.resources
	some group in held.rule.apiGroups
	_is_built_in(group)
	not group in _parameters.allowedApiGroups
}

# Operators own the groups of their custom resources.
_is_built_in("*")

_is_built_in(group) if group in resource.groups

_scope(rule) := "every group" if {
	"*" in rule.apiGroups
} else := concat(", ", [name | some group in rule.apiGroups; name := _name(group)])

_name("") := "the core group"

_name(group) := group if group != ""

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-wildcard-resources")
