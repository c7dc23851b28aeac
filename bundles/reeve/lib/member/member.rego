# METADATA
# scope: package
# title: Who somebody is to RBAC
# description: >-
#   The keys of lib.binding under which bindings name a user, a service account or whoever
#   is in a group: themselves, and the groups that the API server puts them in.
package reeve.lib.member

import data.reeve.lib.binding

# METADATA
# description: >-
#   The keys of a subject: its kind and name, of a ServiceAccount the namespace, and
#   further groups of which it is a member.
keys(subject) := {concat(":", ["User", _user(subject)]) | subject.kind != "Group"} | {key |
	some group in (_groups(subject) | _joined(subject))
	key := concat(":", ["Group", group])
}

# METADATA
# description: >-
#   Whether the subject may do everything without any binding, as the group
#   system:masters may.
is_unlimited(subject) := "system:masters" in _groups(subject)

_user(subject) := subject.name if {
	subject.kind == "User"
} else := binding.account_user(subject.namespace, subject.name)

_groups(subject) := {subject.name | subject.kind == "Group"} | {group | some group in subject.groups}

# What the API server adds. Nobody is both authenticated and not.
_joined(subject) := {"system:unauthenticated"} if {
	_is_anonymous(subject)
} else := {"system:authenticated"} | _account_groups(subject)

_is_anonymous(subject) if "system:unauthenticated" in _groups(subject)

_is_anonymous(subject) if {
	subject.kind == "User"
	subject.name == "system:anonymous"
}

_account_groups(subject) := {"system:serviceaccounts", concat(":", ["system:serviceaccounts", parts[2]])} if {
	subject.kind != "Group"
	parts := split(_user(subject), ":")
	count(parts) == 4
	array.slice(parts, 0, 2) == ["system", "serviceaccount"]
} else := set()
