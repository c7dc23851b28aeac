# METADATA
# scope: package
# title: Writing admission policies
# description: >-
#   Whoever writes the admission policies of the API server decides what may be written at
#   all, and a MutatingAdmissionPolicy changes every object as a webhook would.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/
# custom:
#   severity: critical
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/ClusterRole]}
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
#       paramKinds:
#         description: Resources that hold the parameters of such policies, as group/resource or the resource of the core group.
#         type: array
#         items: {type: string, pattern: "^([a-z0-9.-]+/)?[a-z0-9-]+$"}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.1.12, version: "1.12"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   - {framework: MITRE, id: T1562.001}
#   remediation: Leave admission policies to administrators.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-admission-policy-write"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
} if {
	some found in role.open(_rules, ["create", "update", "patch", "delete", "deletecollection"], _targets)
}

_targets := array.concat(
	[["admissionregistration.k8s.io", resource] | some resource in [
		"validatingadmissionpolicies",
		"validatingadmissionpolicybindings",
		"mutatingadmissionpolicies",
		"mutatingadmissionpolicybindings",
	]],
	[_target(split(kind, "/")) | some kind in _parameters.paramKinds],
)

_target(parts) := ["", parts[0]] if {
	count(parts) == 1
} else := parts

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-admission-policy-write")
