# METADATA
# scope: package
# title: Who holds which rights
# description: >-
#   What the bindings of the inventory grant. A grant is a role and a subject, as in
#   lib.binding, and the binding between them: its kind, namespace, empty for none, and
#   name. That namespace is where the grant holds, everywhere if it is empty. Whoever asks
#   about one namespace pays for the bindings of that one and of the whole cluster; only
#   by_subject and all look at every binding, once.
package reeve.lib.grants

import data.reeve.lib.binding
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.member
import data.reeve.lib.roles

# METADATA
# description: The grants made in a namespace; those for the whole cluster where it is empty.
made_in("") := _cluster_wide

made_in(namespace) := _made("RoleBinding", namespace) if namespace != ""

# METADATA
# description: >-
#   The grants that count in a namespace: those made there and those for the whole cluster.
#   Where it is empty that is the latter, and where it is "*" all there are.
reaching(namespace) := array.concat(made_in(""), made_in(namespace)) if {
	not namespace in {"", "*"}
} else := made_in("") if {
	namespace == ""
} else := all

# METADATA
# description: All grants.
all := [grant |
	some namespace in (_namespaces | {""})
	some grant in made_in(namespace)
]

# METADATA
# description: >-
#   The roles that bindings in a namespace name, whether or not they have subjects; those
#   of bindings for the whole cluster where it is empty.
bound_in(namespace) := {role |
	some known in inventory.objects(_full(_binding_kind(namespace)), namespace)
	role := binding.role_of(known, namespace)
}

# METADATA
# description: The roles that any binding names.
bound := {role | some namespace in (_namespaces | {""}); some role in bound_in(namespace)}

# METADATA
# description: >-
#   Whether the judged binding is the one to report what it does together with others, so
#   that one does: the last of them in the order of the alphabet, or one that is not
#   known yet.
is_last_of(_) if not inventory.object_of(kube.group_kind, kube.namespace, kube.resource.metadata.name)

is_last_of(bindings) if {
	last := _order(binding.identity)
	every other in bindings { _order(other) <= last }
}

# METADATA
# description: All grants by the key of their subject, as in lib.binding.
by_subject := _by_subject

# METADATA
# description: >-
#   The grants that a subject, as in lib.member, holds in a namespace: those made there
#   and those for the whole cluster, which are all there are where it is empty.
held_in(subject, namespace) := held_by(member.keys(subject), namespace)

# METADATA
# description: The same of whoever has these keys, as in lib.member.
held_by(keys, namespace) := [grant |
	some place in {"", namespace}
	some key in keys
	some grant in _index(place)[key]
]

# METADATA
# description: The grants that a subject, as in lib.member, holds anywhere.
held(subject) := [grant |
	some key in member.keys(subject)
	some grant in by_subject[key]
]

# METADATA
# description: >-
#   The first of the grants that allows the request of resource.request_of, together with
#   the rule that does so. Undefined if there is none.
granting(grants, request) := [object.union(grant, {"rule": rule}) |
	some grant in grants
	rule := roles.allowing(grant.role, request)
][0]

# METADATA
# description: >-
#   The kinds that would have to be declared complete before the absence of a grant in a
#   namespace is proof; "*" stands for all namespaces, and empty for none, where nothing
#   counts but what is for the whole cluster.
missing(namespace) := [_full(kind) |
	some kind, home in {"ClusterRole": "", "ClusterRoleBinding": "", "Role": namespace, "RoleBinding": namespace}
	not _is_elsewhere(kind, namespace)
	not inventory.complete(_full(kind), home)
]

_is_elsewhere(kind, "") if kind in {"Role", "RoleBinding"}

_cluster_wide := _made("ClusterRoleBinding", "")

_made(kind, namespace) := [grant |
	some name, known in inventory.objects(_full(kind), namespace)
	role := binding.role_of(known, namespace)
	some subject in binding.subjects_of(known, namespace)
	grant := {"binding": {"kind": kind, "namespace": namespace, "name": name}, "role": role, "subject": subject}
]

_by_subject[grant.subject.key] contains grant if some grant in all

_index("") := _by_cluster_wide_subject

_index(namespace) := {key: [grant | some grant in grants; grant.subject.key == key] |
	some key in {grant.subject.key | some grant in grants}
} if {
	namespace != ""
	grants := made_in(namespace)
}

_by_cluster_wide_subject := _cluster_wide_by

_cluster_wide_by[grant.subject.key] contains grant if some grant in _cluster_wide

_namespaces := {namespace | some namespace, _ in data.inventory.namespace}

_binding_kind("") := "ClusterRoleBinding"

_binding_kind(namespace) := "RoleBinding" if namespace != ""

_order(one) := concat("/", [one.kind, one.namespace, one.name])

_full(kind) := concat("/", ["rbac.authorization.k8s.io", kind])
