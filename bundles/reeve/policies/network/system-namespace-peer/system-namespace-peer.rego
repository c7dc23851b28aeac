# METADATA
# scope: package
# title: NetworkPolicy peer that is all of kube-system
# description: >-
#   In kube-system run agents of the node and controllers with wide rights. A peer that is
#   all of it lets any of them in, or gives the pods a way to all of them. Apart from name
#   resolution few of its pods are needed by others.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Add a podSelector to the peer.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["system-namespace-peer"]

import data.reeve.lib.clause
import data.reeve.lib.selector
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s peer is every pod of namespace \"kube-system\"", [clause.direction[peer.rule.type]]),
	"path": array.concat(peer.path, ["namespaceSelector"]),
} if {
	some peer in clause.peers
	_is_system(peer.spec.namespaceSelector)
	selector.is_empty(value.object_at(peer.spec, "podSelector"))
	not _is_for_dns(peer.rule)
}

_is_system(label_selector) if label_selector.matchLabels["kubernetes.io/metadata.name"] == "kube-system"

_is_system(label_selector) if {
	some requirement in label_selector.matchExpressions
	requirement.key == "kubernetes.io/metadata.name"
	requirement.operator == "In"
	"kube-system" in requirement.values
}

_is_for_dns(rule) if {
	count(rule.ports) > 0
	every item in rule.ports {
		_is_dns(item)
	}
}

# The names are those that the cluster's name servers give these ports.
_is_dns(item) if {
	item.port in {53, "dns", "dns-tcp"}
	object.get(item, "endPort", null) in {null, 53}
}
