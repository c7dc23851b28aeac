# METADATA
# scope: package
# title: Port for remote administration open to wide sources
# description: >-
#   Ports such as those of SSH, RDP, Docker or the kubelet give whoever gets through control
#   over what listens there. A rule that lists one for everybody, for every namespace or for
#   a wide block of addresses leaves only a password in the way. A port within a range of
#   more than a thousand is not looked at.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       ports:
#         description: The TCP ports for remote administration.
#         type: array
#         items: {type: integer}
#         default: [22, 23, 3389, 5900, 5985, 2375, 2379, 10250, 10255]
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
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   - {framework: OWASP, id: K06, version: "2025"}
#   - {framework: MITRE, id: T1021}
#   remediation: Remove the port, or name the few peers that need it.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["no-admin-port-ingress"]

import data.reeve.lib.breadth
import data.reeve.lib.clause
import data.reeve.lib.parameters
import data.reeve.lib.portset

violation contains {
	"msg": sprintf("ingress rule allows the admin port %v from wide sources", [port]),
	"path": item.path,
} if {
	some item in clause.ports
	item.rule.type == "Ingress"
	port := breadth.listed(item.spec, _parameters.ports)
	range := portset.range(item.spec)
	range.max - range.min < 1000
	breadth.is_open(item.rule, _limits)
}

_limits := {
	"minPrefixV4": _parameters.minPrefixV4,
	"minPrefixV6": _parameters.minPrefixV6,
	"publicOnly": false,
}

_parameters := parameters.of("network/no-admin-port-ingress")
