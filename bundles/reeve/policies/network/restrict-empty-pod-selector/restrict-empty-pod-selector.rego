# METADATA
# scope: package
# title: NetworkPolicy that allows something for every pod
# description: >-
#   A policy with an empty podSelector is for every pod of the namespace, those to come
#   included. That is right where it denies by default, and may be for name resolution;
#   whatever else it allows, most of the pods do not need.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowDnsRule:
#         description: Whether a policy may allow every pod egress to port 53, and nothing else.
#         type: boolean
#         default: true
#   controls:
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers: [trivy KSV-0038, kyverno restrict-networkpolicy-empty-podselector]
#   remediation: Select the pods that need what is allowed by their labels.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["restrict-empty-pod-selector"]

import data.reeve.lib.netpol
import data.reeve.lib.parameters

violation contains {
	"msg": "podSelector selects every pod of the namespace, and the policy allows something",
	"path": ["spec", "podSelector"],
} if {
	netpol.selects_all(netpol.judged)
	rules := netpol.effective_rules(netpol.judged)
	count(rules) > 0
	not _is_for_dns(rules)
}

_is_for_dns(rules) if {
	parameters.of("network/restrict-empty-pod-selector").allowDnsRule
	every rule in rules {
		rule.type == "Egress"
		count(rule.ports) > 0
		every item in rule.ports {
			item.port == 53
			object.get(item, "endPort", null) in {null, 53}
		}
	}
}
