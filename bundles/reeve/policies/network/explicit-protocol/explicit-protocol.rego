# METADATA
# scope: package
# title: Port of a NetworkPolicy without a protocol
# description: >-
#   A port without a protocol is one of TCP. For DNS, time and syslog that is the wrong one,
#   and the policy cuts off what it was to allow. The API server stores the protocol, so that
#   only manifests lack it.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       udpPorts:
#         description: Numbers of ports that are of little use without UDP.
#         type: array
#         items: {type: integer}
#         default: [53, 123, 514]
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers: [cyclonus CheckSourcePortMissingProtocol]
#   remediation: Write protocol TCP, and for what speaks UDP add an item with protocol UDP.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["explicit-protocol"]

import data.reeve.lib.clause
import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.portset
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s has no protocol and is for TCP only", [_label(port)]),
	"path": array.concat(port.path, ["protocol"]),
	"fix": [_written_out(port)],
} if {
	some port in clause.ports
	not value.is_set(port.spec, "protocol")
	not _is_for_udp(port)
}

violation contains {
	"msg": sprintf("%s has no protocol and so is not for UDP", [_label(port)]),
	"path": array.concat(port.path, ["protocol"]),
	"severity": "medium",
	"fix": fix.on_request([_written_out(port), {
		"op": "add",
		"path": array.concat(port.rule.path, ["ports", "-"]),
		"value": {"port": port.spec.port, "protocol": "UDP"},
	}]),
} if {
	some port in clause.ports
	not value.is_set(port.spec, "protocol")
	_is_for_udp(port)
}

_written_out(port) := {"op": "add", "path": array.concat(port.path, ["protocol"]), "value": "TCP"}

_label(port) := sprintf("port %v", [port.spec.port]) if {
	value.is_set(port.spec, "port")
} else := "item of ports"

_is_for_udp(port) if {
	port.spec.port in parameters.of("network/explicit-protocol").udpPorts
	not portset.covered_by({"protocol": "UDP", "port": port.spec.port}, port.rule.ports)
}
