# METADATA
# scope: package
# title: Port of a NetworkPolicy that is not valid
# description: >-
#   The API server refuses a port that is out of range, a range that ends before it begins or
#   begins with a name, a protocol that it does not know and a name that no port can have. A
#   port that another item of the rule holds already is accepted and says nothing.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Correct the port, or delete the item that says nothing.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["valid-ports"]

import data.reeve.lib.clause
import data.reeve.lib.portset
import data.reeve.lib.value

violation contains {"msg": msg, "path": array.concat(port.path, [field])} if {
	some port in clause.ports
	some [field, msg] in _faults(port.spec)
}

violation contains {
	"msg": sprintf("item of ports says nothing beside item %v of the rule", [other]),
	"path": port.path,
	"severity": "low",
} if {
	some port in clause.ports
	index := port.path[4]
	others := [other |
		some other, item in port.rule.ports
		other != index
		portset.holds(value.as_object(item), port.spec)
		_is_first(other, index, port.spec, value.as_object(item))
	]
	other := others[0]
}

_faults(spec) := (({["port", sprintf("port %v is not between 1 and 65535", [spec.port])] |
	is_number(spec.port)
	not _is_port(spec.port)
} | {["port", sprintf("port %q is no name of a port", [spec.port])] |
	is_string(spec.port)
	not _is_name(spec.port)
}) | {["endPort", sprintf("endPort %v %s", [spec.endPort, fault])] |
	is_number(spec.endPort)
	fault := _end_fault(spec)
}) | {["protocol", sprintf("protocol %q is not one of TCP, UDP and SCTP", [spec.protocol])] |
	value.is_set(spec, "protocol")
	not spec.protocol in {"TCP", "UDP", "SCTP"}
}

_end_fault(spec) := "is without a port to begin with" if {
	not value.is_set(spec, "port")
} else := "follows a port that is given by name" if {
	is_string(spec.port)
} else := "is not between 1 and 65535" if {
	not _is_port(spec.endPort)
} else := "is less than the port" if {
	spec.endPort < spec.port
}

_is_port(number) if {
	number >= 1
	number <= 65535
}

# A service name of IANA.
_is_name(text) if {
	count(text) <= 15
	regex.match(`^[a-z0-9]+(-[a-z0-9]+)*$`, text)
	regex.match(`[a-z]`, text)
}

# Of those that say the same the first is to stay.
_is_first(other, index, _, _) if other < index

_is_first(_, _, spec, item) if not portset.holds(spec, item)
