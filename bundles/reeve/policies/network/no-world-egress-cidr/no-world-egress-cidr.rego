# METADATA
# scope: package
# title: NetworkPolicy that lets out to the world
# description: >-
#   A block of addresses as wide as 0.0.0.0/0 lets a pod that is broken into send what it
#   finds to anywhere. What a block excepts does not make it narrow, and several blocks of a
#   rule count together, so that two halves of everything are everything.
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
#       minPrefixV4:
#         description: The shortest prefix that a block of IPv4 may have.
#         type: integer
#         minimum: 0
#         maximum: 32
#         default: 8
#       minPrefixV6:
#         description: The shortest prefix that a block of IPv6 may have.
#         type: integer
#         minimum: 0
#         maximum: 128
#         default: 32
#       publicOnly:
#         description: Whether only blocks count that hold a public address and do not except it.
#         type: boolean
#         default: false
#   controls:
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   - {framework: MITRE, id: T1041}
#   - {framework: MITRE, id: T1048}
#   peers: [kubescape C-0301]
#   remediation: Narrow the block to the addresses that the pods need.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["no-world-egress-cidr"]

import data.reeve.lib.breadth
import data.reeve.lib.parameters

violation contains found if {
	some found in breadth.world("Egress", _limits)
}

_limits := {
	"minPrefixV4": _parameters.minPrefixV4,
	"minPrefixV6": _parameters.minPrefixV6,
	"publicOnly": _parameters.publicOnly,
}

_parameters := parameters.of("network/no-world-egress-cidr")
