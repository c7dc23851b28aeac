# METADATA
# scope: package
# title: Pod that cannot resolve names
# description: >-
#   A pod that is isolated for egress reaches no name server unless a policy lets it, and then
#   hardly anything else by name. Long answers need TCP besides UDP. Looked at are the rules
#   of the policies that select the pod: they must be for a port of DNS, and for the name
#   servers of the cluster, their known addresses, or anybody.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       dnsNamespace:
#         description: The namespace of the name servers.
#         type: string
#         default: kube-system
#       dnsSelector:
#         description: The labels of the name servers.
#         type: object
#         additionalProperties: {type: string}
#         default: {k8s-app: kube-dns}
#       dnsPorts:
#         description: The ports that they listen on.
#         type: array
#         items: {type: integer}
#         default: [53]
#       dnsAddresses:
#         description: Addresses of name servers that are no pods, such as the cache of a node.
#         type: array
#         items: {type: string}
#         default: [169.254.20.10]
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers:
#   - kyverno add-networkpolicy-dns
#   - cyclonus CheckDNSBlockedOnTCP
#   - cyclonus CheckDNSBlockedOnUDP
#   remediation: Add an egress rule for port 53, UDP and TCP, of the name servers in kube-system.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["dns-allowed"]

import data.reeve.lib.dns
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.parameters
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("egress policies of namespace %q let the pod send no DNS query over %s", [
		kube.namespace,
		blocked.protocol,
	]),
	"path": array.concat(workload.pod.metadata_path, ["labels"]),
	"severity": blocked.severity,
} if {
	blocked := _blocked
	blocked.answer == "no"
	inventory.complete(netpol.kind, kube.namespace)
}

unknown contains {
	"msg": sprintf("whether a network policy of namespace %q lets the pod send DNS queries over %s", [
		kube.namespace,
		_blocked.protocol,
	]),
	"needs": [netpol.kind],
} if {
	not inventory.complete(netpol.kind, kube.namespace)
}

unknown contains {
	"msg": sprintf("whether a rule that lets the pod send DNS queries over %s is for namespace %q, by its labels", [
		_blocked.protocol,
		_parameters.dnsNamespace,
	]),
	"needs": ["Namespace"],
} if {
	_blocked.answer == "unknown"
}

# Where UDP does not get through, TCP is not worth a word.
_blocked := [blocked |
	some [protocol, severity] in [["UDP", "medium"], ["TCP", "low"]]
	answer := dns.allowed(_rules, kube.namespace, _servers, protocol)
	answer != "yes"
	blocked := {"protocol": protocol, "severity": severity, "answer": answer}
][0] if {
	count(_isolating) > 0
}

_rules := [rule | some spec in _isolating; some rule in netpol.effective_rules(spec); rule.type == "Egress"]

_isolating := netpol.isolating(kube.namespace, value.object_at(workload.pod.metadata, "labels"), "Egress") if {
	not workload.pod.spec.hostNetwork == true
	not value.string_at(workload.pod.spec, "dnsPolicy") in {"None", "Default"}
}

_servers := {
	"namespace": _parameters.dnsNamespace,
	"labels": _parameters.dnsSelector,
	"addresses": _parameters.dnsAddresses,
	"ports": _parameters.dnsPorts,
}

_parameters := parameters.of("network/dns-allowed")
