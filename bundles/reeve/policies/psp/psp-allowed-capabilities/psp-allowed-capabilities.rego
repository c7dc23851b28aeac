# METADATA
# scope: package
# title: Policy that allows more capabilities
# description: >-
#   A capability is a piece of the root of the node. Those in allowedCapabilities a
#   container may add, those in defaultAddCapabilities it has unless it drops them; with
#   all of them it is as good as privileged.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Capabilities that may be in the lists, without the prefix CAP_.
#         type: array
#         items: {type: string}
#         default: [NET_BIND_SERVICE]
#   controls:
#   - {framework: CIS, id: 5.2.8, version: "1.12"}
#   peers: [kubescape C-0219, checkov CKV_K8S_24, kics psp-with-added-capabilities]
#   remediation: Remove the capability from spec.allowedCapabilities and spec.defaultAddCapabilities.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.psp["psp-allowed-capabilities"]

import data.reeve.lib.capability
import data.reeve.lib.parameters
import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in(_fields)

violation contains {
	"msg": sprintf("%s %s", [psplint.label, _way(field, entry.name)]),
	"path": entry.path,
	"severity": _severity(entry.name),
	"fix": [{"op": "remove"}],
} if {
	some field in _fields
	some entry in psplint.entries(psplint.spec, field)
	not capability.normal(entry.name) in _allowed
}

_fields := {"allowedCapabilities", "defaultAddCapabilities"}

_way("allowedCapabilities", "*") := "allows every capability"

_way("allowedCapabilities", name) := sprintf("allows the capability %q", [name]) if name != "*"

_way("defaultAddCapabilities", name) := sprintf("adds the capability %q", [name])

_severity(name) := "critical" if {
	capability.normal(name) in {"*", "ALL"}
} else := "medium"

_allowed := {capability.normal(name) | some name in parameters.of("psp/psp-allowed-capabilities").allowed}
