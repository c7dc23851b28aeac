# METADATA
# scope: package
# title: Volume emptyDir without a proper size limit
# description: >-
#   An emptyDir without a size limit may fill the disk of the node, or with the medium
#   Memory the memory of the pod or the node. A size limit of zero is none, and one that is
#   above the limit of the pod says nothing.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       max:
#         description: The highest size limit.
#         type: string
#         pattern: "^[0-9]+([.][0-9]+)?([num]|[kMGTPE]|[KMGTPE]i)?$"
#         default: 1Gi
#       memoryOnly:
#         description: Whether only those with the medium Memory are judged.
#         type: boolean
#         default: false
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1499}
#   peers: [kyverno add-emptydir-sizelimit, kyverno require-emptydir-requests-limits]
#   remediation: Set emptyDir.sizeLimit, to no more than the limits of the containers add up to.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["empty-dir-size-limit"]

import data.reeve.lib.compute
import data.reeve.lib.parameters
import data.reeve.lib.quantity
import data.reeve.lib.usage
import data.reeve.lib.value
import data.reeve.lib.volume
import data.reeve.lib.workload

violation contains object.union(_urgency[volume.medium(item)], {
	"msg": sprintf("volume %q is an emptyDir %s without a size limit", [item.name, _places[volume.medium(item)]]),
	"path": _path(item),
}) if {
	some item in _judged
	compute.lacks(_source(item), "sizeLimit")
}

violation contains {
	"msg": sprintf("volume %q may grow to %v, above %s", [item.name, size, bound]),
	"path": _path(item),
} if {
	some item in _judged
	size := _source(item).sizeLimit
	some bound in _exceeded(quantity.of(size), _limiting[volume.medium(item)])
}

_judged := [item |
	some item in workload.volumes
	volume.is_empty_dir(item)
	_places[volume.medium(item)]
	not _is_left_out(item)
]

_is_left_out(item) if {
	_parameters.memoryOnly
	volume.medium(item) != "Memory"
}

_exceeded(size, name) := [sprintf("the maximum of %s", [_parameters.max])] if {
	size > quantity.of(_parameters.max)
} else := [sprintf("the %s limit of its pod, %s", [name, quantity.text(name, limit)]) |
	limit := usage.of(workload.pod.spec, "limits")[name]
	limit > 0
	size > limit
]

# Huge pages are bounded by the limits that a container must have for them.
_places := {"": "on the disk of the node", "Memory": "in memory"}

_limiting := {"": "ephemeral-storage", "Memory": "memory"}

_urgency := {"": {}, "Memory": {"severity": "medium"}}

_source(item) := value.object_at(item.spec, "emptyDir")

_path(item) := array.concat(item.path, ["emptyDir", "sizeLimit"])

_parameters := parameters.of("quotas/empty-dir-size-limit")
