# METADATA
# scope: package
# title: Policy that allows hostPID
# description: >-
#   With the process IDs of the node a container sees all its processes, reads their
#   environment and, with the same user, ends them. The field lets every pod that may
#   use the policy have them.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: high
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
#   controls:
#   - {framework: CIS, id: 5.2.3, version: "1.12"}
#   peers: [kubescape C-0214, checkov CKV_K8S_1, kics psp-allows-sharing-host-pid]
#   remediation: Set spec.hostPID to false.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.psp["psp-host-pid"]

import data.reeve.lib.parameters
import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"hostPID"})

violation contains {
	"msg": sprintf("%s allows hostPID", [psplint.label]),
	"path": ["spec", "hostPID"],
	"fix": [{"op": "replace", "value": false}],
} if {
	psplint.spec.hostPID == true
	not psplint.name in parameters.of("psp/psp-host-pid").allowedPolicies
}
