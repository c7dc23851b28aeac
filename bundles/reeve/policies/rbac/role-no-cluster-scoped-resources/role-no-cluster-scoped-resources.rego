# METADATA
# scope: package
# title: Role for what lives in no namespace
# description: >-
#   A Role holds within its namespace, and nodes, persistent volumes or cluster roles
#   are in none. The rule grants nothing, and whoever notices may bind a ClusterRole
#   that grants too much. Of namespaces a Role can grant its own one only.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/Role]}
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Use a ClusterRole and a ClusterRoleBinding, or delete the entry.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["role-no-cluster-scoped-resources"]

import data.reeve.lib.resource
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s has %s, which %s", [role.label, entry, _reason(entry)]),
	"path": array.concat(held.path, ["resources", index]),
} if {
	some held in _rules
	some index, entry in held.rule.resources
	_is_vain(held.rule, entry)
}

violation contains {
	"msg": sprintf("%s has nonResourceURLs, which only a cluster role can grant", [role.label]),
	"path": array.concat(held.path, ["nonResourceURLs"]),
} if {
	some held in _rules
	held.rule.nonResourceURLs[0]
}

# Rules list groups and resources crosswise: what another server has may live in a namespace.
_is_vain(rule, entry) if {
	rule.verbs[0]
	some group in rule.apiGroups
	resource.is_cluster_scoped(group, entry)
	every other in rule.apiGroups { other in resource.groups }
	every verb in rule.verbs { not _is_grantable(verb, group, entry) }
}

_is_grantable(verb, group, entry) if resource.is_grantable_by_role(verb, group, entry)

# Every verb has some that a Role can grant.
_is_grantable("*", "", entry) if split(entry, "/")[0] == "namespaces"

_is_grantable("*", _, entry) if entry in {"clusterroles", "podsecuritypolicies"}

_reason(entry) := "a role cannot list, watch or create" if {
	split(entry, "/")[0] == "namespaces"
} else := "live in no namespace"

_rules := role.rules(false, true)
