# METADATA
# scope: package
# title: Nodes
# description: Which nodes a pod may run on, as far as the inventory knows them, and what they have to give.
package reeve.lib.node

import data.reeve.lib.amounts
import data.reeve.lib.inventory
import data.reeve.lib.selector
import data.reeve.lib.value

# METADATA
# description: Every known Node by name.
all := inventory.objects("Node", "")

# METADATA
# description: >-
#   The known Nodes that a pod with this spec may run on, by name: those that it names, or
#   that its node selector and its required node affinity select. Taints are not looked at.
selected(spec) := {name: node |
	some name, node in all
	value.string_at(spec, "nodeName") in {"", name}
	_has_labels(node, value.object_at(spec, "nodeSelector"))
	_has_affinity(name, node, object.get(spec, ["affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"], null))
}

# METADATA
# description: What a node has for pods, by resource; nothing where its status does not say yet.
allocatable(node) := amounts.of(value.object_at(node, "status"), "allocatable")

_has_labels(node, wanted) if {
	every key, label in wanted {
		_labels(node)[key] == label
	}
}

_has_affinity(_, _, null)

# One of the terms is enough, and one that asks for nothing selects nothing.
_has_affinity(name, node, affinity) if {
	some term in affinity.nodeSelectorTerms
	expressions := [requirement | some requirement in term.matchExpressions]
	fields := [requirement | some requirement in term.matchFields]
	count(expressions) + count(fields) > 0
	every requirement in expressions {
		_holds(requirement, _labels(node))
	}
	every requirement in fields {
		_holds(requirement, {"metadata.name": name})
	}
}

_holds(requirement, labels) if selector.matches({"matchExpressions": [requirement]}, labels)

_holds(requirement, labels) if {
	requirement.operator == "Gt"
	_integer(labels[requirement.key]) > _integer(requirement.values[0])
}

_holds(requirement, labels) if {
	requirement.operator == "Lt"
	_integer(labels[requirement.key]) < _integer(requirement.values[0])
}

_integer(text) := to_number(text) if regex.match(`^-?[0-9]+$`, text)

_labels(node) := value.object_at(value.object_at(node, "metadata"), "labels")
