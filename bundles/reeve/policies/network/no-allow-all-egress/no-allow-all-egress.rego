# METADATA
# scope: package
# title: NetworkPolicy that allows all egress
# description: >-
#   A rule that names neither peers nor ports, or all of them, lets pods send to everybody,
#   which is how data leaves a cluster. Policies only add to what is allowed, so such a rule
#   undoes every other policy that isolates the same pods.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-egress-traffic
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowOnSelectors:
#         description: The podSelectors, written as in the policy, whose pods may be open.
#         type: array
#         items: {type: object}
#         default: []
#   controls:
#   - {framework: CIS, id: 5.3.2, version: "1.12"}
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   - {framework: MITRE, id: T1041}
#   - {framework: MITRE, id: T1048}
#   peers:
#   - kubeaudit AllowAllEgressNetworkPolicyExists
#   - popeye POP-1203
#   - cyclonus CheckTargetAllEgressAllowed
#   remediation: Name the peers and the ports that the pods need.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["no-allow-all-egress"]

import data.reeve.lib.netpol
import data.reeve.lib.parameters
import data.reeve.lib.value

violation contains {"msg": "egress rule allows everything to everywhere", "path": rule.path} if {
	not _may_be_open
	some rule in netpol.judged_rules("Egress")
	netpol.covers_all_ports(rule)
	netpol.is_for_everybody(rule)
}

_may_be_open if {
	some pod_selector in parameters.of("network/no-allow-all-egress").allowOnSelectors
	pod_selector == value.object_at(netpol.judged, "podSelector")
}
