# METADATA
# scope: package
# title: Traffic that only one end allows
# description: >-
#   Where both ends are isolated, traffic needs a rule at each. One that only one end has
#   opens nothing: what it was for does not work, and it stays behind as a permission that
#   nobody uses. Looked at are the ports that the receiving end declares, or those that the
#   rule numbers where it declares none.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Add the rule at the other end, or remove this one.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["half-open-flow"]

import data.reeve.lib.clause
import data.reeve.lib.endpoint
import data.reeve.lib.flow
import data.reeve.lib.inventory
import data.reeve.lib.netpol

violation contains {
	"msg": sprintf("%s rule is for %s on %s, which no %s rule of the other end allows for %s%s", [
		clause.direction[rule.type],
		endpoint.label(first.other),
		first.port,
		_opposite[rule.type],
		first.label,
		_more(sum([stop.count | some stop in stops]) - 1),
	]),
	"path": rule.path,
	"related": [{"object": flow.object_of(first.other)}],
} if {
	some [rule, all] in _stops
	stops := [stop | some stop in all; inventory.complete(netpol.kind, stop.other.namespace)]
	first := stops[0]
}

unknown contains {
	"msg": sprintf("whether a network policy of namespace %q allows what an %s rule is for", [
		stop.other.namespace,
		clause.direction[rule.type],
	]),
	"needs": [netpol.kind],
} if {
	some [rule, all] in _stops
	some stop in all
	not inventory.complete(netpol.kind, stop.other.namespace)
}

_stops := [[rule, flow.stopped(rule)] | some rule in clause.rules]

_more(0) := ""

_more(number) := sprintf(", and %v more", [number]) if number > 0

_opposite := {"Ingress": "egress", "Egress": "ingress"}
