# METADATA
# scope: package
# title: Rule that grants nothing
# description: >-
#   A role without rules, or a rule that lacks its verbs, groups or resources, grants
#   nothing. The API server refuses most of them, so the role that somebody relies on is
#   never written.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
# custom:
#   severity: info
#   action: audit
#   match: {kinds: [rbac.authorization.k8s.io/Role, rbac.authorization.k8s.io/ClusterRole]}
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Remove the rule, or write what is missing.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["role-no-empty-rule"]

import data.reeve.lib.kube
import data.reeve.lib.role
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s has no rules", [role.label]),
	"path": ["rules"],
} if {
	not role.is_bootstrap
	not kube.resource.rules[0]
	count(role.all_rules) == 0
	not value.is_set(kube.resource, "aggregationRule")
}

violation contains {
	"msg": sprintf("%s has a rule %s", [role.label, fault]),
	"path": held.path,
} if {
	some held in role.rules(false, true)
	some fault in _faults(held.rule)
}

_faults(rule) := ({"without verbs" | not rule.verbs[0]} | {"without resources" |
	not rule.resources[0]
	not rule.nonResourceURLs[0]
}) | ({"without API groups" |
	rule.resources[0]
	not rule.apiGroups[0]
} | {"for both resources and URLs" |
	rule.nonResourceURLs[0]
	some field in ["apiGroups", "resources", "resourceNames"]
	rule[field][0]
})
