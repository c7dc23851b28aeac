# METADATA
# scope: package
# title: Namespace without default-deny ingress
# description: >-
#   A pod that no NetworkPolicy selects can be reached from everywhere. Only a policy that
#   selects every pod of the namespace and has no ingress rule makes that the exception:
#   other policies then name what may come in. Whether these allow too much is for other
#   policies to judge.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-traffic
# custom:
#   severity: high
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
#   - {framework: MITRE, id: T1046}
#   - {framework: MITRE, id: T1210}
#   peers:
#   - kyverno add-network-policy
#   - kyverno generate-networkpolicy-existing
#   - kubeaudit MissingDefaultDenyIngressNetworkPolicy
#   - kubeaudit MissingDefaultDenyIngressAndEgressNetworkPolicy
#   remediation: Add a NetworkPolicy with an empty podSelector, the policyTypes [Ingress] and no rules.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["default-deny-ingress"]

import data.reeve.lib.coverage
import data.reeve.lib.inventory
import data.reeve.lib.netpol
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("namespace %q has no NetworkPolicy that denies all ingress by default", [_open]),
	"path": ["metadata", "name"],
} if {
	inventory.complete(netpol.kind, _open)
}

unknown contains {
	"msg": sprintf("whether namespace %q has a NetworkPolicy that denies all ingress by default", [namespace]),
	"needs": [netpol.kind],
} if {
	namespace := _open
	not inventory.complete(netpol.kind, namespace)
}

_open := namespace if {
	namespace := coverage.namespace(parameters.of("network/default-deny-ingress").exemptNamespaces)
	not netpol.default_deny(namespace, "Ingress")
}
