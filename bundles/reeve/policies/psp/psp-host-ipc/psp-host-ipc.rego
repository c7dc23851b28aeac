# METADATA
# scope: package
# title: Policy that allows hostIPC
# description: >-
#   With the IPC namespace of the node a container reads and writes the shared memory of
#   its processes. The field lets every pod that may use the policy have it.
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
#   - {framework: CIS, id: 5.2.4, version: "1.12"}
#   peers: [kubescape C-0215, checkov CKV_K8S_3, kics psp-allows-sharing-host-ipc]
#   remediation: Set spec.hostIPC to false.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.psp["psp-host-ipc"]

import data.reeve.lib.parameters
import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"hostIPC"})

violation contains {
	"msg": sprintf("%s allows hostIPC", [psplint.label]),
	"path": ["spec", "hostIPC"],
	"fix": [{"op": "replace", "value": false}],
} if {
	psplint.spec.hostIPC == true
	not psplint.name in parameters.of("psp/psp-host-ipc").allowedPolicies
}
