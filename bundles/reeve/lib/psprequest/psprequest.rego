# METADATA
# scope: package
# title: Requests that PodSecurityPolicies judge
# description: >-
#   Which pod is to be made or changed, in which namespace, as which service account and by
#   whom. A workload is judged as the pod that its controller is going to make.
package reeve.lib.psprequest

import data.reeve.lib.inventory
import data.reeve.lib.psppod
import data.reeve.lib.pspuse
import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   What becomes of an object of a kind, as in kube.group_kind, in a namespace. Template is
#   the pod and path where it is in the object. Old is the one that it replaces and null for
#   a new one. User, as in lib.member, is who makes the request, or null. Users are those
#   who make or change the pod, of which there are none where nobody knows. Undefined where
#   the object bears no pod.
of(resource, kind, namespace, old, user) := {
	"operation": operation,
	"namespace": namespace,
	"path": path,
	"template": template,
	"old": old,
	"users": _users(kind, template, user),
	"account": account,
	"token": _has_token(operation, template, _account_object(namespace, account)),
} if {
	path := workload.template_paths[kind]
	template := object.get(resource, path, null)
	is_object(template)
	operation := _operation(kind, old)
	account := _account(operation, template)
}

# METADATA
# description: >-
#   Whether the service account of a request, which nobody knows, decides whether its token is
#   mounted.
needs_account(request) if {
	request.token
	not is_boolean(object.get(request.template, ["spec", "automountServiceAccountToken"], null))
	inventory.existence("ServiceAccount", request.namespace, request.account) == "unknown"
}

# A workload that changes makes new pods.
_operation(kind, old) := "UPDATE" if {
	kind == "Pod"
	old != null
} else := "CREATE"

_users("Pod", _, user) := [user] if user != null

_users("Pod", template, null) := [maker |
	some reference in value.object_at(template, "metadata").ownerReferences
	reference.controller == true
	maker := pspuse.controller(_kind(reference))
]

_users(kind, _, _) := [maker | maker := pspuse.controller(kind)] if kind != "Pod"

_kind(reference) := reference.kind if {
	not contains(reference.apiVersion, "/")
} else := concat("/", [split(reference.apiVersion, "/")[0], reference.kind])

_account(operation, template) := name if {
	name := psppod.account(template)
	name != ""
} else := "default" if {
	operation == "CREATE"
	not psppod.is_mirror(template)
} else := ""

_account_object(namespace, name) := inventory.object_of("ServiceAccount", namespace, name) if {
	inventory.object_of("ServiceAccount", namespace, name)
} else := {}

# What an update brings along has its volumes already.
_has_token("UPDATE", _, _) := false

_has_token("CREATE", template, account) if {
	psppod.mounts_token(template, account)
} else := false
