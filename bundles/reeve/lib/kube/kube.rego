# METADATA
# scope: package
# title: The judged object and its request
# description: >-
#   Policies read the object through this view and never through input, so that
#   one policy works on Gatekeeper's envelope, on a raw AdmissionReview and on a
#   bare manifest.
package reeve.lib.kube

import data.reeve.lib.scope
import data.reeve.lib.value

# METADATA
# description: >-
#   The admission request. A bare manifest is a request with nothing but an object;
#   its own fields named review or request mean nothing here.
request := input.review if {
	not _kind
} else := input.request if {
	not _bare
} else := {"object": input} if {
	_bare
}

# METADATA
# description: CREATE, UPDATE, DELETE or CONNECT; outside admission it is CREATE.
operation := request.operation if {
	value.string_at(request, "operation") != ""
} else := "CREATE"

# METADATA
# description: >-
#   The object under judgement, on DELETE the one that goes. The rule is not called
#   object, since that would shadow the built-in namespace.
resource := old_resource if {
	operation == "DELETE"
} else := request.object

# METADATA
# description: The object before an UPDATE or DELETE; undefined otherwise.
old_resource := request.oldObject if {
	operation in {"UPDATE", "DELETE"}
	value.is_set(request, "oldObject")
}

# METADATA
# description: API group of the object, the empty string for the core group.
group := split(_api_version, "/")[0] if {
	contains(_api_version, "/")
} else := ""

# METADATA
# description: Kind in its group, written Kind for the core group and group/Kind otherwise.
group_kind := resource.kind if {
	is_string(resource.kind)
	group == ""
} else := concat("/", [group, resource.kind]) if {
	is_string(resource.kind)
}

# METADATA
# description: >-
#   The namespace the object is in, "default" when neither the object nor the request
#   names one; of a Namespace its own name, and of other cluster-scoped objects the empty
#   string.
namespace := _at("metadata", "name") if {
	group_kind == "Namespace"
} else := "" if {
	group_kind in scope.cluster_kinds
} else := _at("metadata", "namespace") if {
	_at("metadata", "namespace") != ""
} else := value.string_at(request, "namespace") if {
	value.string_at(request, "namespace") != ""
} else := "default"

_at(parent, key) := value.string_at(value.object_at(resource, parent), key)

_api_version := value.string_at(resource, "apiVersion")

_kind := input.kind

_bare if _kind != "AdmissionReview"
