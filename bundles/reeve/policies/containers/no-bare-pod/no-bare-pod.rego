# METADATA
# scope: package
# title: Pod without a controller
# description: >-
#   Nobody creates a pod again that was made by hand: when its node goes, it is gone, and
#   no rollout ever reaches it. Pods that the kubelet shows for static pods are left out.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/workloads/controllers/
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [Pod]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptNamespaces:
#         description: Namespaces in which pods need no controller; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   peers: [
#     kubescape C-0073, kyverno prevent-bare-pods, kyverno cleanup-bare-pods, popeye POP-208,
#     datree K8S_INCORRECT_KIND_VALUE_POD, azure BlockNakedPods
#   ]
#   remediation: Create the pod through a Deployment, a Job or another controller.
#   profiles: []
#   since: v0.1.0
package reeve.policies.containers["no-bare-pod"]

import data.reeve.lib.exempt
import data.reeve.lib.owner
import data.reeve.lib.parameters
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": "pod has no controller",
	"path": ["metadata", "ownerReferences"],
} if {
	workload.pod
	count(owner.kinds) == 0
	not _is_mirror
	not exempt.namespace(parameters.of("containers/no-bare-pod").exemptNamespaces)
}

_is_mirror if value.is_set(value.object_at(workload.pod.metadata, "annotations"), "kubernetes.io/config.mirror")
