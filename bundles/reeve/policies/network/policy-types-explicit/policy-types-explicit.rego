# METADATA
# scope: package
# title: NetworkPolicy without policyTypes
# description: >-
#   What a policy without policyTypes isolates depends on whether it has egress rules: who
#   removes the last of them, or adds the first, changes more than a rule. The API server
#   stores the types, so that only manifests lack them.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers: [cyclonus CheckSourceMissingPolicyTypes]
#   remediation: Write out the types that hold now.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["policy-types-explicit"]

import data.reeve.lib.netpol

violation contains {
	"msg": sprintf("policyTypes is not set and means %s", [concat(" and ", _types)]),
	"path": ["spec", "policyTypes"],
	"fix": [{"op": "add", "value": _types}],
} if {
	netpol.judged
	not netpol.judged.policyTypes[0]
}

_types := [type |
	some type in ["Ingress", "Egress"]
	type in netpol.types(netpol.judged)
]
