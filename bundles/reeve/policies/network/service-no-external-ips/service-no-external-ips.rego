# METADATA
# scope: package
# title: Service with external IPs
# description: >-
#   Nodes send traffic for an external IP to the Service that claims it, whoever the address
#   belongs to: who may write a Service can intercept what others in the cluster send to it
#   (CVE-2020-8554).
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/service/#external-ips
# - ref: https://github.com/kubernetes/kubernetes/issues/97076
# custom:
#   severity: high
#   action: deny
#   match: {kinds: [Service]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Addresses and blocks of addresses that Services may claim.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 1.2.3, version: "1.12"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   - {framework: MITRE, id: T1557}
#   peers:
#   - trivy KSV-0108
#   - gatekeeper externalip
#   - kyverno restrict-service-external-ips
#   - terrascan AC_K8S_0112
#   - azure AllowedExternalIPs
#   remediation: Remove externalIPs; use a LoadBalancer, or allow the addresses that are yours.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["service-no-external-ips"]

import data.reeve.lib.cidr
import data.reeve.lib.parameters
import data.reeve.lib.service

violation contains {
	"msg": sprintf("service claims the external IP %q, which is not allowed", [address]),
	"path": ["spec", "externalIPs", index],
	"fix": [{"op": "remove"}],
} if {
	some index, address in service.spec.externalIPs
	not _is_allowed(address)
}

_is_allowed(address) if {
	some entry in parameters.of("network/service-no-external-ips").allowed
	cidr.is_address(address)
	cidr.covers(_block(entry), address)
}

_block(entry) := entry if {
	contains(entry, "/")
} else := concat("", [entry, "/128"]) if {
	contains(entry, ":")
} else := concat("", [entry, "/32"])
