# METADATA
# scope: package
# title: Constrained impersonation without constraint
# description: >-
#   From Kubernetes v1.36 impersonation can be limited to certain users and to what may be
#   done as them. Without names, or on every resource, little of the limit is left.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/
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
#   controls:
#   - {framework: CIS, id: 5.1.8, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1550}
#   remediation: Name with resourceNames who may be impersonated, and list the resources.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-constrained-impersonation-sprawl"]

import data.reeve.lib.parameters
import data.reeve.lib.role
import data.reeve.lib.version

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
} if {
	_is_served
	some verb, targets in _whom
	some found in role.open(_rules, [verb], targets)
}

violation contains {
	"msg": sprintf("%s allows %s on %s", [role.label, verb, _whole(held.rule)]),
	"path": array.concat(held.path, ["verbs", index]),
} if {
	_is_served
	some held in _rules
	some index, verb in held.rule.verbs
	startswith(verb, "impersonate-on:")
	not endswith(verb, ":*")
	_whole(held.rule)
}

violation contains {
	"msg": sprintf("%s has the verb %q, which matches nothing", [role.label, verb]),
	"path": array.concat(held.path, ["verbs", index]),
	"severity": "low",
} if {
	_is_served
	some held in _rules
	some index, verb in held.rule.verbs
	regex.match(`^impersonate(-on)?:(.*:)?\*$`, verb)
}

# Before, it was an alpha feature and off.
_is_served if version.since(version.kubernetes, 36)

_whom["impersonate:serviceaccount"] := [["authentication.k8s.io", "serviceaccounts"]]

_whom["impersonate:arbitrary-node"] := [["authentication.k8s.io", "nodes"]] if role.is_cluster_role

_whom["impersonate:user-info"] := [
	["authentication.k8s.io", "users"],
	["authentication.k8s.io", "groups"],
	["authentication.k8s.io", "uids"],
] if {
	role.is_cluster_role
}

_whole(rule) := "every resource" if {
	"*" in rule.resources
} else := "every group" if {
	"*" in rule.apiGroups
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-constrained-impersonation-sprawl")
