# METADATA
# scope: package
# title: Pod for the control plane
# description: >-
#   Nodes of the control plane hold the keys of the cluster, and a taint keeps other pods
#   away. A pod that tolerates it, or asks for such a node, puts what breaks out of it
#   next to these keys. A toleration of all taints is judged by another policy.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io-control-plane-taint
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       taints:
#         description: Keys of the taints, which are also the labels of these nodes.
#         type: array
#         items: {type: string}
#         default: [node-role.kubernetes.io/control-plane, node-role.kubernetes.io/master]
#       exemptNamespaces:
#         description: Namespaces whose pods may run there; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: [kube-system]
#       exemptKinds:
#         description: Kinds that may run there, and whose pods may, as group/Kind or Kind.
#         type: array
#         items: {type: string}
#         default: [apps/DaemonSet, extensions/DaemonSet]
#   controls:
#   - {framework: NSA, id: 2d, version: "1.2"}
#   - {framework: OWASP, id: K06, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     kyverno restrict-controlplane-scheduling, azure ReservedSystemPoolTaints,
#     azure CannotEditIndividualNodes
#   ]
#   remediation: Remove the toleration, the node selector or the affinity for the control plane.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-control-plane-scheduling"]

import data.reeve.lib.exempt
import data.reeve.lib.owner
import data.reeve.lib.parameters
import data.reeve.lib.placement

violation contains {
	"msg": sprintf("pod tolerates the taint %q of the control plane", [toleration.key]),
	"path": toleration.path,
	"fix": [{"op": "remove"}],
} if {
	not _exempt
	some toleration in placement.tolerations
	toleration.key in _parameters.taints
}

violation contains {
	"msg": sprintf("pod %s the label %q of the control plane", [label.phrase, label.key]),
	"path": label.path,
} if {
	not _exempt
	some label in placement.wanted_labels
	label.key in _parameters.taints
}

_exempt if exempt.namespace(_parameters.exemptNamespaces)

_exempt if owner.is_of(_parameters.exemptKinds)

_parameters := parameters.of("containers/no-control-plane-scheduling")
