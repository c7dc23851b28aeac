# METADATA
# scope: package
# title: Namespace without a NetworkPolicy
# description: >-
#   In a namespace without network policies every pod can reach every other and be reached
#   by it. Any NetworkPolicy of the namespace counts, whatever it allows, those of Calico and
#   Cilium included, and so does a policy for the whole cluster that denies something there
#   without picking pods: of Kubernetes (ClusterNetworkPolicy, AdminNetworkPolicy and
#   BaselineAdminNetworkPolicy), Calico (GlobalNetworkPolicy) or Cilium
#   (CiliumClusterwideNetworkPolicy). All but those of Kubernetes' own kind NetworkPolicy
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
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["namespace-has-policy"]

import data.reeve.lib.coverage
import data.reeve.lib.inventory
import data.reeve.lib.netpol
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("namespace %q has no NetworkPolicy", [_bare]),
	"path": ["metadata", "name"],
} if {
	count(_cluster_wide) == 0
	inventory.complete(netpol.kind, _bare)
}

unknown contains {
	"msg": sprintf("whether namespace %q has a NetworkPolicy", [namespace]),
	"needs": [netpol.kind],
} if {
	namespace := _bare
	not inventory.complete(netpol.kind, namespace)
}

# A policy for the whole cluster whose selector cannot be read may be the one.
unknown contains {
	"msg": sprintf("whether the selector of %s matches namespace %q", [policy.label, _bare]),
	"needs": [],
} if {
	some policy in _cluster_wide
}

_bare := namespace if {
	namespace := coverage.namespace(parameters.of("network/namespace-has-policy").exemptNamespaces)
	not _has_policy(namespace)
	not _is_covered
}

_has_policy(namespace) if {
	some kind in _kinds
	count(inventory.objects(kind, namespace)) > 0
}

_kinds := [
	netpol.kind,
	"cilium.io/CiliumNetworkPolicy",
	"crd.projectcalico.org/NetworkPolicy",
	"projectcalico.org/NetworkPolicy",
]

_is_covered if {
	some policy in _cluster_wide
	policy.certain
}

_cluster_wide := netpol.cluster_wide(coverage.labels)
