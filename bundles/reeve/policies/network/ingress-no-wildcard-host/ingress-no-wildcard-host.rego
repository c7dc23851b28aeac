# METADATA
# scope: package
# title: Ingress for any host
# description: >-
#   An Ingress without a host, or with a wildcard, gets the requests for every host that no
#   other names, those of other teams included, and answers under whatever name leads to the
#   cluster.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [networking.k8s.io/Ingress, extensions/Ingress]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Hosts with a wildcard that may be used, as they are written.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers:
#   - gatekeeper block-wildcard-ingress
#   - kyverno restrict-ingress-wildcard
#   - kyverno disallow-empty-ingress-host
#   - kyverno restrict-ingress-defaultbackend
#   - datree INGRESS_INCORRECT_HOST_VALUE_PERMISSIVE
#   - azure RequireIngressHost
#   remediation: Name the host in every rule.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["ingress-no-wildcard-host"]

import data.reeve.lib.ingress
import data.reeve.lib.parameters

violation contains {"msg": "ingress rule is for any host", "path": array.concat(rule.path, ["host"])} if {
	some rule in ingress.rules
	rule.host == ""
}

violation contains {
	"msg": sprintf("ingress rule is for the hosts %q", [rule.host]),
	"path": array.concat(rule.path, ["host"]),
} if {
	some rule in ingress.rules
	contains(rule.host, "*")
	not rule.host in parameters.of("network/ingress-no-wildcard-host").allowed
}

violation contains {"msg": "ingress has no rules and is for any host", "path": ["spec"]} if {
	ingress.spec
	count(ingress.rules) == 0
}
