# METADATA
# scope: package
# title: Network plugin that does not enforce network policies
# description: >-
#   NetworkPolicies are objects that anybody can create and only a network plugin can
#   enforce. Under one that does not, every pod reaches every other, whatever the policies
#   say. Plugins are told by the images of DaemonSets and by the groups of
#   CustomResourceDefinitions. Where none is known by either, this is said of the namespace
#   kube-system.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#prerequisites
# custom:
#   severity: high
#   action: audit
#   match: {kinds: [apps/DaemonSet, Namespace]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       enforcing:
#         description: >-
#           Paths of the images of plugins that enforce network policies; a star stands for any
#           characters. The plugin of kind is known by the date in its tag.
#         type: array
#         items: {type: string}
#         default:
#         - "*calico*"
#         - "*cilium/cilium*"
#         - "*cilium-cilium*"
#         - "*isovalent/cilium*"
#         - "*antrea*"
#         - "*weave-npc*"
#         - "*kube-router*"
#         - "*canal*"
#         - "*ovn-kube*"
#         - "*kube-ovn*"
#         - "*aws-network-policy-agent*"
#         - "*azure-npm*"
#         - "*kube-network-policies*"
#       notEnforcing:
#         description: Paths of the images of plugins that do not.
#         type: array
#         items: {type: string}
#         default: ["*flannel*", "*amazon-k8s-cni*", "*kubenet*"]
#   controls:
#   - {framework: CIS, id: 5.3.1, version: "1.12"}
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers: [kubescape C-0205, kics cni-plugin-does-not-support-network-policies]
#   remediation: Install a network plugin that enforces network policies, beside this one or in its place.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["cni-supports-policy"]

import data.reeve.lib.cni
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s is a network plugin that enforces no network policies, and no other one is there", [_label(plugin)]),
	"path": array.concat(plugin.path, ["image"]),
	"container": plugin.name,
} if {
	plugin := _idle[0]
	inventory.complete("apps/DaemonSet", "*")
	not cni.is_enforced(_parameters.enforcing)
}

unknown contains {
	"msg": "whether a network plugin enforces network policies beside this one",
	"needs": ["apps/DaemonSet"],
} if {
	count(_idle) > 0
	not inventory.complete("apps/DaemonSet", "*")
	not cni.is_enforced(_parameters.enforcing)
}

unknown contains {
	"msg": "whether a network plugin of the cluster enforces network policies",
	"needs": [kind | some kind in ["apps/DaemonSet"]; not inventory.complete(kind, "*")],
} if {
	kube.group_kind == "Namespace"
	kube.namespace == "kube-system"
	not cni.is_enforced(_parameters.enforcing)
	not cni.is_known(_parameters.notEnforcing)
}

_idle := [container |
	kube.group_kind == "apps/DaemonSet"
	some container in workload.containers
	container.list == "containers"
	cni.is_idle(container.spec, _parameters.notEnforcing)
	not cni.is_enforcing(container.spec, _parameters.enforcing)
]

_label(container) := sprintf("%s with the image %q", [workload.label(container), container.spec.image])

_parameters := parameters.of("network/cni-supports-policy")
