# METADATA
# scope: package
# title: Rules that a controller overwrites
# description: >-
#   The rules of an aggregated ClusterRole are written by a controller. What somebody
#   writes there by hand is gone a moment later, and with it the right that was meant.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/ClusterRole]}
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Move the rules to a ClusterRole that the selector matches.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["aggregation-rules-ignored"]

import data.reeve.lib.kube
import data.reeve.lib.role
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s has rules of its own, which those it aggregates replace", [role.label]),
	"path": ["rules"],
	"fix": [{"op": "replace", "value": []}],
} if {
	value.is_set(kube.resource, "aggregationRule")
	kube.resource.rules[0]
	not _is_live
}

# The controller has written the rules of what was read back from a cluster.
_is_live if value.string_at(kube.resource.metadata, "uid") != ""

_is_live if kube.resource.metadata.managedFields[0]
