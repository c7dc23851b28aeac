# METADATA
# scope: package
# title: Policy that allows hostNetwork
# description: >-
#   On the network of the node a pod is out of reach of network policies, reaches what
#   listens on localhost and sees the traffic of others. The field lets every pod that
#   may use the policy be there.
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
#   - {framework: CIS, id: 5.2.5, version: "1.12"}
#   peers: [
#     kubescape C-0216, checkov CKV_K8S_4,
#     kics psp-allows-containers-to-share-the-host-network-namespace
#   ]
#   remediation: Set spec.hostNetwork to false.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.psp["psp-host-network"]

import data.reeve.lib.parameters
import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"hostNetwork"})

violation contains {
	"msg": sprintf("%s allows hostNetwork", [psplint.label]),
	"path": ["spec", "hostNetwork"],
	"fix": [{"op": "replace", "value": false}],
} if {
	psplint.spec.hostNetwork == true
	not psplint.name in parameters.of("psp/psp-host-network").allowedPolicies
}
