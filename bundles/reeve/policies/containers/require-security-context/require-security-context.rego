# METADATA
# scope: package
# title: No security context
# description: >-
#   A pod without any security context leaves everything to the image and the runtime:
#   nobody has thought about what its processes may do. One that is empty, or has nothing
#   but nulls, says as little as none.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       mode:
#         description: Whether a context of the pod or of the container will do, or both are needed.
#         type: string
#         enum: [any, both]
#         default: any
#   controls:
#   - {framework: CIS, id: 5.6.3, version: "1.12"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [
#     trivy KSV-0118, kubescape C-0211, checkov CKV_K8S_29, checkov CKV_K8S_30,
#     terrascan AC_K8S_0064, datree CIS_MISSING_KEY_SECURITYCONTEXT,
#     kubewarden missing-security-context, kics pod-or-container-without-security-context
#   ]
#   remediation: Add a securityContext to the pod, with runAsNonRoot and a seccompProfile to begin with.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["require-security-context"]

import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s has no security context, nor has the pod", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext"]),
	"container": container.name,
} if {
	_mode == "any"
	_empty(workload.pod.security_context)
	some container in workload.containers
	_empty(container.security_context)
}

violation contains object.union(workload.subject(holder), {
	"msg": sprintf("%s has no security context", [holder.label]),
	"path": holder.path,
}) if {
	_mode == "both"
	some holder in workload.security_contexts
	_empty(holder.spec)
}

_mode := parameters.of("containers/require-security-context").mode

_empty(context) if {
	every setting in context { setting == null }
}
