# METADATA
# scope: package
# title: Namespace without a NetworkPolicy
# description: >-
#   In a namespace without network policies every pod can reach every other and be reached
#   by it. A NetworkPolicy or a CiliumNetworkPolicy of the namespace counts, whatever it
#   allows, and so does a ClusterNetworkPolicy, AdminNetworkPolicy or
#   BaselineAdminNetworkPolicy that denies something there. All but the NetworkPolicies
#   count only where they are known.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
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
#   - {framework: CIS, id: 5.3.2, version: "1.12"}
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers: [kubescape C-0206, kubescape C-0054, kubescape C-0049, rego-policies namespace_has_networkpolicy]
#   remediation: Add a NetworkPolicy to the namespace, first one that denies by default.
#   profiles: []
#   since: v0.1.0
package reeve.policies.network["namespace-has-policy"]

import data.reeve.lib.coverage
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.parameters
import data.reeve.lib.value

violation contains {
	"msg": sprintf("namespace %q has no NetworkPolicy", [_bare]),
	"path": ["metadata", "name"],
} if {
	inventory.complete(netpol.kind, _bare)
}

unknown contains {
	"msg": sprintf("whether namespace %q has a NetworkPolicy", [namespace]),
	"needs": [netpol.kind],
} if {
	namespace := _bare
	not inventory.complete(netpol.kind, namespace)
}

_bare := namespace if {
	namespace := coverage.namespace(parameters.of("network/namespace-has-policy").exemptNamespaces)
	not _has_policy(namespace)
	not netpol.denied_cluster_wide(_labels(namespace))
}

_has_policy(namespace) if {
	some kind in [netpol.kind, "cilium.io/CiliumNetworkPolicy"]
	count(inventory.objects(kind, namespace)) > 0
}

# The API server adds the label.
_labels(namespace) := object.union(
	value.object_at(kube.resource.metadata, "labels"),
	{"kubernetes.io/metadata.name": namespace},
)
