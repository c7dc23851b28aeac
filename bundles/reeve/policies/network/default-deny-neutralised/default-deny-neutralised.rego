# METADATA
# scope: package
# title: Default-deny undone by another policy
# description: >-
#   A policy for all pods that allows everything undoes one that denies by default: policies
#   only add to what is allowed. The namespace looks isolated, and every pod in it is open.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   requires: [inventory]
#   controls:
#   - {framework: CIS, id: 5.3.2, version: "1.12"}
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers:
#   - kubeaudit AllowAllIngressNetworkPolicyExists
#   - kubeaudit AllowAllEgressNetworkPolicyExists
#   remediation: Delete the rule, or name the pods and the peers that it is for.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["default-deny-neutralised"]

import data.reeve.lib.clause
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s rule for all pods allows everything that the network policy %q denies by default", [
		clause.direction[rule.type],
		min(names),
	]),
	"path": rule.path,
	"related": [{"object": {
		"apiVersion": "networking.k8s.io/v1",
		"kind": "NetworkPolicy",
		"namespace": kube.namespace,
		"name": min(names),
	}}],
} if {
	some rule in _open
	names := _denying(rule.type)
	count(names) > 0
}

unknown contains {
	"msg": sprintf("whether a network policy of namespace %q denies all %s by default", [
		kube.namespace,
		clause.direction[rule.type],
	]),
	"needs": [netpol.kind],
} if {
	some rule in _open
	not inventory.complete(netpol.kind, kube.namespace)
	count(_denying(rule.type)) == 0
}

_open := [rule |
	netpol.selects_all(netpol.judged)
	some rule in clause.rules
	netpol.covers_all_ports(rule)
	netpol.is_for_everybody(rule)
]

# The policy itself may have been one before.
_denying(type) := {name |
	some name, spec in netpol.specs(kube.namespace)
	name != value.string_at(kube.resource.metadata, "name")
	netpol.selects_all(spec)
	type in netpol.types(spec)
	count(netpol.rules(spec, type)) == 0
}
