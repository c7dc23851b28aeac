# METADATA
# scope: package
# title: Names that restrict nothing
# description: >-
#   A request to create an object or to delete a collection carries no name, so a rule
#   that lists names never allows it, but for create through server-side apply. Whoever
#   adds a second rule to make it work opens it for all names.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/Role, rbac.authorization.k8s.io/ClusterRole]}
#   controls:
#   - {framework: CIS, id: 5.1.3, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Split the rule, so that verbs that carry no name stand in one without resourceNames.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["role-resource-names-effective"]

import data.reeve.lib.rbac
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s limits %s on %s to names, which such requests do not carry%s", [
		role.label,
		verb,
		concat(", ", resources),
		_granted_elsewhere(held, verb, resources),
	]),
	"path": array.concat(held.path, ["verbs", index]),
} if {
	some held in _rules
	held.rule.resourceNames[0]
	some index, verb in held.rule.verbs
	resources := _limited(held.rule, verb)
	resources != []
}

_limited(rule, "deletecollection") := [resource |
	some resource in rule.resources
	not rbac.is_open(rule, "deletecollection", resource)
]

_limited(rule, "create") := [resource |
	some resource in rule.resources
	not contains(resource, "/")
	not rbac.is_open(rule, "create", resource)
]

_granted_elsewhere(held, verb, resources) := sprintf(", and rule %d allows it whatever the name", [others[0]]) if {
	wanted := object.union(held.rule, {"verbs": [verb], "resources": resources, "resourceNames": []})
	others := [other.index | some other in _rules; rbac.includes(other.rule, wanted)]
	others != []
} else := ""

_rules := role.rules(false, true)
