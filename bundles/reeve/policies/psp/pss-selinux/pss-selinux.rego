# METADATA
# scope: package
# title: Custom SELinux options
# description: >-
#   The SELinux type decides what a process may touch on the node, and with a user or a
#   role of its own it can leave the confinement of containers. The baseline level of the
#   Pod Security Standards allows the types of containers only, container_engine_t from
#   v1.31 on, and no user or role; the level is free.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: medium
#   action: deny
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
#   - {framework: PSS, id: baseline}
#   peers: [trivy KSV-0025, gatekeeper selinux, kyverno disallow-selinux]
#   remediation: Remove user, role and type from securityContext.seLinuxOptions, for the pod and for each container.
#   profiles: [{name: recommended}, {name: baseline}, {name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-selinux"]

import data.reeve.lib.parameters
import data.reeve.lib.selinux
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
	part.text in selinux.container_types(parameters.of("psp/pss-selinux").version)
}
