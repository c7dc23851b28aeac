# METADATA
# scope: package
# title: Aggregation of nearly every ClusterRole
# description: >-
#   An empty selector takes up the rules of every ClusterRole, cluster-admin among them,
#   and one that only leaves some out takes up all that come later. Whoever is bound to
#   the role grows with the cluster.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
# custom:
#   severity: critical
#   action: deny
#   match: {kinds: [rbac.authorization.k8s.io/ClusterRole]}
#   controls:
#   - {framework: CIS, id: 5.1.3, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1098.006}
#   remediation: Select the value of a label that is there for this role alone.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["aggregation-selector-bounded"]

import data.reeve.lib.kube
import data.reeve.lib.role
import data.reeve.lib.selector
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s takes up the rules of %s", [role.label, reach]),
	"path": ["aggregationRule", "clusterRoleSelectors", index],
} if {
	some index, label_selector in _selectors
	reach := _reach(value.as_object(label_selector))
}

violation contains {
	"msg": sprintf("%s takes up the rules of every cluster role with a label, whatever its value", [role.label]),
	"path": ["aggregationRule", "clusterRoleSelectors", index],
	"severity": "medium",
	"action": "warn",
} if {
	some index, label_selector in _selectors
	not _names_value(label_selector)
	"Exists" in _operators(label_selector)
}

violation contains {
	"msg": sprintf("%s has an aggregationRule without selectors, which the API server refuses", [role.label]),
	"path": ["aggregationRule"],
	"severity": "low",
	"action": "warn",
} if {
	not role.is_bootstrap
	value.is_set(kube.resource, "aggregationRule")
	count(_selectors) == 0
}

# A null selector is an empty one: the list has no pointers.
_selectors := [label_selector |
	not role.is_bootstrap
	some label_selector in kube.resource.aggregationRule.clusterRoleSelectors
]

_reach(label_selector) := "every cluster role" if {
	selector.is_empty(label_selector)
} else := "every cluster role that it does not leave out" if {
	not _names_value(label_selector)
	not "Exists" in _operators(label_selector)
}

_names_value(label_selector) if count(value.object_at(label_selector, "matchLabels")) > 0

_names_value(label_selector) if "In" in _operators(label_selector)

_operators(label_selector) := {requirement.operator | some requirement in label_selector.matchExpressions}
