# METADATA
# scope: package
# title: Exception that is no part of its block
# description: >-
#   What except lists must be a part of the cidr, or it takes nothing away, and the API server
#   refuses it. It accepts exceptions that take all of the block away, so that the peer is
#   nobody, and one that lies in another and says nothing.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Except parts of the block only, or remove the peer that is for no address.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["except-within-block"]

import data.reeve.lib.block
import data.reeve.lib.cidr
import data.reeve.lib.clause

violation contains {
	"msg": sprintf("except %q is not a part of cidr %q", [excepted.cidr, ip_block.cidr]),
	"path": excepted.path,
} if {
	some ip_block in _blocks
	some excepted in ip_block.except
	cidr.is_valid(excepted.cidr)
	not _is_part(excepted, ip_block)
}

violation contains {
	"msg": sprintf("ipBlock %q is for no address, since except takes all of them", [ip_block.cidr]),
	"path": array.concat(ip_block.path, ["except"]),
} if {
	some ip_block in _blocks
	block.covered_by(ip_block.cidr, {excepted.cidr | some excepted in ip_block.except; _is_part(excepted, ip_block)})
}

violation contains {
	"msg": sprintf("except %q says nothing beside %q", [excepted.cidr, other.cidr]),
	"path": excepted.path,
	"severity": "low",
} if {
	some ip_block in _blocks
	some excepted in ip_block.except
	_is_part(excepted, ip_block)
	some other in ip_block.except
	_is_part(other, ip_block)
	cidr.covers(other.cidr, excepted.cidr)
	_stays(other, excepted)
}

_blocks := [ip_block |
	some ip_block in clause.blocks
	count(ip_block.except) > 0
	cidr.is_valid(ip_block.cidr)
]

_is_part(excepted, ip_block) if {
	cidr.covers(ip_block.cidr, excepted.cidr)
	not cidr.covers(excepted.cidr, ip_block.cidr)
}

# Of those that are the same the first stays.
_stays(other, excepted) if not cidr.covers(excepted.cidr, other.cidr)

_stays(other, excepted) if other.path < excepted.path
