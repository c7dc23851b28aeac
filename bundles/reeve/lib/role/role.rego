# METADATA
# scope: package
# title: The judged role
# description: >-
#   What the rules of the judged Role or ClusterRole allow, with where they say so. A rule
#   is its index, path and the rule itself. A target is [group, resource], as in lib.rbac,
#   or [group, resource, verbs] if not all verbs count for it; the resource "*" stands for
#   any of the group. A finding is one rule with the verbs and resources that are wanted
#   and allowed. What a Role cannot grant it does not allow.
package reeve.lib.role

import data.reeve.lib.bootstrap
import data.reeve.lib.grants
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.rbac
import data.reeve.lib.resource
import data.reeve.lib.roles
import data.reeve.lib.value
import data.reeve.lib.version

# METADATA
# description: The role in a message.
label := sprintf("%s %q", [_labels[kube.group_kind], value.string_at(kube.resource.metadata, "name")])

# METADATA
# description: >-
#   All rules of the judged role. A null among strings is an empty string, as it is to the
#   API server.
all_rules := [{"index": index, "path": ["rules", index], "rule": rule} |
	_labels[kube.group_kind]
	some index, raw in kube.resource.rules
	rule := _decoded(value.as_object(raw))
]

# METADATA
# description: >-
#   The rules that policies judge: those of roles that the API server creates itself only
#   where they are wanted, and those that allow everything only where they are, since one
#   policy reports them for all others.
rules(with_bootstrap, with_unlimited) := [held |
	not _is_spared(with_bootstrap)
	some held in all_rules
	not _is_reported_elsewhere(held, with_unlimited)
]

# METADATA
# description: >-
#   The rules that allow everything: each that says so, or else all those for any resource
#   whose verbs together are all there are.
unlimited := [held | some held in all_rules; rbac.is_everything(held.rule)] if {
	some held in all_rules
	rbac.is_everything(held.rule)
} else := broad if {
	broad := [held | some held in all_rules; rbac.is_everything(object.union(held.rule, {"verbs": ["*"]}))]
	verbs := {verb | some held in broad; some verb in held.rule.verbs}
	count(_usual_verbs - verbs) == 0
} else := []

# METADATA
# description: Whether the judged role is one that the API server creates itself.
is_bootstrap if bootstrap.created(kube.group_kind, kube.namespace, kube.resource)

# METADATA
# description: What rules allow whatever the name of the object.
open(held_rules, verbs, targets) := [object.union(_finding(held, ways), {"names": []}) |
	some held in held_rules
	ways := [way |
		some way in _ways(held, verbs, targets)
		rbac.is_open(held.rule, way.verb, way.resource)
	]
	count(ways) > 0
]

# METADATA
# description: What rules allow for objects of certain names only, with these names.
named(held_rules, verbs, targets) := [object.union(_finding(held, ways), {"names": sort(names)}) |
	some held in held_rules
	ways := [way |
		some way in _ways(held, verbs, targets)
		count(rbac.limits(held.rule, way.verb, way.resource)) > 0
	]
	names := {name | some way in ways; some name in rbac.limits(held.rule, way.verb, way.resource)}
	count(names) > 0
]

# METADATA
# description: >-
#   The severity of a finding: one step up where it reaches further than one ordinary
#   namespace, as in a ClusterRole or in a namespace of the system. A ClusterRole that the
#   inventory knows to be bound in namespaces only counts as a Role.
severity(base, system_namespaces) := _raised[base] if {
	_is_wide(system_namespaces)
} else := base

# METADATA
# description: >-
#   The severity of a finding about exec, attach or port-forward. They ask for create, and
#   over WebSockets before Kubernetes v1.35 for get alone.
streaming_severity(found, base, system_namespaces) := "low" if {
	not "create" in found.verbs
	version.since(version.kubernetes, 35)
} else := severity(base, system_namespaces)

# METADATA
# description: Whether the role is for the whole cluster.
is_cluster_role if kube.group_kind == "rbac.authorization.k8s.io/ClusterRole"

_decoded(rule) := object.union(rule, {field: [_text(entry) | some entry in rule[field]] |
	some field in _lists
	null in rule[field]
}) if {
	some field in _lists
	null in rule[field]
} else := rule

_text(null) := ""

_text(entry) := entry if entry != null

_lists := ["apiGroups", "nonResourceURLs", "resourceNames", "resources", "verbs"]

_labels := {
	"rbac.authorization.k8s.io/ClusterRole": "cluster role",
	"rbac.authorization.k8s.io/Role": "role",
}

_is_spared(with_bootstrap) if {
	is_bootstrap
	not with_bootstrap
}

_is_reported_elsewhere(held, with_unlimited) if {
	held in unlimited
	not with_unlimited
}

_usual_verbs := {"get", "list", "watch", "create", "update", "patch", "delete"}

_ways(held, verbs, targets) := [way |
	allowed := [verb | some verb in verbs; rbac.has_verb(held.rule, verb)]
	count(allowed) > 0
	some target in targets
	entry := _entry(held.rule, target)
	some verb in allowed
	_counts(verb, target)
	_can_grant(verb, target)
	way := {"verb": verb, "resource": _name(target), "entry": entry}
]

# Where the first entry stands that reaches the target.
_entry(rule, target) := 0 if {
	target[1] == "*"
	rbac.has_group(rule, target[0])
	rule.resources[0]
} else := [index |
	rbac.reaches(rule, target[0], target[1])
	some index, entry in rule.resources
	rbac.names(entry, target[1])
][0]

_counts(_, target) if not target[2]

_counts(verb, target) if verb in target[2]

_name(target) := concat("/", array.slice(target, 0, 2)) if {
	target[1] == "*"
} else := target[1]

_can_grant(_, _) if is_cluster_role

_can_grant(verb, target) if resource.is_grantable_by_role(verb, target[0], target[1])

_finding(held, ways) := {
	"path": array.concat(held.path, ["resources", min({way.entry | some way in ways})]),
	"verbs": verbs,
	"resources": resources,
	"text": sprintf("allows %s on %s", [concat(", ", verbs), concat(", ", resources)]),
} if {
	verbs := _distinct([way.verb | some way in ways])
	resources := _distinct([way.resource | some way in ways])
}

_distinct(list) := [item |
	some index, item in list
	not item in array.slice(list, 0, index)
]

_raised := {"info": "low", "low": "medium", "medium": "high", "high": "critical", "critical": "critical"}

_is_wide(system_namespaces) if kube.namespace in system_namespaces

_is_wide(_) if {
	is_cluster_role
	not _is_confined
}

# Whoever is bound to it, or to a role that takes up its rules, is so within a namespace.
_is_confined if {
	inventory.complete("rbac.authorization.k8s.io/ClusterRoleBinding", "")
	names := roles.aggregating(kube.resource) | {kube.resource.metadata.name}
	bindings := {grant.binding.kind | some grant in grants.all; _grants_one(grant, names)}
	bindings == {"RoleBinding"}
}

_grants_one(grant, names) if {
	grant.role.kind == "ClusterRole"
	grant.role.name in names
}
