# METADATA
# scope: package
# title: Use of every PodSecurityPolicy
# description: >-
#   The most generous policy that somebody may use is the one that counts: with the use of
#   all of them goes that of the privileged one. The constraints of OpenShift work alike.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
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
#       deniedNames:
#         description: Names of policies that nobody is to use.
#         type: array
#         items: {type: string}
#         default: [privileged, anyuid]
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers:
#   - kyverno disallow-security-context-constraint-anyuid
#   - krane subjects-with-privileged-psp-not-scoped-to-ns
#   remediation: Name one policy with resourceNames.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-psp-use-wildcard"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
	"severity": role.severity("high", _parameters.systemNamespaces),
} if {
	some found in role.open(_rules, ["use"], _targets)
}

violation contains {
	"msg": sprintf("%s %s named %s", [role.label, found.text, concat(", ", refused)]),
	"path": found.path,
	"severity": role.severity("high", _parameters.systemNamespaces),
} if {
	some found in role.named(_rules, ["use"], _targets)
	refused := [name | some name in found.names; name in _parameters.deniedNames]
	refused != []
}

_targets := [
	["policy", "podsecuritypolicies"],
	["extensions", "podsecuritypolicies"],
	["security.openshift.io", "securitycontextconstraints"],
]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-psp-use-wildcard")
