# METADATA
# scope: package
# title: What runs in a namespace
# description: >-
#   The known pods of a namespace, and what makes pods there, as far as they stand for
#   themselves: a pod of a known controller stands for that one, and what has ended does not
#   run any more.
package reeve.lib.running

import data.reeve.lib.inventory
import data.reeve.lib.workload

# METADATA
# description: >-
#   Each of them, with its kind as in kube.group_kind, its name, and the path of its pod
#   template.
workloads(namespace) := [{"kind": kind, "name": name, "object": known, "path": path} |
	some kind, path in workload.template_paths
	some name, known in inventory.objects(kind, namespace)
	not _is_controlled(known)
	not _has_ended(known)
]

_is_controlled(known) if workload.template_paths[inventory.controller_of(known).kind]

_has_ended(known) if known.status.phase in {"Succeeded", "Failed"}

_has_ended(known) if known.status.completionTime != null
