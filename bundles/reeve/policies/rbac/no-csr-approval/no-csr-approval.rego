# METADATA
# scope: package
# title: Approving or signing certificates
# description: >-
#   Whoever may approve or sign certificate requests makes a certificate for any user and
#   group, system:masters included. It takes two rights, and each alone is of no use.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/
# custom:
#   severity: critical
#   action: deny
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
#       allowedSigners:
#         description: Signers that may be named; domain/* is a name for all of a domain.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.1.11, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1098}
#   - {framework: MITRE, id: T1550}
#   peers:
#   - kubescape C-0280
#   - kyverno restrict-clusterrole-csr
#   - checkov CKV_K8S_156
#   - rbac-police approve_csrs
#   remediation: Leave certificates to the controllers of Kubernetes, or name the signer with resourceNames.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-csr-approval"]

import data.reeve.lib.parameters
import data.reeve.lib.role

# Each takes a verb on signers and the right to write what is signed.
violation contains object.union(_grade(kind), {
	"msg": sprintf("%s %s%s", [role.label, found.text, _lack(kind)]),
	"path": found.path,
}) if {
	some kind in _kinds
	some found in _signers(kind.verb)
}

violation contains object.union(_grade(kind), {
	"msg": sprintf("%s %s%s", [role.label, found.text, _lack(kind)]),
	"path": found.path,
}) if {
	some kind in _kinds
	some found in _writes(kind)
	not _reaches_signers(kind.verb)
}

violation contains {
	"msg": sprintf("%s %s, so that certificates of nodes are approved unseen", [role.label, found.text]),
	"path": found.path,
	"severity": "high",
} if {
	some found in role.open(_rules, ["create"], [
		["certificates.k8s.io", "certificatesigningrequests/nodeclient"],
		["certificates.k8s.io", "certificatesigningrequests/selfnodeclient"],
	])
}

_kinds := [
	{"verb": "approve", "writes": ["update", "patch"], "on": [["certificates.k8s.io", "certificatesigningrequests/approval"]]},
	{"verb": "sign", "writes": ["update", "patch"], "on": [
		["certificates.k8s.io", "certificatesigningrequests/status"],
		["certificates.k8s.io", "podcertificaterequests/status"],
	]},
	{
		"verb": "attest",
		"writes": ["create", "update", "patch"],
		"on": [["certificates.k8s.io", "clustertrustbundles"]],
	},
]

_signers(verb) := array.concat(role.open(_rules, [verb], _targets), [found |
	some found in role.named(_rules, [verb], _targets)
	count({name | some name in found.names} - {name | some name in _parameters.allowedSigners}) > 0
])

_reaches_signers(verb) if array.concat(role.open(_rules, [verb], _targets), role.named(_rules, [verb], _targets))[0]

_targets := [["certificates.k8s.io", "signers"]]

_writes(kind) := array.concat(role.open(_rules, kind.writes, kind.on), role.named(_rules, kind.writes, kind.on))

_grade(kind) := {} if {
	_lack(kind) == ""
} else := {"severity": "medium", "action": "warn"}

_lack(kind) := sprintf(", but not %s on signers", [kind.verb]) if {
	not _reaches_signers(kind.verb)
} else := sprintf(", but may write no %s", [kind.on[0][1]]) if {
	not _writes(kind)[0]
} else := ""

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-csr-approval")
