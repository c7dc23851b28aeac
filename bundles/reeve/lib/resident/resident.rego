# METADATA
# scope: package
# title: Who is in a namespace
# description: >-
#   For policies that look for pods of a namespace and conclude from finding none, on the host
#   network or not. Endpoints are as in lib.endpoint.
package reeve.lib.resident

import data.reeve.lib.endpoint
import data.reeve.lib.inventory

# METADATA
# description: >-
#   The known pods of a namespace, whoever made them, and the known workloads, which make
#   some or would.
of(namespace) := {found | some found in array.concat(endpoint.pods(namespace), endpoint.workloads(namespace))}

# METADATA
# description: >-
#   The kinds that would have to be complete for a namespace so that what is not known is not
#   there. Kinds that are no part of Kubernetes are not asked for.
missing(namespace) := [kind |
	some kind in _kinds
	not inventory.complete(kind, namespace)
]

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
