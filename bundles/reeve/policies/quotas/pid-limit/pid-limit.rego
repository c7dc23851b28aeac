# METADATA
# scope: package
# title: Pods without a limit of processes
# description: >-
#   A node has a fixed number of process IDs. A pod that may take all of them stops every
#   other one, and the kubelet with it. By default there is no limit.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/pid-limiting/
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [kubelet.config.k8s.io/KubeletConfiguration]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       max:
#         description: How many processes a pod may have.
#         type: integer
#         minimum: 1
#         default: 4096
#   controls:
#   - {framework: CIS, id: 4.2.13, version: "1.12"}
#   - {framework: MITRE, id: T1499}
#   peers: [kubescape C-0284]
#   remediation: Set podPidsLimit.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.quotas["pid-limit"]

import data.reeve.lib.kube
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("pods may have %s", [_much]),
	"path": ["podPidsLimit"],
} if {
	_much
}

_much := "any number of processes" if {
	kube.group_kind == "kubelet.config.k8s.io/KubeletConfiguration"
	_limit <= 0
} else := sprintf("%d processes, more than %d", [_limit, _max]) if {
	kube.group_kind == "kubelet.config.k8s.io/KubeletConfiguration"
	_limit > _max
}

_limit := kube.resource.podPidsLimit if {
	is_number(kube.resource.podPidsLimit)
} else := -1

_max := parameters.of("quotas/pid-limit").max
