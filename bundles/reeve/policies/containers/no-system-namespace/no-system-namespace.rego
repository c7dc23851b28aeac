# METADATA
# scope: package
# title: Workload in a system namespace
# description: >-
#   Namespaces of the system are exempt from many rules, and whoever looks at them expects
#   to see what belongs to the cluster: a good place to hide. The control plane, nodes and
#   service accounts of these namespaces may create pods there. A list of exceptions by
#   labels trusts whoever writes them.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       systemNamespaces:
#         description: Names of the namespaces of the system.
#         type: array
#         items: {type: string}
#         default: [kube-system, kube-public, kube-node-lease]
#       allow:
#         description: >-
#           What may run there, by name, in which a star stands for any characters, by labels, or by both.
#         type: array
#         items:
#           type: object
#           additionalProperties: false
#           minProperties: 1
#           properties:
#             name: {type: string}
#             labels: {type: object, additionalProperties: {type: string}, minProperties: 1}
#         default: []
#   controls:
#   - {framework: NSA, id: 2a, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1036.005}
#   peers: [trivy KSV-0037, kics using-unrecommended-namespace]
#   remediation: Use a namespace of your own.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-system-namespace"]

import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.requester
import data.reeve.lib.selector
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%q is in the system namespace %q", [_name, kube.namespace]),
	"path": ["metadata", "namespace"],
} if {
	kube.namespace in _parameters.systemNamespaces
	not _allowed
	not requester.is_system(_parameters.systemNamespaces)
}

_allowed if {
	some entry in _parameters.allow
	pattern.fits(_name, object.get(entry, "name", "*"))
	selector.matches({"matchLabels": object.get(entry, "labels", {})}, value.object_at(_metadata, "labels"))
}

_metadata := value.object_at(kube.resource, "metadata")

_name := value.string_at(_metadata, "name") if {
	value.string_at(_metadata, "name") != ""
} else := value.string_at(_metadata, "generateName")

_parameters := parameters.of("containers/no-system-namespace")
