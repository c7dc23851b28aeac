# METADATA
# scope: package
# title: Policy that allows ports of the host
# description: >-
#   A port of the host is open to all that reach the node, whatever network policies
#   say, and keeps other pods off it. Ranges of the policy allow such ports; none does
#   without.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       maxSpan:
#         description: How many ports a range may have.
#         type: integer
#         minimum: 0
#         default: 0
#   controls:
#   - {framework: CIS, id: 5.2.12, version: "1.12"}
#   remediation: Remove the range, or narrow it to the port that is needed.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.psp["psp-host-ports"]

import data.reeve.lib.parameters
import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"hostPorts"})

violation contains {
	"msg": sprintf("%s allows the host ports %d to %d", [psplint.label, _first(range), range.max]),
	"path": range.path,
	"fix": [{"op": "remove"}],
} if {
	some range in _ranges
	_count(range) > parameters.of("psp/psp-host-ports").maxSpan
	_count(range) > 0
}

violation contains {
	"msg": sprintf("%s allows the host ports %d to %d, of which there are none", [psplint.label, range.min, range.max]),
	"path": range.path,
	"fix": [{"op": "remove"}],
} if {
	some range in _ranges
	_count(range) <= 0
}

_ranges := psplint.ranges(psplint.spec, ["hostPorts"]) if {
	count(psplint.faults_in({"hostPorts"})) == 0
}

_count(range) := (range.max - _first(range)) + 1

# Port 0 stands for none.
_first(range) := max([range.min, 1])
