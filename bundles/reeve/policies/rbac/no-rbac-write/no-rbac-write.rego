# METADATA
# scope: package
# title: Managing roles and bindings
# description: >-
#   Whoever writes roles and bindings decides who may do what. The API server lets nobody
#   grant more than they hold, but everything that they hold, to anyone.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
# custom:
#   severity: high
#   action: warn
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
#   controls:
#   - {framework: CIS, id: 5.1.8, version: "1.12"}
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1098.006}
#   peers:
#   - trivy KSV-0055
#   - trivy KSV-0051
#   - trivy KSV-0052
#   - kubiscan risky-add-rolebinding
#   - krane subjects-with-rbac-management
#   - krane risky-create-clusterrolebinding
#   - krane risky-add-rolebinding
#   - rbac-tool bind-escalate
#   remediation: Leave roles and bindings to administrators.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-rbac-write"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.severity("high", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, _verbs, _targets)
}

_verbs := ["create", "update", "patch", "delete", "deletecollection"]

_targets := [
	["rbac.authorization.k8s.io", "roles"],
	["rbac.authorization.k8s.io", "clusterroles"],
	["rbac.authorization.k8s.io", "rolebindings"],
	["rbac.authorization.k8s.io", "clusterrolebindings"],
]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-rbac-write")
