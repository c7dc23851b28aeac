# METADATA
# scope: package
# title: Namespace without a ResourceQuota
# description: >-
#   Without a ResourceQuota the pods of one namespace can use up the whole cluster. A
#   quota with scopes limits only the pods that these select, and leaves the others free.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [Namespace]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptNamespaces:
#         description: Names of namespaces that need none.
#         type: array
#         items: {type: string}
#         default: [kube-system, kube-public, kube-node-lease]
#       acceptScoped:
#         description: Whether a quota that is limited to some pods by scopes is enough.
#         type: boolean
#         default: false
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1496}
#   - {framework: MITRE, id: T1499}
#   peers: [trivy KSV-0040, kubescape C-0009, kyverno add-ns-quota, rego-policies namespace_has_resourcequota]
#   remediation: Add a ResourceQuota without scopes to the namespace.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["namespace-has-resource-quota"]

import data.reeve.lib.coverage
import data.reeve.lib.inventory
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("namespace %q has no %s", [_bare, _wanted]),
	"path": ["metadata", "name"],
} if {
	inventory.complete("ResourceQuota", _bare)
}

unknown contains {
	"msg": sprintf("whether namespace %q has a %s", [namespace, _wanted]),
	"needs": ["ResourceQuota"],
} if {
	namespace := _bare
	not inventory.complete("ResourceQuota", namespace)
}

_bare := namespace if {
	namespace := coverage.namespace(_parameters.exemptNamespaces)
	not _limited(namespace)
}

_limited(namespace) if {
	some quota in inventory.objects("ResourceQuota", namespace)
	_counts(quota)
}

_counts(_) if _parameters.acceptScoped

_counts(quota) if {
	not quota.spec.scopes[0]
	not quota.spec.scopeSelector.matchExpressions[0]
}

_wanted := "ResourceQuota" if {
	_parameters.acceptScoped
} else := "ResourceQuota for all pods"

_parameters := parameters.of("quotas/namespace-has-resource-quota")
