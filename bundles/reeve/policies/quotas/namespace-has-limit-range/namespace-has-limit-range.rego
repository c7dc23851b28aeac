# METADATA
# scope: package
# title: Namespace without a LimitRange for containers
# description: >-
#   Without a LimitRange a container that states no limits may use all that the node has,
#   and one that states no requests is scheduled anywhere. Only items of type Container
#   supply such defaults.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
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
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1496}
#   peers: [trivy KSV-0039, kubescape C-0009, kyverno add-ns-quota]
#   remediation: Add a LimitRange with an item of type Container to the namespace.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["namespace-has-limit-range"]

import data.reeve.lib.coverage
import data.reeve.lib.inventory
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("namespace %q has no LimitRange for containers", [_bare]),
	"path": ["metadata", "name"],
} if {
	inventory.complete("LimitRange", _bare)
}

unknown contains {
	"msg": sprintf("whether namespace %q has a LimitRange for containers", [namespace]),
	"needs": ["LimitRange"],
} if {
	namespace := _bare
	not inventory.complete("LimitRange", namespace)
}

_bare := namespace if {
	namespace := coverage.namespace(parameters.of("quotas/namespace-has-limit-range").exemptNamespaces)
	not _limited(namespace)
}

_limited(namespace) if {
	some range in inventory.objects("LimitRange", namespace)
	some item in range.spec.limits
	item.type == "Container"
}
