# METADATA
# scope: package
# title: Aggregation of nothing
# description: >-
#   A selector that matches no ClusterRole adds nothing. Somebody relies on rights that
#   are not there, and whoever later sets that label on a ClusterRole grants them.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
# custom:
#   severity: info
#   action: audit
#   match: {kinds: [rbac.authorization.k8s.io/ClusterRole]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Correct the labels of the selector or of the roles that are meant.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["aggregation-matches"]

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s aggregates no cluster role through one of its selectors", [role.label]),
	"path": ["aggregationRule", "clusterRoleSelectors", index],
} if {
	some index in _unmatched
	inventory.complete(_kind, "")
}

unknown contains {
	"msg": sprintf("whether there is a cluster role that %s aggregates", [role.label]),
	"needs": [_kind],
} if {
	count(_unmatched) > 0
	not inventory.complete(_kind, "")
}

_unmatched := {index |
	not role.is_bootstrap
	some index, label_selector in kube.resource.aggregationRule.clusterRoleSelectors
	matched := inventory.selected(_kind, "", label_selector)
	count(object.remove(matched, [kube.resource.metadata.name])) == 0
}

_kind := "rbac.authorization.k8s.io/ClusterRole"
