# METADATA
# scope: package
# title: Rights that are granted and not held
# description: >-
#   What the judged role or binding grants beyond the rights of who makes the request, as
#   the API server finds it. Rights are those that the inventory knows.
package reeve.lib.selfgrant

import data.reeve.lib.binding
import data.reeve.lib.change
import data.reeve.lib.grants
import data.reeve.lib.kube
import data.reeve.lib.rbac
import data.reeve.lib.requester
import data.reeve.lib.role
import data.reeve.lib.roles
import data.reeve.lib.value

# METADATA
# description: >-
#   The rights granted that no single rule of the author covers, as in rbac.exceeding. None
#   where the author may escalate the role or bind it, and where only owners or finalizers
#   change. Undefined where nobody makes the request.
exceeding := [] if {
	requester.name
	change.only_for_garbage_collection
} else := [] if {
	grants.granting(_held, _permission)
} else := rbac.exceeding(_wanted, [rule |
	some grant in _held
	some rule in roles.rules_of(grant.role)
]) if {
	requester.name
}

# METADATA
# description: >-
#   What would have to be known before it is certain that nothing is held: the kinds that
#   are not declared complete.
missing := array.concat(grants.missing(_place), [concat("/", [_group, binding.role.kind]) |
	binding.is_judged
	not roles.is_known(binding.role)
	not concat("/", [_group, binding.role.kind]) in grants.missing(_place)
])

# METADATA
# description: Where the object grants its rights.
path := ["roleRef"] if {
	binding.is_judged
} else := ["aggregationRule"] if {
	_takes_all
} else := ["rules"]

# METADATA
# description: The role or binding in a message.
label := binding.label if {
	binding.is_judged
} else := role.label

# METADATA
# description: A right in a message.
text(atom) := sprintf("%s on %s", [atom.verbs[0], atom.nonResourceURLs[0]]) if {
	atom.nonResourceURLs
} else := sprintf("%s on %s%s", [atom.verbs[0], _resource(atom), _named(atom)])

_resource(atom) := concat(".", [part | some part in [atom.resources[0], atom.apiGroups[0]]; part != ""])

_named(atom) := sprintf(" named %q", [atom.resourceNames[0]]) if {
	atom.resourceNames
} else := ""

_held := grants.held_in({"kind": "User", "name": requester.name, "groups": requester.groups}, _place)

# What is written for the whole cluster counts there only.
_place := "" if {
	kube.resource.kind in {"ClusterRole", "ClusterRoleBinding"}
} else := kube.namespace

_permission := {"verb": "bind", "group": _group, "resource": _resources[binding.role.kind], "name": binding.role.name} if {
	binding.is_judged
} else := {
	"verb": "escalate",
	"group": _group,
	"resource": _resources[kube.resource.kind],
	"name": value.string_at(kube.resource.metadata, "name"),
}

# A role that nobody knows might grant anything.
_wanted := roles.rules_of(binding.role) if {
	roles.is_known(binding.role)
} else := _everything if {
	binding.role
} else := _everything if {
	_takes_all
} else := [rule | some rule in kube.resource.rules]

# Whoever chooses what a role takes up might choose anything.
_takes_all if value.is_set(kube.resource, "aggregationRule")

_takes_all if value.is_set(kube.old_resource, "aggregationRule")

_everything := [
	{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]},
	{"nonResourceURLs": ["*"], "verbs": ["*"]},
]

_resources := {"ClusterRole": "clusterroles", "Role": "roles"}

_group := "rbac.authorization.k8s.io"
