# METADATA
# scope: package
# title: Who is in a namespace
# description: >-
#   For policies that look for pods of namespaces and conclude from finding none, on the host
#   network or not. Endpoints are as in lib.endpoint.
package reeve.lib.resident

import data.reeve.lib.endpoint
import data.reeve.lib.inventory
import data.reeve.lib.selector
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   The known pods of a namespace, whoever made them, and the known workloads, which make
#   some or would.
of(namespace) := {found | some found in array.concat(endpoint.pods(namespace), endpoint.workloads(namespace))}

# METADATA
# description: The labels that known pods of a namespace have, or those that known workloads would make.
labels(namespace) := {labels |
	some kind, path in workload.template_paths
	some known in inventory.objects(kind, namespace)
	template := object.get(known, path, null)
	is_object(template)
	labels := value.object_at(value.object_at(template, "metadata"), "labels")
}

# METADATA
# description: >-
#   The kinds that would have to be complete for a namespace so that what is not known is not
#   there. Kinds that are no part of Kubernetes are not asked for.
missing(namespace) := [kind |
	some kind in _kinds
	not inventory.complete(kind, namespace)
]

# METADATA
# description: >-
#   The known namespaces of which a peer of a network policy has pods; without a selector of
#   namespaces it is the policy's own. Those asked for by name are looked up.
namespaces(peer, own) := {own} if {
	not value.is_set(peer, "namespaceSelector")
} else := {name |
	name := peer.namespaceSelector.matchLabels["kubernetes.io/metadata.name"]
	found := endpoint.namespace_labels(name)
	found.known
	selector.matches(peer.namespaceSelector, found.labels)
} if {
	peer.namespaceSelector.matchLabels["kubernetes.io/metadata.name"]
} else := {name |
	some name, known_labels in _namespaces
	selector.matches(peer.namespaceSelector, known_labels)
}

# METADATA
# description: The known pods and workloads that are a peer of a network policy of a namespace.
peers(peer, own) := {found |
	is_pods(peer)
	some namespace in namespaces(peer, own)
	some found in of(namespace)
	is_peer(peer, found.labels)
}

# METADATA
# description: >-
#   Whether a peer of a network policy is pods by their labels. One that is null or empty is
#   nobody, and one with a block of addresses beside them is refused.
is_pods(peer) if {
	is_object(peer)
	not value.is_set(peer, "ipBlock")
	some field in ["podSelector", "namespaceSelector"]
	value.is_set(peer, field)
}

# METADATA
# description: >-
#   Whether a peer of a network policy has pods with these labels, if they are in one of its
#   namespaces.
is_peer(peer, _) if not value.is_set(peer, "podSelector")

is_peer(peer, pod_labels) if selector.matches(peer.podSelector, pod_labels)

_namespaces := {name: endpoint.namespace_labels(name).labels | some name, _ in inventory.objects("Namespace", "")}

_kinds := [
	"Pod",
	"ReplicationController",
	"apps/DaemonSet",
	"apps/Deployment",
	"apps/ReplicaSet",
	"apps/StatefulSet",
	"batch/CronJob",
	"batch/Job",
]
