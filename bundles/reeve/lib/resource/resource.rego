# METADATA
# scope: package
# title: Resources
# description: >-
#   What RBAC names are resources, not kinds: rbac.authorization.k8s.io/clusterroles, in
#   the core group nodes.
package reeve.lib.resource

import data.reeve.lib.scope
import data.reeve.lib.value

# METADATA
# description: Kubernetes' own resources that live in no namespace, written group/resource.
cluster_scoped := {_plural(kind) | some kind in scope.cluster_kinds}

# METADATA
# description: The groups that Kubernetes itself serves; all others are of custom resources or other servers.
groups := {
	"",
	"admissionregistration.k8s.io",
	"apiextensions.k8s.io",
	"apiregistration.k8s.io",
	"apps",
	"authentication.k8s.io",
	"authorization.k8s.io",
	"autoscaling",
	"batch",
	"certificates.k8s.io",
	"coordination.k8s.io",
	"discovery.k8s.io",
	"events.k8s.io",
	"extensions",
	"flowcontrol.apiserver.k8s.io",
	"internal.apiserver.k8s.io",
	"networking.k8s.io",
	"node.k8s.io",
	"policy",
	"rbac.authorization.k8s.io",
	"resource.k8s.io",
	"scheduling.k8s.io",
	"storage.k8s.io",
	"storagemigration.k8s.io",
}

# METADATA
# description: >-
#   Whether a resource, or the one that a subresource belongs to, lives in no namespace.
#   Of resources that Kubernetes does not have nobody knows.
is_cluster_scoped(group, resource) if {
	trim_prefix(concat("/", [group, split(resource, "/")[0]]), "/") in cluster_scoped
}

# METADATA
# description: >-
#   The request that an access stands for, as an authorizer sees it: verb, group, resource,
#   name and the namespace it is made in, which is none for what lives in none, and of a
#   Namespace the one that it is; or verb and url, in no namespace.
request_of(access) := {"verb": access.verb, "url": access.url, "namespace": ""} if {
	value.string_at(access, "url") != ""
} else := {
	"verb": access.verb,
	"group": value.string_at(access, "group"),
	"resource": access.resource,
	"name": value.string_at(access, "name"),
	"namespace": _place(access),
}

# METADATA
# description: >-
#   Whether a Role can grant the verb on the resource, which lives in no namespace or in
#   that of the Role. Of what lives in none these are the Namespace itself, and what is
#   asked for in the namespace where a role is to be bound or a policy to be used.
is_grantable_by_role(_, group, resource) if not is_cluster_scoped(group, resource)

is_grantable_by_role(verb, _, _) if verb in _asked_for_in_place

is_grantable_by_role(verb, "", resource) if {
	split(resource, "/")[0] == "namespaces"
	verb in {"get", "update", "patch", "delete"}
}

# Lists of Namespaces are made in none, even where a field selector brings a name along.
_place(access) := access.name if {
	_is_namespace(access)
	not access.verb in {"deletecollection", "list", "watch"}
	value.string_at(access, "name") != ""
} else := "" if {
	is_cluster_scoped(value.string_at(access, "group"), access.resource)
	not access.verb in _asked_for_in_place
} else := value.string_at(access, "namespace")

# To bind a ClusterRole in a namespace, and to use a PodSecurityPolicy there.
_asked_for_in_place := {"bind", "use"}

_is_namespace(access) if {
	split(access.resource, "/")[0] == "namespaces"
	value.string_at(access, "group") == ""
}

_plural(kind) := sprintf("%ses", [lower(kind)]) if {
	endswith(kind, "s")
} else := sprintf("%sies", [trim_suffix(lower(kind), "y")]) if {
	endswith(kind, "y")
} else := sprintf("%ss", [lower(kind)])
