# METADATA
# scope: package
# title: What namespaces are to have
# description: For policies on a Namespace that lacks an object, and whom they spare.
package reeve.lib.coverage

import data.reeve.lib.kube
import data.reeve.lib.value

# METADATA
# description: >-
#   The name of the judged Namespace. Undefined for the exempt, for one whose name is yet
#   to be generated, since nothing can be in it, and for whatever is no Namespace.
namespace(exempt) := name if {
	kube.group_kind == "Namespace"
	name := value.string_at(_metadata, "name")
	name != ""
	not name in exempt
}

# METADATA
# description: >-
#   The labels of the judged Namespace, with the one that the API server adds: its name.
labels := object.union(
	value.object_at(_metadata, "labels"),
	{"kubernetes.io/metadata.name": value.string_at(_metadata, "name")},
) if {
	kube.group_kind == "Namespace"
}

_metadata := value.object_at(kube.resource, "metadata")
