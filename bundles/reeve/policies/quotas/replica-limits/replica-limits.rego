# METADATA
# scope: package
# title: Number of replicas out of range
# description: >-
#   One replica is gone whenever its node is, and very many take the room of others. Which
#   numbers are fine depends on the cluster, so that nothing is judged without ranges.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas
# custom:
#   severity: low
#   action: off
#   match: {kinds: [apps/Deployment, apps/ReplicaSet, apps/StatefulSet, ReplicationController]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       ranges:
#         description: The numbers of replicas that are fine, each as a range of min and max.
#         type: array
#         items:
#           type: object
#           additionalProperties: false
#           required: [min, max]
#           properties: {min: {type: integer, minimum: 0}, max: {type: integer, minimum: 0}}
#         default: []
#   controls:
#   - {framework: MITRE, id: T1496}
#   peers: [gatekeeper replicalimits, kyverno restrict-scale]
#   remediation: Change the number of replicas.
#   profiles: []
#   since: v0.1.0
package reeve.policies.quotas["replica-limits"]

import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.value

violation contains {
	"msg": sprintf("number of replicas is %d, which is in none of the ranges", [_replicas]),
	"path": ["spec", "replicas"],
} if {
	kube.group_kind in {"ReplicationController", "apps/Deployment", "apps/ReplicaSet", "apps/StatefulSet"}
	count(_ranges) > 0
	not value.in_ranges(_replicas, _ranges)
}

_ranges := parameters.of("quotas/replica-limits").ranges

_replicas := kube.resource.spec.replicas if {
	is_number(kube.resource.spec.replicas)
} else := 1
