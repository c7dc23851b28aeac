# METADATA
# scope: package
# title: Pod tied to a node
# description: >-
#   A pod that names its node goes there without the scheduler, past taints and free
#   resources. Who may choose the node may choose the one next to what they are after. A
#   node name that the scheduler has filled in does not count.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1610}
#   peers: [kyverno restrict-node-selection, kyverno restrict-node-affinity]
#   remediation: Remove nodeName or the host name, and select nodes by other labels where it matters.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-node-name"]

import data.reeve.lib.kube
import data.reeve.lib.requester
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod names the node %q to run on", [name]),
	"path": array.concat(workload.pod.path, ["nodeName"]),
	"fix": [{"op": "remove"}],
} if {
	name := value.string_at(workload.pod.spec, "nodeName")
	name != ""
	not _filled_in
}

violation contains {
	"msg": sprintf("pod selects the host %q to run on", [host]),
	"path": array.concat(workload.pod.path, ["nodeSelector", _hostname]),
	"fix": [{"op": "remove"}],
} if {
	host := value.string_at(value.object_at(workload.pod.spec, "nodeSelector"), _hostname)
	host != ""
}

_hostname := "kubernetes.io/hostname"

# By the scheduler in a pod that runs, by the kubelet in one for a static pod.
_filled_in if {
	kube.group_kind == "Pod"
	_not_by_the_author
}

_not_by_the_author if kube.operation == "UPDATE"

_not_by_the_author if requester.read_back

_not_by_the_author if requester.is_system([])
