# METADATA
# scope: package
# title: Container without bounds on its local storage
# description: >-
#   Logs, emptyDir volumes and whatever a container writes to its own files fill the disk of
#   the node, which then evicts pods of others too. Only a limit on ephemeral-storage stops
#   that. By default it is asked of pods with an emptyDir on disk. A limit of zero is none.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/ephemeral-storage/
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       max:
#         description: The highest limit that a container may have, for example 4Gi; any if empty.
#         type: string
#         default: ""
#       requireOnlyWithEmptyDir:
#         description: Whether only pods with an emptyDir on disk need a limit.
#         type: boolean
#         default: true
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1499}
#   peers: [
#     gatekeeper ephemeralstoragelimit, kyverno require-emptydir-requests-limits,
#     kube-score container-ephemeral-storage-request-and-limit
#   ]
#   remediation: Set resources.limits.ephemeral-storage, which is the request too where there is none.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["require-ephemeral-storage"]

import data.reeve.lib.compute
import data.reeve.lib.parameters
import data.reeve.lib.quantity
import data.reeve.lib.volume
import data.reeve.lib.workload

violation contains compute.lack(container, side, "ephemeral-storage") if {
	_is_asked_for
	some container in compute.containers
	side := _lacking(container.given)
}

violation contains {
	"msg": sprintf("%s has an ephemeral-storage limit of %v, above the maximum of %s", [
		workload.label(container),
		limit,
		_parameters.max,
	]),
	"container": container.name,
	"path": compute.path(container, "limits", "ephemeral-storage"),
} if {
	_parameters.max != ""
	some container in compute.containers
	limit := container.own.limits["ephemeral-storage"]
	quantity.of(limit) > quantity.of(_parameters.max)
}

# A limit is the request too where there is none.
_lacking(given) := "limits" if {
	compute.lacks(given.limits, "ephemeral-storage")
} else := "requests" if {
	compute.lacks(given.requests, "ephemeral-storage")
}

_is_asked_for if not _parameters.requireOnlyWithEmptyDir

_is_asked_for if {
	some item in workload.volumes
	volume.is_empty_dir(item)
	volume.medium(item) == ""
}

_parameters := parameters.of("quotas/require-ephemeral-storage")
