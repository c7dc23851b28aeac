# METADATA
# scope: package
# title: Resource that its API group does not have
# description: >-
#   RBAC accepts any pair of group and resource. A rule for deployments in the core
#   group, or for ingresses in extensions, grants nothing, and what was meant is then
#   granted some other way.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/Role, rbac.authorization.k8s.io/ClusterRole]}
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Write the plural of the resource, and the group that serves it.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["role-known-resources"]

import data.reeve.lib.inventory
import data.reeve.lib.role
import data.reeve.lib.served

violation contains {
	"msg": sprintf("%s has %q, which %s does not have%s", [role.label, entry, _groups(held.rule), _hint(entry)]),
	"path": array.concat(held.path, ["resources", index]),
} if {
	some held in _judged
	some index, entry in held.rule.resources
	not contains(entry, "*")
	not _is_served(held.rule, entry)
}

violation contains {
	"msg": sprintf("%s has the API group %q, where a group without a version belongs", [role.label, group]),
	"path": array.concat(held.path, ["apiGroups", index]),
} if {
	some held in _rules
	some index, group in held.rule.apiGroups
	contains(group, "/")
}

# One serving group is enough, since rules list groups and resources crosswise. Of groups
# that are not Kubernetes' own nobody knows, but of those of the custom resources at hand.
_judged := [held |
	some held in _rules
	held.rule.apiGroups[0]
	not "request-serviceaccounts-token-audience" in held.rule.verbs
	every group in held.rule.apiGroups { _is_judged(group) }
]

_is_judged(group) if served.is_own(group)

_is_judged(group) if contains(group, "/")

_is_judged(group) if {
	_is_complete
	some definition in _definitions
	definition.spec.group == group
}

_is_complete if inventory.complete(_definition, "")

_is_served(rule, entry) if {
	some group in rule.apiGroups
	served.is_served(group, entry)
}

_is_served(rule, entry) if {
	some definition in _definitions
	definition.spec.group in rule.apiGroups
	definition.spec.names.plural == split(entry, "/")[0]
}

_definitions := inventory.objects(_definition, "")

_definition := "apiextensions.k8s.io/CustomResourceDefinition"

_groups(rule) := concat(" or ", [_group(group) | some group in rule.apiGroups])

_group("") := "the core group"

_group(group) := sprintf("the group %q", [group]) if group != ""

_hint(entry) := sprintf(": it is in %s", [concat(" and ", [_group(group) | some group in groups])]) if {
	groups := served.groups_of(entry)
	groups != []
} else := sprintf(": the resource is %q", [served.meant(entry)]) if {
	served.meant(entry)
} else := ""

_rules := role.rules(false, true)
