# METADATA
# scope: package
# title: What a policy is about
# description: The match of METADATA, for tools that evaluate this bundle as it is.
package reeve.lib.match

import data.reeve.lib.kube
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: Whether a policy with this match judges the object.
applies(match) if {
	_about(match)
	_operation(match)
	_judged
}

_about(match) if {
	match.workloads
	workload.template_paths[kube.group_kind]
}

_about(match) if {
	some kind in match.kinds
	kind in _spellings
}

_about(match) if {
	not match.workloads
	not match.kinds[0]
}

_spellings := [kube.group_kind, concat("/", [kube.group, "*"]), "*/*"]

_operation(match) if kube.operation in match.operations

_operation(match) if {
	not match.operations[0]
	kube.operation in {"CREATE", "UPDATE"}
}

# A write to a status, and what is done to an object already going, must stay possible.
_judged if {
	not _excused
}

_excused if {
	kube.operation != "CONNECT"
	subresource := value.string_at(kube.request, "subResource")
	not subresource in {"", "ephemeralcontainers", "resize"}
}

# On CREATE the API server drops the timestamp, so there it excuses nothing.
_excused if {
	kube.operation in {"UPDATE", "DELETE"}
	value.is_set(kube.resource.metadata, "deletionTimestamp")
}
