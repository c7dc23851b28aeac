# METADATA
# scope: package
# title: Ends of network traffic
# description: >-
#   Who may send or receive: a known pod, the pods that a known workload makes, or an
#   address. Each has its kind, namespace and name, labels, the addresses that are known,
#   the ports it declares, and the names and addresses of its node. Selectable tells whether
#   network policies can select it, which is not so for addresses and on the host network.
package reeve.lib.endpoint

import data.reeve.lib.cidr
import data.reeve.lib.inventory
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   The endpoint that a reference with kind, namespace and name, or with address, means.
#   Undefined where there is no such thing or it makes no pods.
of(reference) := _address(reference.address) if {
	cidr.is_address(reference.address)
} else := _bearer(reference.kind, reference.namespace, reference.name, known) if {
	known := inventory.object_of(reference.kind, reference.namespace, reference.name)
}

# METADATA
# description: The known pods of a namespace.
pods(namespace) := [found |
	some name, known in inventory.objects("Pod", namespace)
	found := _bearer("Pod", namespace, name, known)
]

# METADATA
# description: >-
#   The known workloads of a namespace, those left out that another known one makes. A pod
#   that nothing makes is a workload of its own.
workloads(namespace) := [found |
	some kind, _ in workload.template_paths
	some name, known in inventory.objects(kind, namespace)
	not inventory.controller_of(known)
	found := _bearer(kind, namespace, name, known)
]

# METADATA
# description: How messages name an endpoint, for example Pod "shop/web".
label(found) := sprintf("%s %q", [
	array.reverse(split(found.kind, "/"))[0],
	trim_prefix(concat("/", [found.namespace, found.name]), "/"),
])

# METADATA
# description: >-
#   Whether one is on the node of the other, or is that node: neither direction can then be
#   denied.
on_own_node(pod, other) if {
	pod.selectable
	not other.selectable
	count(pod.nodes & other.nodes) > 0
}

# METADATA
# description: >-
#   The labels of a namespace, with the one that the API server adds, and whether others
#   are known.
namespace_labels(namespace) := {"labels": object.union(labels, _own_label(namespace)), "known": true} if {
	known := inventory.object_of("Namespace", "", namespace)
	labels := value.object_at(value.object_at(known, "metadata"), "labels")
} else := {"labels": _own_label(namespace), "known": false}

_own_label(namespace) := {"kubernetes.io/metadata.name": namespace}

_address(address) := {
	"kind": "Address",
	"namespace": "",
	"name": address,
	"labels": {},
	"selectable": false,
	"addresses": [address],
	"nodes": {address},
	"ports": [],
}

_bearer(kind, namespace, name, known) := {
	"kind": kind,
	"namespace": namespace,
	"name": name,
	"labels": value.object_at(value.object_at(template, "metadata"), "labels"),
	"selectable": _is_selectable(spec),
	"addresses": _addresses(kind, known),
	"nodes": {node |
		some node in array.concat([value.string_at(spec, "nodeName")], _ips(known, "hostIP", "hostIPs"))
		node != ""
	},
	"ports": _ports(spec),
} if {
	template := object.get(known, workload.template_paths[kind], null)
	is_object(template)
	spec := value.object_at(template, "spec")
}

default _is_selectable(_) := true

_is_selectable(spec) := false if spec.hostNetwork == true

# Only pods have any; a template has none yet.
_addresses("Pod", known) := _ips(known, "podIP", "podIPs")

_addresses(kind, _) := [] if kind != "Pod"

_ips(known, one, many) := [ip |
	status := value.object_at(known, "status")
	some ip in array.concat([value.string_at(status, one)], [value.string_at(entry, "ip") | some entry in status[many]])
	ip != ""
]

# Names of init containers count where these run on beside the others.
_ports(spec) := [port |
	some container in array.concat(
		[container | some container in spec.containers],
		[container |
			some container in spec.initContainers
			container.restartPolicy == "Always"
		],
	)
	some declared in container.ports
	port := {
		"name": value.string_at(declared, "name"),
		"number": declared.containerPort,
		"protocol": _protocol(declared),
	}
]

_protocol(declared) := declared.protocol if {
	value.string_at(declared, "protocol") != ""
} else := "TCP"
