# METADATA
# scope: package
# title: What a policy is about
# description: The match of METADATA, for tools that evaluate this bundle as it is.
package reeve.lib.match

import data.reeve.lib.kube
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
	glob.match(kind, ["/"], kube.group_kind)
}

_about(match) if {
	some kind in match.kinds
	kind == "*/*"
}

_about(match) if {
	not match.workloads
	not match.kinds
}

_operation(match) if kube.operation in match.operations

_operation(match) if {
	not match.operations
	kube.operation in {"CREATE", "UPDATE"}
}

# A write to a status, and an update of what is already going, must stay possible.
_judged if {
	not _excused
}

_excused if {
	kube.request.subResource != ""
	not kube.request.subResource in {"ephemeralcontainers", "resize"}
}

_excused if {
	kube.operation == "UPDATE"
	kube.resource.metadata.deletionTimestamp
}
