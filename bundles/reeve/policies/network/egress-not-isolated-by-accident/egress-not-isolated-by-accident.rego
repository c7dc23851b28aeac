# METADATA
# scope: package
# title: Empty egress list without the type Egress
# description: >-
#   An empty list of egress rules denies all egress only where policyTypes lists Egress.
#   Without, the policy does not isolate its pods for egress at all, and everything gets out.
#   The API server drops the empty list, so that only manifests show it.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Add Egress to policyTypes, or remove the empty list.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["egress-not-isolated-by-accident"]

import data.reeve.lib.fix
import data.reeve.lib.netpol

violation contains {
	"msg": "egress is empty and denies nothing without the type Egress in policyTypes",
	"path": ["spec", "egress"],
	"fix": fix.on_request(_added),
} if {
	netpol.judged.egress == []
	not "Egress" in netpol.types(netpol.judged)
}

_added := [{"op": "add", "path": ["spec", "policyTypes", "-"], "value": "Egress"}] if {
	netpol.judged.policyTypes[0]
} else := [{"op": "add", "path": ["spec", "policyTypes"], "value": ["Ingress", "Egress"]}]
