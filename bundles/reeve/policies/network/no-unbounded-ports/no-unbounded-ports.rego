# METADATA
# scope: package
# title: NetworkPolicy rule without bounds on ports
# description: >-
#   A rule that names peers and no ports lets them send to whatever listens on the pod:
#   debuggers, metrics, and what comes with the next version. A range of very many ports, or
#   all ports of a protocol, is nearly that.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       maxSpan:
#         description: How many ports a range may have.
#         type: integer
#         minimum: 1
#         default: 1000
#       direction:
#         description: Which rules are looked at.
#         type: string
#         enum: [both, ingress, egress]
#         default: both
#   controls:
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: List the ports that are needed.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["no-unbounded-ports"]

import data.reeve.lib.breadth
import data.reeve.lib.clause
import data.reeve.lib.netpol
import data.reeve.lib.parameters
import data.reeve.lib.portset
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s rule names no ports", [clause.direction[rule.type]]),
	"path": rule.path,
} if {
	some rule in clause.rules
	count(rule.peers) > 0
	count(rule.ports) == 0
	_is_judged(rule)
}

violation contains {
	"msg": sprintf("%s rule allows %s", [clause.direction[item.rule.type], breadth.label(item.spec)]),
	"path": item.path,
} if {
	some item in clause.ports
	_is_judged(item.rule)
	_is_unbounded(item.spec)
}

# What allows everything has a policy of its own.
_is_judged(rule) if {
	_parameters.direction in {"both", clause.direction[rule.type]}
	not _is_for_all(rule)
}

_is_for_all(rule) if {
	count(rule.peers) == 0
	netpol.covers_all_ports(rule)
}

_is_unbounded(item) if not value.is_set(item, "port")

_is_unbounded(item) if {
	range := portset.range(item)
	(range.max - range.min) + 1 > _parameters.maxSpan
}

_parameters := parameters.of("network/no-unbounded-ports")
