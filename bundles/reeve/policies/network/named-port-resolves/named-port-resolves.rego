# METADATA
# scope: package
# title: Port of a NetworkPolicy that no pod declares
# description: >-
#   A port by name is the one that the receiving pods declare under it; where none does, the
#   rule allows nothing. A number that none of them declares, though all declare others, is
#   most likely a mistake: often it is the port of the Service, where policies see the port of
#   the pod.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Name the port as the pods declare it, or give its number on the pod.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["named-port-resolves"]

import data.reeve.lib.clause
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.reach
import data.reeve.lib.resident
import data.reeve.lib.value

violation contains {
	"msg": sprintf("port %v of protocol %s is declared by no pod %s", [
		port.spec.port,
		port.protocol,
		_whose[port.rule.type],
	]),
	"path": array.concat(port.path, ["port"]),
} if {
	some port in _undeclared
	count(_needs(port.rule)) == 0
}

unknown contains {
	"msg": sprintf("whether port %v of protocol %s is declared by a pod %s", [
		port.spec.port,
		port.protocol,
		_whose[port.rule.type],
	]),
	"needs": needs,
} if {
	some port in _undeclared
	needs := _needs(port.rule)
	count(needs) > 0
}

_whose := {"Ingress": "that the policy selects", "Egress": "of the rule's peers"}

_undeclared := [port |
	some port in clause.ports
	value.is_set(port.spec, "port")
	receivers := _receivers(port.rule)
	count(receivers) > 0
	_is_judged(port.spec, receivers)
	not _is_declared(port, receivers)
]

_is_judged(spec, _) if is_string(spec.port)

_is_judged(_, receivers) if {
	every receiver in receivers { count(receiver.ports) > 0 }
}

_is_declared(port, receivers) if {
	some receiver in receivers
	some declared in receiver.ports
	reach.port({"ports": [port.spec]}, declared, receiver)
}

_receivers(rule) := {found |
	some found in resident.of(kube.namespace)
	netpol.selects(netpol.judged, found.labels)
} if {
	rule.type == "Ingress"
}

# Nobody knows who answers at an address.
_receivers(rule) := {found |
	every peer in rule.peers { not value.is_set(peer, "ipBlock") }
	some peer in rule.peers
	some found in resident.peers(peer, kube.namespace)
} if {
	rule.type == "Egress"
}

_needs(rule) := resident.missing(kube.namespace) if {
	rule.type == "Ingress"
} else := array.concat(
	["Namespace" |
		count([peer | some peer in rule.peers; value.is_set(peer, "namespaceSelector")]) > 0
		not inventory.complete("Namespace", "")
	],
	sort({kind |
		some peer in rule.peers
		some namespace in resident.namespaces(peer, kube.namespace)
		some kind in resident.missing(namespace)
	}),
)
