# METADATA
# scope: package
# title: Block of addresses that is not valid
# description: >-
#   What is no block of addresses the API server refuses. One with bits set behind its prefix,
#   such as 10.1.2.3/8, with leading zeros, or of IPv4 written as IPv6 is read differently by
#   different network plugins, so that a policy may let in others than its author thinks.
#   Kubernetes refuses these since v1.36 in what is new; older policies keep them.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Write the block as an address with only zeros behind the prefix, for example 10.0.0.0/8.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["valid-ip-block"]

import data.reeve.lib.block
import data.reeve.lib.clause

violation contains {
	"msg": "ipBlock has no cidr",
	"path": array.concat(ip_block.path, ["cidr"]),
} if {
	some ip_block in clause.blocks
	ip_block.cidr == ""
}

violation contains {
	"msg": sprintf("cidr %q %s", [ip_block.cidr, block.fault(ip_block.cidr)]),
	"path": array.concat(ip_block.path, ["cidr"]),
} if {
	some ip_block in clause.blocks
	ip_block.cidr != ""
}

violation contains {
	"msg": sprintf("except %q %s", [excepted.cidr, block.fault(excepted.cidr)]),
	"path": excepted.path,
} if {
	some ip_block in clause.blocks
	some excepted in ip_block.except
}
