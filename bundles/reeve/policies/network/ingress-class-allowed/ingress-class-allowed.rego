# METADATA
# scope: package
# title: Ingress class that is not allowed
# description: >-
#   The class decides which controller serves an Ingress: one for the inside, or one with an
#   address on the internet. Without a class it is the default one, or each controller that
#   feels called.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
# custom:
#   severity: low
#   action: "off"
#   match: {kinds: [networking.k8s.io/Ingress, extensions/Ingress]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Names of the classes that may be used.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K06, version: "2025"}
#   peers: [kyverno restrict-ingress-classes]
#   remediation: Set ingressClassName to one that is allowed.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["ingress-class-allowed"]

import data.reeve.lib.ingress
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("ingress is of the class %q, which is not allowed", [ingress.class.name]),
	"path": ingress.class.path,
} if {
	not ingress.class.name in parameters.of("network/ingress-class-allowed").allowed
}

violation contains {"msg": "ingress names no class", "path": ["spec", "ingressClassName"]} if {
	ingress.spec
	not ingress.class
}
