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
import data.reeve.lib.value
import data.reeve.lib.version
import data.reeve.lib.workload

# The empty string is a value too, and not the default.
violation contains {
	"msg": sprintf("%s sets procMount to %q", [workload.label(container), container.security_context.procMount]),
	"path": array.concat(container.path, ["securityContext", "procMount"]),
	"container": container.name,
	"fix": [{"op": "remove"}],
} if {
	not _exempt
	some container in workload.containers
	value.is_set(container.security_context, "procMount")
	container.security_context.procMount != "Default"
}

_parameters := parameters.of("psp/pss-proc-mount")

_exempt if {
	_parameters.level == "baseline"
	version.since(_parameters.version, 35)
	workload.user_namespace
}
