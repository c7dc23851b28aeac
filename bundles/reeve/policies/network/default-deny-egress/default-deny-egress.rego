# METADATA
# scope: package
# title: Namespace without default-deny egress
# description: >-
#   A pod that no NetworkPolicy of type Egress selects can reach everything, which is how
#   data leaves a cluster. Only a policy that selects every pod of the namespace, lists
#   Egress and has no egress rule makes that the exception. Where a policy lists no types,
#   Egress is not one of them unless there is a rule for it.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic
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
#   - {framework: MITRE, id: T1048}
#   - {framework: MITRE, id: T1041}
#   peers:
#   - kyverno add-network-policy
#   - kyverno add-networkpolicy-dns
#   - kubeaudit MissingDefaultDenyEgressNetworkPolicy
#   - kubeaudit MissingDefaultDenyIngressAndEgressNetworkPolicy
#   remediation: Add a NetworkPolicy with an empty podSelector, the policyTypes [Egress] and no rules, and one that allows DNS.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["default-deny-egress"]

import data.reeve.lib.coverage
import data.reeve.lib.inventory
import data.reeve.lib.netpol
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("namespace %q has no NetworkPolicy that denies all egress by default", [_open]),
	"path": ["metadata", "name"],
} if {
	inventory.complete(netpol.kind, _open)
}

unknown contains {
	"msg": sprintf("whether namespace %q has a NetworkPolicy that denies all egress by default", [namespace]),
	"needs": [netpol.kind],
} if {
	namespace := _open
	not inventory.complete(netpol.kind, namespace)
}

_open := namespace if {
	namespace := coverage.namespace(parameters.of("network/default-deny-egress").exemptNamespaces)
	not netpol.default_deny(namespace, "Egress")
}
