# METADATA
# scope: package
# title: Rule that another one includes
# description: >-
#   A rule that another one of the role includes grants nothing by itself. Whoever
#   removes it believes to have taken a right away.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
# custom:
#   severity: info
#   action: audit
#   match: {kinds: [rbac.authorization.k8s.io/Role, rbac.authorization.k8s.io/ClusterRole]}
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Delete the rule.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["role-no-redundant-rule"]

import data.reeve.lib.rbac
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s has rule %d, all of which rule %d allows too", [role.label, held.index, others[0]]),
	"path": held.path,
	"fix": [{"op": "remove"}],
} if {
	some held in _rules
	held.rule.verbs[0]
	others := [other.index |
		some other in _rules
		other.index != held.index
		rbac.includes(other.rule, held.rule)
		not _is_later_equal(other, held)
	]
	others != []
}

_is_later_equal(other, held) if {
	other.index > held.index
	rbac.includes(held.rule, other.rule)
}

_rules := [held |
	some held in role.rules(false, true)
	_is_complete(held.rule)
]

# What the API server refuses is no rule.
_is_complete(rule) if {
	rule.apiGroups[0]
	rule.resources[0]
	not rule.nonResourceURLs[0]
}

_is_complete(rule) if {
	rule.nonResourceURLs[0]
	not rule.resources[0]
}
