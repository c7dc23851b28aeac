# METADATA
# scope: package
# title: Where pods may run
# description: Which taints of nodes a pod tolerates, and which labels of nodes it asks for.
package reeve.lib.placement

import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   Every toleration with its key, operator, where Equal is the default, and path.
tolerations := [toleration |
	some index, raw in workload.pod.spec.tolerations
	toleration := {
		"key": value.string_at(raw, "key"),
		"operator": _operator(value.string_at(raw, "operator")),
		"path": array.concat(workload.pod.path, ["tolerations", index]),
	}
]

# METADATA
# description: >-
#   Labels that a node must have for the pod to run there, or that one of the alternatives
#   for it asks for: by the node selector or the required node affinity, as key, phrase
#   for messages and path. What a node must not have, or have another value of, is not
#   among them, nor what is only preferred.
wanted_labels := array.concat(
	[label |
		some key, _ in value.object_at(workload.pod.spec, "nodeSelector")
		label := {
			"key": key,
			"phrase": "selects nodes by",
			"path": array.concat(workload.pod.path, ["nodeSelector", key]),
		}
	],
	[label |
		some term_index, term in object.get(workload.pod.spec, _terms, null)
		some index, expression in term.matchExpressions
		expression.operator in {"In", "Exists"}
		label := {
			"key": value.string_at(expression, "key"),
			"phrase": "requires nodes with",
			"path": array.concat(workload.pod.path, array.concat(_terms, [term_index, "matchExpressions", index])),
		}
	],
)

_operator("") := "Equal"

_operator(operator) := operator if operator != ""

_terms := ["affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"]
