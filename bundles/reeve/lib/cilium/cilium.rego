# METADATA
# scope: package
# title: Selectors of Cilium
# description: Cilium selects endpoints by label selectors, whose keys can say where a label comes from.
package reeve.lib.cilium

# METADATA
# description: >-
#   An endpointSelector as a label selector of Kubernetes. Undefined for what is none, such as
#   null.
plain(endpoint_selector) := {
	"matchLabels": {_unprefixed(key): label | some key, label in endpoint_selector.matchLabels},
	"matchExpressions": [object.union(requirement, {"key": _unprefixed(requirement.key)}) |
		some requirement in endpoint_selector.matchExpressions
	],
} if {
	is_object(endpoint_selector)
}

_unprefixed(key) := regex.replace(key, `^(k8s|any):`, "")
