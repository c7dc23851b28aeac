# METADATA
# scope: package
# title: Unmasked /proc
# description: >-
#   Runtimes hide the parts of /proc that tell about the node or change it. The Pod
#   Security Standards forbid to switch this off, in every version. From v1.35 on the
#   baseline level allows it to pods with a user namespace of their own, the restricted
#   level does not.
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
#       level:
#         description: Level of the standards; from v1.35 on they differ here.
#         type: string
#         enum: [baseline, restricted]
#         default: baseline
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: PSS, id: restricted}
#   peers: [trivy KSV-0027, gatekeeper proc-mount, kyverno disallow-proc-mount]
#   remediation: Remove securityContext.procMount or set it to Default.
#   profiles:
#   - {name: recommended}
#   - {name: baseline}
#   - {name: restricted, before: v1.35}
#   - {name: restricted, from: v1.35, parameters: {level: restricted}}
#   since: v0.1.0
package reeve.policies.psp["pss-proc-mount"]

import data.reeve.lib.parameters
import data.reeve.lib.procmount
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains {
	"msg": change.fact,
	"path": change.path,
	"container": change.container.name,
	"fix": [{"op": "remove"}],
} if {
	not _exempt
	some change in procmount.changes
}

_parameters := parameters.of("psp/pss-proc-mount")

_exempt if {
	_parameters.level == "baseline"
	version.since(_parameters.version, 35)
	workload.user_namespace
}
