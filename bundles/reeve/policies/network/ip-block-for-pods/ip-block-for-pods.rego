# METADATA
# scope: package
# title: Block of addresses of pods or Services
# description: >-
#   Pods get another address each time they start, and the address of a Service is replaced by
#   that of a pod before most network plugins look: a block that is meant for them matches
#   others, or nothing. Besides those given, the private blocks that known Nodes have for
#   pods, and known ServiceCIDRs, are looked at.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       podCIDRs:
#         description: Blocks of addresses that pods have, besides those known of Nodes.
#         type: array
#         items: {type: string}
#         default: []
#       serviceCIDRs:
#         description: Blocks of addresses that Services have, besides those of known ServiceCIDRs.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers: [popeye POP-1206, popeye POP-1207]
#   remediation: Select the pods by their labels, also where they are behind a Service.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["ip-block-for-pods"]

import data.reeve.lib.cidr
import data.reeve.lib.clause
import data.reeve.lib.inventory
import data.reeve.lib.parameters
import data.reeve.lib.value

violation contains {
	"msg": sprintf("cidr %q lies within %q, where %s have their addresses", [ip_block.cidr, min(holding), whose]),
	"path": array.concat(ip_block.path, ["cidr"]),
} if {
	some ip_block in clause.blocks
	cidr.is_valid(ip_block.cidr)
	not endswith(ip_block.cidr, "/0")
	some whose, blocks in {
		"pods": ({inner | some inner in _parameters.podCIDRs} | _of_nodes(ip_block.cidr)),
		"Services": ({inner | some inner in _parameters.serviceCIDRs} | _of_services),
	}
	holding := {inner | some inner in blocks; cidr.covers(inner, ip_block.cidr)}
	count(holding) > 0
}

# There can be many Nodes: for addresses of the internet they are not looked at.
_of_nodes(block) := _node_blocks if {
	some private in ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"]
	cidr.covers(private, block)
} else := set()

_node_blocks := {inner |
	some known in inventory.objects("Node", "")
	spec := value.object_at(known, "spec")
	some inner in array.concat([value.string_at(spec, "podCIDR")], [other | some other in spec.podCIDRs])
}

_of_services := {inner |
	some known in inventory.objects("networking.k8s.io/ServiceCIDR", "")
	some inner in value.object_at(known, "spec").cidrs
}

_parameters := parameters.of("network/ip-block-for-pods")
