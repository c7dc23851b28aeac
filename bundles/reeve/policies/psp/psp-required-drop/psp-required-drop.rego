# METADATA
# scope: package
# title: Policy that leaves containers their capabilities
# description: >-
#   Runtimes give every container a set of capabilities, with which it may send forged
#   packets or read the files of others. A policy that has all of them dropped leaves
#   those that a pod asks for and that the policy allows.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       mode:
#         description: Whether all capabilities have to be dropped, or NET_RAW at least.
#         type: string
#         enum: [all, netRaw]
#         default: all
#   controls:
#   - {framework: CIS, id: 5.2.8, version: "1.12"}
#   - {framework: CIS, id: 5.2.9, version: "1.12"}
#   peers: [
#     kubescape C-0220, checkov CKV_K8S_7, checkov CKV_K8S_36, terrascan AC_K8S_0048,
#     kics net-raw-capabilities-disabled-for-podsecuritypolicy,
#     kics not-limited-capabilities-for-pod-security-policy
#   ]
#   remediation: Add ALL to spec.requiredDropCapabilities.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.psp["psp-required-drop"]

import data.reeve.lib.parameters
import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"requiredDropCapabilities"})

violation contains {
	"msg": sprintf("%s does not have %s dropped", [psplint.label, _wanted]),
	"path": ["spec", "requiredDropCapabilities"],
	"fix": _fix,
} if {
	not psplint.required_drop(psplint.spec, {"ALL", _wanted})
}

_wanted := {"all": "ALL", "netRaw": "NET_RAW"}[parameters.of("psp/psp-required-drop").mode]

# The API server refuses what it allows or adds, and has dropped.
_fix := [] if {
	some field in ["allowedCapabilities", "defaultAddCapabilities"]
	some given in psplint.names(psplint.spec, field)
	given in {"*", _wanted}
} else := [{"op": "add", "value": array.concat(_dropped, [_wanted])}]

_dropped := [entry.name | some entry in psplint.entries(psplint.spec, "requiredDropCapabilities")]
