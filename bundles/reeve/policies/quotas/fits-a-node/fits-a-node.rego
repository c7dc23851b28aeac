# METADATA
# scope: package
# title: Pod that no node has room for
# description: >-
#   A pod that requests more than any node has is never started, and neither is one that no
#   node is fit for by its labels. What other pods use, and taints, are not looked at.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [popeye POP-602]
#   remediation: Lower the requests, correct the node selector or affinity, or add such nodes.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["fits-a-node"]

import data.reeve.lib.defaulted
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.node
import data.reeve.lib.quantity
import data.reeve.lib.usage
import data.reeve.lib.workload

violation contains {"msg": obstacle, "path": workload.pod.path} if {
	inventory.complete("Node", "")
	some obstacle in _obstacles
}

# Where there is no node at all, they are only not known.
unknown contains {"msg": "whether any node has room for the pod", "needs": ["Node"]} if {
	workload.pod
	not _fits
	not _is_known
}

_is_known if {
	inventory.complete("Node", "")
	count(node.all) > 0
}

_obstacles := [] if {
	count(node.all) == 0
} else := ["no node is one that the pod may run on"] if {
	count(_rooms) == 0
} else := [] if {
	_fits
} else := [sprintf("pod requests %s of %s, more than any node that it may run on has", [quantity.text(name, amount), name]) |
	some name, amount in _lacking
] if {
	count(_lacking) > 0
} else := ["pod requests more than any one node that it may run on has"]

_fits if {
	some room in _rooms
	every name, amount in _requests {
		amount <= object.get(room, name, 0)
	}
}

# A node that does not say what it has may have it.
_fits if {} in _rooms

_lacking := {name: amount |
	some name, amount in _requests
	every room in _rooms {
		amount > object.get(room, name, 0)
	}
}

# Most nodes are like others.
_rooms := {node.allocatable(selected) | some selected in node.selected(workload.pod.spec)}

_requests := {name: amount |
	some name, amount in usage.of(defaulted.spec(workload.pod.spec, kube.namespace), "requests")
	amount > 0
}
