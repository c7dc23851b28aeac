# METADATA
# scope: package
# title: Changing the policy engine
# description: >-
#   Whoever writes the policies of an engine, or exceptions to them, decides what all
#   others may do.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
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
#       groups:
#         description: API groups of policy engines.
#         type: array
#         items: {type: string}
#         default:
#         - config.gatekeeper.sh
#         - constraints.gatekeeper.sh
#         - kyverno.io
#         - mutations.gatekeeper.sh
#         - policies.kubewarden.io
#         - policies.kyverno.io
#         - policy.sigstore.dev
#         - templates.gatekeeper.sh
#       bundleConfigMaps:
#         description: Names of ConfigMaps that hold policies.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K04, version: "2025"}
#   - {framework: MITRE, id: T1562.001}
#   peers: [rbac-tool gatekeeper-admin]
#   remediation: Leave policies to administrators.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-policy-engine-write"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.severity("high", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, _verbs, [[group, "*"] | some group in _parameters.groups])
}

violation contains {
	"msg": sprintf("%s %s named %s", [role.label, found.text, concat(", ", bundles)]),
	"path": found.path,
	"severity": role.severity("high", _parameters.systemNamespaces),
} if {
	some found in role.named(_rules, _verbs, [["", "configmaps"]])
	bundles := [name | some name in found.names; name in _parameters.bundleConfigMaps]
	bundles != []
}

_verbs := ["create", "update", "patch", "delete", "deletecollection"]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-policy-engine-write")
