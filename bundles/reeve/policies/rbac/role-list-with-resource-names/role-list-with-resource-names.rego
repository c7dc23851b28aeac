# METADATA
# scope: package
# title: Lists of named objects
# description: >-
#   A list or watch carries a name only where the client asks for that one object with a
#   field selector. Most clients do not, so they are refused, and the rule is then
#   opened for all names.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [rbac.authorization.k8s.io/Role, rbac.authorization.k8s.io/ClusterRole]}
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Use get for objects whose names are known.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["role-list-with-resource-names"]

import data.reeve.lib.rbac
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s limits %s to names, which only requests with a field selector carry", [
		role.label,
		concat(" and ", [entry.verb | some entry in entries]),
	]),
	"path": array.concat(held.path, ["verbs", entries[0].index]),
} if {
	some held in role.rules(false, true)
	held.rule.resourceNames[0]
	held.rule.resources[0]
	entries := [{"index": index, "verb": verb} |
		some index, verb in held.rule.verbs
		verb in {"list", "watch"}
		not rbac.is_open(held.rule, verb, "")
	]
	entries != []
}
