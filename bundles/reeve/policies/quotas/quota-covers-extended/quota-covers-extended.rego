# METADATA
# scope: package
# title: ResourceQuota that leaves devices open
# description: >-
#   Accelerators are few and dear, and whoever mines with them pays nothing. Where the nodes
#   offer one, or workloads of the namespace ask for one, no quota limits how many. Devices of a
#   class that a ResourceClaim asks for are counted by class.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/#resource-quota-for-extended-resources
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [ResourceQuota]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       names:
#         description: The resources that have to be limited where there are any.
#         type: array
#         items: {type: string}
#         default: [nvidia.com/gpu, amd.com/gpu]
#   controls:
#   - {framework: MITRE, id: T1496}
#   peers: []
#   remediation: Add requests.NAME, or CLASS.deviceclass.resource.k8s.io/devices, to hard of a ResourceQuota without scopes.
#   profiles: []
#   since: v0.1.0
package reeve.policies.quotas["quota-covers-extended"]

import data.reeve.lib.ceiling
import data.reeve.lib.charge
import data.reeve.lib.demand
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.node
import data.reeve.lib.parameters
import data.reeve.lib.value

violation contains {
	"msg": sprintf("quotas of namespace %q do not limit %s, which %s", [kube.namespace, key, user]),
	"path": ["spec", "hard"],
} if {
	some name in _open
	key := concat(".", ["requests", name])
	user := _user(name, key)
}

violation contains {
	"msg": sprintf("quotas of namespace %q do not limit %s, which a resource claim asks for", [kube.namespace, key]),
	"path": ["spec", "hard"],
} if {
	some key, _ in _claimed
	class := trim_suffix(key, ".deviceclass.resource.k8s.io/devices")
	class != key
	not ceiling.least[key]
	not ceiling.least[concat("", ["requests.deviceclass.resource.kubernetes.io/", class])]
}

unknown contains {"msg": sprintf("whether a node offers %s", [name]), "needs": ["Node"]} if {
	some name in _open
	not _user(name, concat(".", ["requests", name]))
	not inventory.complete("Node", "")
}

_open := [name |
	limited := ceiling.least
	some name in parameters.of("quotas/quota-covers-extended").names
	not limited[concat(".", ["requests", name])]
]

_user(name, key) := "a node offers" if {
	some known in node.all
	node.allocatable(known)[name] > 0
} else := "a workload asks for" if {
	key in _used
}

_used contains name if {
	some [group_kind, body] in demand.makers(kube.namespace)
	some name, amount in charge.of("Pod", demand.pod(group_kind, body))
	contains(name, "/")
	amount > 0
}

_claimed := object.union_n([charge.of("resource.k8s.io/ResourceClaim", claim) |
	ceiling.least
	some claim in array.concat(
		[known | some known in inventory.objects("resource.k8s.io/ResourceClaim", kube.namespace)],
		[value.object_at(known, "spec") | some known in inventory.objects("resource.k8s.io/ResourceClaimTemplate", kube.namespace)],
	)
])
