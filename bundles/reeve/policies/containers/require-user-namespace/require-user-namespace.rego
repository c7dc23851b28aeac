# METADATA
# scope: package
# title: Pod without a user namespace
# description: >-
#   In a user namespace root of the pod is an ordinary user of the node, so a breakout
#   yields little. Pods have none unless they set hostUsers to false, which Kubernetes
#   takes from v1.33 on. Pods that the API server would refuse with it are left alone:
#   those in other namespaces of the node and those with raw block volumes.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
# custom:
#   severity: low
#   action: off
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       namespaces:
#         description: >-
#           Namespaces whose pods are judged; a star in a name stands for any characters. Without any, all
#           pods are.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [kubesec HostUsers]
#   remediation: Set hostUsers to false.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["require-user-namespace"]

import data.reeve.lib.exempt
import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains {
	"msg": "pod has no user namespace of its own",
	"path": array.concat(workload.pod.path, ["hostUsers"]),
	"fix": fix.on_request([{"op": "add", "value": false}]),
} if {
	_judged
	version.since(version.kubernetes, 33)
	workload.pod
	not workload.user_namespace
	not workload.windows
	not _refused
}

_judged if count(_namespaces) == 0

_judged if exempt.namespace(_namespaces)

_namespaces := parameters.of("containers/require-user-namespace").namespaces

# With any of these the API server refuses hostUsers false.
_refused if {
	some field in ["hostNetwork", "hostPID", "hostIPC"]
	workload.pod.spec[field] == true
}

_refused if {
	some container in workload.containers
	container.spec.volumeDevices[0]
}
