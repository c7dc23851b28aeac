# METADATA
# scope: package
# title: Root not ruled out
# description: >-
#   With runAsNonRoot the kubelet refuses to start a container as root. The restricted
#   level of the Pod Security Standards asks for it, for each container or for the pod, in
#   every version, but from v1.35 on not of pods with a user namespace of their own. It
#   does not look at runAsUser.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   severity: high
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       version:
#         description: Version of the Pod Security Standards, not that of the cluster.
#         type: string
#         pattern: "^(latest|v1\\.(0|[1-9][0-9]*))$"
#         default: latest
#   controls:
#   - {framework: PSS, id: restricted}
#   - {framework: CIS, id: 5.2.7, version: "1.12"}
#   peers: [trivy KSV-0012, gatekeeper users, kyverno require-run-as-nonroot]
#   remediation: Set securityContext.runAsNonRoot to true for the pod, and false nowhere.
#   profiles: [{name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-run-as-non-root"]

import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.value
import data.reeve.lib.version
import data.reeve.lib.workload

# A pod or container that says false; false at the pod counts even where every
# container says true.
violation contains object.union(workload.subject(holder), {
	"msg": sprintf("%s sets runAsNonRoot to false", [holder.label]),
	"path": array.concat(holder.path, ["runAsNonRoot"]),
	"fix": fix.on_request([{"op": "replace", "value": true}]),
}) if {
	not _exempt
	some holder in workload.security_contexts
	holder.spec.runAsNonRoot == false
}

# A container that says nothing, under a pod that says nothing.
violation contains {
	"msg": sprintf("%s does not set runAsNonRoot, nor does the pod", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext", "runAsNonRoot"]),
	"container": container.name,
	"fix": fix.on_request([{
		"op": "add",
		"path": array.concat(workload.pod.path, ["securityContext", "runAsNonRoot"]),
		"value": true,
	}]),
} if {
	not _exempt
	not value.is_set(workload.pod.security_context, "runAsNonRoot")
	some container in workload.containers
	not value.is_set(container.security_context, "runAsNonRoot")
}

_exempt if {
	version.since(parameters.of("psp/pss-run-as-non-root").version, 35)
	workload.user_namespace
}
