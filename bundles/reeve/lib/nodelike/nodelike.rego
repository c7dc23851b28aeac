# METADATA
# scope: package
# title: Pods that can act as their node
# description: Privileged pods and those on the host network, as makers of network traffic.
package reeve.lib.nodelike

import data.reeve.lib.endpoint
import data.reeve.lib.inventory
import data.reeve.lib.resident
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   The known workloads that are a peer of a network policy of a namespace and can act as
#   their node, by how messages name them and why.
among(peer, own) := {text |
	some namespace in resident.namespaces(peer, own)
	some found in endpoint.workloads(namespace)
	resident.is_peer(peer, found.labels)
	why := _why(found)
	text := sprintf("%s, which is %s", [endpoint.label(found), why])
}

_why(found) := "on the host network" if {
	not found.selectable
} else := "privileged" if {
	known := inventory.object_of(found.kind, found.namespace, found.name)
	spec := value.object_at(object.get(known, workload.template_paths[found.kind], null), "spec")
	some list in ["containers", "initContainers", "ephemeralContainers"]
	some container in spec[list]
	container.securityContext.privileged == true
}
