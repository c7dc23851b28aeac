# METADATA
# scope: package
# title: NetworkPolicy with rules that have no effect
# description: >-
#   Rules of a type that policyTypes leaves out are ignored: a policy with egress rules and
#   only the type Ingress lets everything out. A type that is listed twice is no fault but
#   hides a missing one, and one that Kubernetes does not know is refused.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers:
#   - cyclonus CheckSourceMissingPolicyTypeIngress
#   - cyclonus CheckSourceMissingPolicyTypeEgress
#   remediation: Add the type to policyTypes, or delete the rules that have no effect.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["policy-types-consistent"]

import data.reeve.lib.fix
import data.reeve.lib.netpol

violation contains {
	"msg": sprintf("%s rules have no effect without the type %s in policyTypes", [field, type]),
	"path": ["spec", field],
	"fix": _fix(type),
} if {
	netpol.judged.policyTypes[0]
	some type, field in {"Ingress": "ingress", "Egress": "egress"}
	not type in netpol.judged.policyTypes
	count(netpol.rules(netpol.judged, type)) > 0
}

violation contains {
	"msg": sprintf("policyTypes lists %q twice", [type]),
	"path": ["spec", "policyTypes", index],
	"fix": [{"op": "remove"}],
	"severity": _severity,
} if {
	some index, type in netpol.judged.policyTypes
	type in array.slice(netpol.judged.policyTypes, 0, index)
}

violation contains {
	"msg": sprintf("policyTypes lists %q, which is neither Ingress nor Egress", [type]),
	"path": ["spec", "policyTypes", index],
} if {
	some index, type in netpol.judged.policyTypes
	not type in {"Ingress", "Egress"}
}

# A direction that comes into force must not allow everything.
_fix(type) := fix.on_request([{"op": "add", "path": ["spec", "policyTypes", "-"], "value": type}]) if {
	not netpol.selects_all(netpol.judged)
	rules := netpol.effective_rules(object.union(netpol.judged, {"policyTypes": [type]}))
	every rule in rules {
		count(rule.peers) > 0
		count(rule.ports) > 0
	}
} else := []

# More than two the API server refuses.
_severity := "low" if {
	count(netpol.judged.policyTypes) <= 2
} else := "medium"
