# METADATA
# scope: package
# title: What a binding leads to
# description: >-
#   Whether the subjects of the judged binding can come to hold everything in the cluster by
#   a first step that this binding allows, together with what the inventory knows they hold.
package reeve.lib.bindingpower

import data.reeve.lib.binding
import data.reeve.lib.climb
import data.reeve.lib.kube
import data.reeve.lib.stride
import data.reeve.lib.value

# METADATA
# description: The powers that the binding gives, as in lib.power. Undefined where its role is not known.
powers := climb.empowered({"role": binding.role}).powers

# METADATA
# description: Whether it grants everything in the whole cluster at once.
grants_everything if {
	"everything" in powers
	_place == ""
}

# METADATA
# description: >-
#   The shortest path of a subject, as in lib.binding, of so many steps at most, the first of
#   which the binding allows. Undefined if there is none.
path_of(subject, depth) := climb.path_by(_holders[subject.key], _itself, depth)

# METADATA
# description: Whether a subject can act as somebody else where the binding holds.
leads_on(subject) if stride.takes_over(_holders[subject.key])

_holders := {subject.key: who |
	around := climb.powered_in(_place)
	some subject in binding.subjects
	who := climb.holder(object.remove(subject, ["path"]), _place, around, [{
		"binding": _itself,
		"role": binding.role,
		"subject": subject,
		"powers": powers,
	}])
}

_itself := {
	"kind": kube.resource.kind,
	"namespace": _place,
	"name": value.string_at(kube.resource.metadata, "name"),
}

_place := {"ClusterRoleBinding": "", "RoleBinding": kube.namespace}[kube.resource.kind]
