# METADATA
# scope: package
# title: The judged Service
# description: What the judged object says when it is a Service of Kubernetes; undefined for any other.
package reeve.lib.service

import data.reeve.lib.kube
import data.reeve.lib.value

# METADATA
# description: Its spec.
spec := value.object_at(kube.resource, "spec") if kube.group_kind == "Service"

# METADATA
# description: Its type, which is ClusterIP where it says none.
type := spec.type if {
	value.string_at(spec, "type") != ""
} else := "ClusterIP" if {
	spec
}

# METADATA
# description: Its annotations.
annotations := value.object_at(value.object_at(kube.resource, "metadata"), "annotations") if spec

# METADATA
# description: Its ports, each with its spec, which is never null, its path, and how messages name it.
ports := [port |
	some index, raw in spec.ports
	port := {
		"spec": value.as_object(raw),
		"path": ["spec", "ports", index],
		"label": sprintf("port %v", [object.get(value.as_object(raw), "port", "without a number")]),
	}
]
