# METADATA
# scope: package
# title: Policy that allows privileged containers
# description: >-
#   A privileged container has nearly all rights of a process on the node. The field
#   lets every pod that may use the policy have one. Some pods of a cluster need that,
#   and so a parameter can name their policies, or say that one policy which forbids it
#   is enough.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: critical
#   action: deny
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedPolicies:
#         description: Names of policies that may allow it.
#         type: array
#         items: {type: string}
#         default: []
#       allPoliciesMustAllow:
#         description: Whether to report it only where no other known policy forbids it.
#         type: boolean
#         default: false
#   controls:
#   - {framework: CIS, id: 5.2.2, version: "1.12"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [
#     kubescape C-0213, checkov CKV_K8S_2,
#     krane subjects-with-privileged-psp-not-scoped-to-ns, kics psp-set-to-privileged
#   ]
#   remediation: Set spec.privileged to false.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psp-privileged"]

import data.reeve.lib.parameters
import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"privileged"})

violation contains {
	"msg": sprintf("%s allows privileged containers", [psplint.label]),
	"path": ["spec", "privileged"],
	"fix": [{"op": "replace", "value": false}],
} if {
	_is_privileged
	_counts
}

unknown contains {
	"msg": sprintf("whether another policy than %q forbids privileged containers", [psplint.name]),
	"needs": psplint.missing,
} if {
	_is_privileged
	_parameters.allPoliciesMustAllow
	not _is_forbidden_elsewhere
	count(psplint.missing) > 0
}

_is_privileged if {
	psplint.spec.privileged == true
	not psplint.name in _parameters.allowedPolicies
}

_counts if not _parameters.allPoliciesMustAllow

_counts if {
	not _is_forbidden_elsewhere
	count(psplint.missing) == 0
}

_is_forbidden_elsewhere if {
	some name, other in psplint.known
	name != psplint.name
	count(psplint.dangers(other, ["privileged"])) == 0
}

_parameters := parameters.of("psp/psp-privileged")
