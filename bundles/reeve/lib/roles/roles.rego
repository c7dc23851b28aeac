# METADATA
# scope: package
# title: Roles and their rules
# description: >-
#   What the roles of the inventory grant, aggregated ones expanded. A role is its kind,
#   namespace, empty for a ClusterRole, and name.
package reeve.lib.roles

import data.reeve.lib.inventory
import data.reeve.lib.rbac
import data.reeve.lib.selector
import data.reeve.lib.value

# METADATA
# description: >-
#   The rules of a role. There are none where the role is not known, but for cluster-admin,
#   which is the same in every cluster.
rules_of(role) := _rules(role.kind, role.namespace, role.name)

# METADATA
# description: Whether the rules of a role are known.
is_known(role) if rules_of(role)

# METADATA
# description: >-
#   The first rule of a role that allows the request of resource.request_of. Undefined if
#   there is none.
allowing(role, request) := _allowing(role.kind, role.namespace, role.name, request)[0]

# METADATA
# description: >-
#   The rules that a ClusterRole grants, which need not be in the inventory. Those of an
#   aggregated one are the rules of the roles that it selects, and that these select: a
#   controller overwrites its own. In one that was read back from a cluster, the own are
#   what that controller wrote, and count as well.
effective(cluster_role) := [rule | some rule in cluster_role.rules] if {
	not _is_aggregated(cluster_role)
} else := array.concat(_written(cluster_role), [rule |
	some name in aggregated(cluster_role)
	some rule in _written(_by_name[name])
])

# METADATA
# description: The names of the known ClusterRoles that an aggregated one takes its rules from.
aggregated(cluster_role) := graph.reachable(_selections, _selected(cluster_role)) - {cluster_role.metadata.name}

# METADATA
# description: >-
#   The names of the known aggregated ClusterRoles that take up the rules of a ClusterRole,
#   which need not be in the inventory.
aggregating(cluster_role) := {name |
	some name, known in _by_name
	_is_aggregated(known)
	name != cluster_role.metadata.name
	taken := aggregated(known) | {name}
	some selecting in taken
	_selects(_by_name[selecting], cluster_role)
}

_rules("Role", namespace, name) := [rule | some rule in role.rules] if {
	role := inventory.object_of("rbac.authorization.k8s.io/Role", namespace, name)
}

_rules("ClusterRole", _, name) := effective(inventory.object_of(_kind, "", name))

_rules("ClusterRole", _, "cluster-admin") := [
	{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]},
	{"nonResourceURLs": ["*"], "verbs": ["*"]},
] if {
	not inventory.object_of(_kind, "", "cluster-admin")
}

# A list, since what is undefined is worked out anew for each binding of the role.
_allowing(kind, namespace, name, request) := [rule |
	some rule in _rules(kind, namespace, name)
	rbac.allows(rule, request)
]

_written(cluster_role) := [] if {
	_is_aggregated(cluster_role)
	value.string_at(cluster_role.metadata, "uid") == ""
} else := [rule | some rule in cluster_role.rules]

_is_aggregated(cluster_role) if value.is_set(cluster_role, "aggregationRule")

_selections := {name: _selected(known) | some name, known in _by_name}

# Few roles select any, and only these are held against all others.
_selected(cluster_role) := {name |
	some name, known in _by_name
	_selects(cluster_role, known)
} if {
	_is_aggregated(cluster_role)
} else := set()

_selects(cluster_role, other) if {
	some label_selector in cluster_role.aggregationRule.clusterRoleSelectors
	selector.matches(label_selector, value.object_at(other.metadata, "labels"))
}

_by_name := inventory.objects(_kind, "")

_kind := "rbac.authorization.k8s.io/ClusterRole"
