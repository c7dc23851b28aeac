# METADATA
# scope: package
# title: Service port that is not allowed
# description: >-
#   Where only some ports are agreed on, for firewalls and for those who watch the traffic, a
#   Service on another one goes past both.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services
# custom:
#   severity: low
#   action: "off"
#   match: {kinds: [Service]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Ranges of ports that may be used, each from min to max, with both.
#         type: array
#         items:
#           type: object
#           additionalProperties: false
#           required: [min, max]
#           properties: {min: {type: integer}, max: {type: integer}}
#         default: []
#   controls:
#   - {framework: OWASP, id: K06, version: "2025"}
#   peers:
#   - kube-linter invalid-target-ports
#   - kyverno restrict-service-port-range
#   - azure ServiceAllowedPorts
#   remediation: Use a port that is allowed.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["service-allowed-ports"]

import data.reeve.lib.parameters
import data.reeve.lib.service
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s is not allowed", [port.label]),
	"path": array.concat(port.path, ["port"]),
} if {
	some port in service.ports
	value.is_set(port.spec, "port")
	not value.in_ranges(port.spec.port, parameters.of("network/service-allowed-ports").allowed)
}
