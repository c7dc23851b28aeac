# METADATA
# scope: package
# title: Deleting events
# description: >-
#   Events tell what happened in a cluster. Whoever deletes them covers traces.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
# custom:
#   severity: medium
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
#   - {framework: OWASP, id: K10, version: "2025"}
#   - {framework: MITRE, id: T1070}
#   peers: [trivy KSV-0042, kubescape C-0031]
#   remediation: Remove the verbs; events go away by themselves.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-event-log-delete"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.severity("medium", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, _verbs, _targets)
}

# The API serves no such request.
violation contains {
	"msg": sprintf("%s %s, which the API does not serve", [role.label, found.text]),
	"path": found.path,
	"severity": "info",
	"action": "audit",
} if {
	some found in role.open(_rules, ["delete", "deletecollection"], [["", "pods/log"]])
	not found.path[1] in _reported
}

_reported := {found.path[1] | some found in role.open(_rules, ["delete", "deletecollection"], [["", "events"]])}

_verbs := ["delete", "deletecollection"]

_targets := [["", "events"], ["events.k8s.io", "events"]]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-event-log-delete")
