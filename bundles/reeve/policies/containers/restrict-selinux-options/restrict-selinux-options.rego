# METADATA
# scope: package
# title: Custom SELinux options
# description: >-
#   The SELinux type decides what a process may touch on the node, and with a user or a
#   role of its own it can leave the confinement of containers. Only the listed types may
#   be set, and no user or role; the level is free.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container
# custom:
#   severity: medium
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedTypes:
#         description: Types that may be set; container_engine_t counts on Kubernetes v1.31 and later only.
#         type: array
#         items: {type: string}
#         default: [container_t, container_init_t, container_kvm_t, container_engine_t]
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: NSA, id: 1f, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0025, gatekeeper selinux, kyverno disallow-selinux,
#     datree EKS_INVALID_SELINUXOPTIONS_TYPE_VALUE, datree EKS_INVALID_SELINUXOPTIONS_USER_VALUE,
#     datree EKS_INVALID_SELINUXOPTIONS_ROLE_VALUE, azure SELinux, kubewarden selinux-psp
#   ]
#   remediation: Remove user, role and type from securityContext.seLinuxOptions, for the pod and for each container.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["restrict-selinux-options"]

import data.reeve.lib.parameters
import data.reeve.lib.selinux
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains object.union(workload.subject(part.holder), {
	"msg": part.fact,
	"path": part.path,
	"fix": [{"op": "remove"}],
}) if {
	some part in selinux.parts
	not _allowed(part)
}

_allowed(part) if {
	part.field == "type"
	part.text in parameters.of("containers/restrict-selinux-options").allowedTypes
	not _too_new(part.text)
}

_too_new(type) if {
	type in selinux.container_types("latest")
	not type in selinux.container_types(version.kubernetes)
}
