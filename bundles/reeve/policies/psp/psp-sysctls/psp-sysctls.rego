# METADATA
# scope: package
# title: Policy that allows unsafe sysctls
# description: >-
#   An unsafe sysctl changes the kernel for other pods of the node too, or can bring the
#   node down. A policy allows those in its list, where a star at the end stands for all
#   that begin alike; safe ones it allows unless it forbids them.
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
#       allowed:
#         description: Entries that may be in spec.allowedUnsafeSysctls, as they are written.
#         type: array
#         items: {type: string}
#         default: []
#       requireForbidden:
#         description: Whether spec.forbiddenSysctls has to name something.
#         type: boolean
#         default: false
#   controls:
#   - {framework: PSS, id: baseline}
#   peers: [kics cluster-allows-unsafe-sysctls]
#   remediation: Remove the sysctl from spec.allowedUnsafeSysctls.
#   profiles: []
#   since: v0.1.0
package reeve.policies.psp["psp-sysctls"]

import data.reeve.lib.parameters
import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"allowedUnsafeSysctls", "forbiddenSysctls"})

violation contains {
	"msg": sprintf("%s allows %s", [psplint.label, _sysctls(entry.name)]),
	"path": entry.path,
	"fix": [{"op": "remove"}],
} if {
	some entry in psplint.entries(psplint.spec, "allowedUnsafeSysctls")
	not entry.name in _parameters.allowed
}

violation contains {
	"msg": sprintf("%s forbids no sysctl", [psplint.label]),
	"path": ["spec", "forbiddenSysctls"],
} if {
	_parameters.requireForbidden
	count(psplint.entries(psplint.spec, "forbiddenSysctls")) == 0
}

_sysctls("*") := "every unsafe sysctl"

_sysctls(name) := sprintf("the unsafe sysctl %q", [name]) if name != "*"

_parameters := parameters.of("psp/psp-sysctls")
