# METADATA
# scope: package
# title: What quotas count
# description: >-
#   What an object adds to the quotas of its namespace, by the names that quotas have for it.
#   Kinds are as in kube.group_kind. A pod is counted as it is, so hand over its defaults.
package reeve.lib.charge

import data.reeve.lib.amounts
import data.reeve.lib.clock
import data.reeve.lib.counted
import data.reeve.lib.inventory
import data.reeve.lib.quantity
import data.reeve.lib.usage
import data.reeve.lib.value
import data.reeve.lib.version

# METADATA
# description: All that an object of the kind adds, in nano-units.
of(group_kind, body) := object.union(
	{name: _one | some name in counted.names(group_kind)},
	_particular(group_kind, body, value.object_at(body, "spec")),
)

# METADATA
# description: >-
#   The StorageClass that a claim asks for, the empty string where it leaves that open. The
#   annotation is older and counts first.
storage_class(claim) := claim.metadata.annotations["volume.beta.kubernetes.io/storage-class"] if {
	is_string(claim.metadata.annotations["volume.beta.kubernetes.io/storage-class"])
} else := value.string_at(value.object_at(claim, "spec"), "storageClassName")

_one := 1000000000

# A pod that has ended, or should have been gone by now, is still counted as an object, and no more.
_particular("Pod", body, spec) := object.union_n([
	{"pods": _one},
	requests,
	{concat(".", ["requests", name]): amount | some name, amount in requests},
	{concat(".", ["limits", name]): amount |
		some name, amount in usage.of(spec, "limits")
		name in {"cpu", "memory", "ephemeral-storage"}
	},
	{concat(".", ["requests", name]): amount |
		some name, amount in all_requests
		counted.is_extended(name)
	},
]) if {
	not _has_ended(body)
	all_requests := usage.of(spec, "requests")
	requests := {name: amount | some name, amount in all_requests; _is_native(name)}
} else := {}

_has_ended(pod) if pod.status.phase in {"Succeeded", "Failed"}

_has_ended(pod) if {
	deleted := time.parse_rfc3339_ns(pod.metadata.deletionTimestamp)
	clock.now_ns > deleted + (pod.metadata.deletionGracePeriodSeconds * 1000000000)
}

_particular("Service", _, spec) := {
	"services.loadbalancers": _balancers(spec) * _one,
	"services.nodeports": _node_ports(spec) * _one,
}

# Storage is counted in whole bytes, and by what is allocated where that is more.
_particular("PersistentVolumeClaim", body, spec) := object.union(storage, by_class) if {
	asked := amounts.of(value.object_at(spec, "resources"), "requests")
	allocated := amounts.of(value.object_at(body, "status"), "allocatedResources")
	storage := {"requests.storage": quantity.rounded_up(max([asked.storage, object.get(allocated, "storage", 0)]), _one) |
		asked.storage
	}
	by_class := {sprintf("%s.storageclass.storage.k8s.io/%s", [class, name]): amount |
		class := storage_class(body)
		class != ""
		some name, amount in object.union({"persistentvolumeclaims": _one}, storage)
	}
}

# Devices are counted by class, and from v1.36 also by the names that pods can ask for them.
_particular("resource.k8s.io/ResourceClaim", _, spec) := {name: sum([n | some [key, n] in wanted; key == name]) |
	wanted := [[name, n] |
		some request in value.object_at(spec, "devices").requests
		some [class, n] in _wanted(request)
		some name in _devices(class, n)
	]
	some [name, _] in wanted
}

_particular(group_kind, _, _) := {} if not group_kind in _with_more

_with_more := {"PersistentVolumeClaim", "Pod", "Service", "resource.k8s.io/ResourceClaim"}

_is_native(name) if name in {"cpu", "memory", "ephemeral-storage"}

_is_native(name) if startswith(name, "hugepages-")

_balancers(spec) := 1 if {
	spec.type == "LoadBalancer"
} else := 0

# Without ports of its own a load balancer has only those of nodes that it names.
_node_ports(spec) := count([port | some port in spec.ports; port.nodePort > 0]) if {
	spec.type == "LoadBalancer"
	spec.allocateLoadBalancerNodePorts == false
} else := count([port | some port in spec.ports]) if {
	spec.type in {"LoadBalancer", "NodePort"}
} else := 0

_devices(class, number) := array.concat(
	[sprintf("%s.deviceclass.resource.k8s.io/devices", [class])],
	[name |
		version.since(version.kubernetes, 36)
		number > 0
		some name in array.concat(
			[sprintf("requests.deviceclass.resource.kubernetes.io/%s", [class])],
			[sprintf("requests.%s", [extended]) |
				known := inventory.object_of("resource.k8s.io/DeviceClass", "", class)
				extended := value.string_at(value.object_at(known, "spec"), "extendedResourceName")
				extended != ""
			],
		)
	],
)

# Before v1 what is asked for exactly stood in the request itself. Of alternatives the most that one class may be asked for.
_wanted(request) := [[class, max([_number(choice) | some choice in request.firstAvailable; choice.deviceClassName == class])] |
	some class in {choice.deviceClassName | some choice in request.firstAvailable}
] if {
	request.firstAvailable[0]
} else := [[choice.deviceClassName, _number(choice)] |
	some choice in [object.union(request, value.object_at(request, "exactly"))]
]

_number(choice) := 32 * _one if {
	choice.allocationMode == "All"
} else := choice.count * _one if {
	is_number(choice.count)
} else := _one
