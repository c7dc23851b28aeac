# METADATA
# scope: package
# title: Egress to the control plane
# description: >-
#   The ports of etcd, the kubelet, the scheduler and the controller manager, and the
#   addresses of nodes and API servers, are for few pods only. A rule that allows them gives
#   a pod that is broken into a way to the control plane.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: medium
#   action: audit
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       ports:
#         description: The TCP ports of the control plane and of nodes.
#         type: array
#         items: {type: integer}
#         default: [2379, 2380, 10250, 10255, 10257, 10259]
#       nodeCIDRs:
#         description: Blocks of addresses that nodes have.
#         type: array
#         items: {type: string}
#         default: []
#       apiServerCIDRs:
#         description: Blocks of addresses that API servers have.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: NSA, id: 2d, version: "1.2"}
#   - {framework: OWASP, id: K06, version: "2025"}
#   - {framework: MITRE, id: T1613}
#   remediation: Leave these ports and addresses out of the rule.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["no-control-plane-egress"]

import data.reeve.lib.block
import data.reeve.lib.breadth
import data.reeve.lib.cidr
import data.reeve.lib.clause
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("egress rule allows %s, and port %v is one of the control plane", [breadth.label(item.spec), port]),
	"path": item.path,
} if {
	some item in clause.ports
	item.rule.type == "Egress"
	port := breadth.listed(item.spec, _parameters.ports)
}

violation contains {
	"msg": sprintf("egress rule allows the block %q, which has addresses of %q, where %s are", [entry.cidr, found, whose]),
	"path": array.concat(entry.path, ["cidr"]),
} if {
	some whose, blocks in _homes
	some found in blocks
	cidr.is_valid(found)
	some entry in clause.blocks
	entry.rule.type == "Egress"
	cidr.is_valid(entry.cidr)
	block.meets(found, entry.spec)
}

_homes := {"nodes": _parameters.nodeCIDRs, "API servers": _parameters.apiServerCIDRs}

_parameters := parameters.of("network/no-control-plane-egress")
