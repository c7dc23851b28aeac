# METADATA
# scope: package
# title: NetworkPolicy that is open to everybody on some ports
# description: >-
#   An ingress rule that lists ports but no peers lets everybody send to these ports: every
#   pod of the cluster and, where the network leads there, the internet. It is often meant
#   for the pods of one namespace.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedPorts:
#         description: Ranges of ports that may be open to everybody, each of a protocol, from min to max with both.
#         type: array
#         items:
#           type: object
#           additionalProperties: false
#           required: [protocol, min, max]
#           properties:
#             protocol: {type: string, enum: [TCP, UDP, SCTP]}
#             min: {type: integer}
#             max: {type: integer}
#         default: []
#   controls:
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Name the peers that may send to these ports.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["no-any-source"]

import data.reeve.lib.breadth
import data.reeve.lib.netpol
import data.reeve.lib.parameters
import data.reeve.lib.portset
import data.reeve.lib.value

violation contains {
	"msg": sprintf("ingress rule allows everybody on %s", [_ports(rule)]),
	"path": rule.path,
} if {
	some rule in netpol.judged_rules("Ingress")
	count(rule.peers) == 0
	not netpol.covers_all_ports(rule)
	not _is_allowed(rule)
}

_is_allowed(rule) if {
	every item in rule.ports {
		portset.covered_by(value.as_object(item), _allowed)
	}
}

# As items of ports of network policies.
_allowed := [{"protocol": range.protocol, "port": range.min, "endPort": range.max} |
	some range in parameters.of("network/no-any-source").allowedPorts
]

_ports(rule) := breadth.label(rule.ports[0]) if {
	count(rule.ports) == 1
} else := sprintf("%s and %v more", [breadth.label(rule.ports[0]), count(rule.ports) - 1])
