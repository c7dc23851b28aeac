# METADATA
# scope: package
# title: A subresource of every resource
# description: >-
#   An entry like */exec is legal, and reaches pods/exec although no rule names it.
#   Reviews that look for the name of the resource miss it.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
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
#       allowed:
#         description: Entries that are allowed.
#         type: array
#         items: {type: string, pattern: "^\\*/.+$"}
#         default: ["*/scale", "*/status"]
#   controls:
#   - {framework: CIS, id: 5.1.3, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1609}
#   remediation: Name the resource before the slash.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-wildcard-subresource"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s allows %s on %s, a subresource of every resource", [
		role.label,
		concat(", ", held.rule.verbs),
		entry,
	]),
	"path": array.concat(held.path, ["resources", index]),
	"severity": role.severity("high", _parameters.systemNamespaces),
} if {
	some held in _rules
	some index, entry in held.rule.resources
	startswith(entry, "*/")
	not entry in _parameters.allowed
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-wildcard-subresource")
