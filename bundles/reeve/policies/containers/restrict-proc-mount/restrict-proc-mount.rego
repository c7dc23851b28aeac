# METADATA
# scope: package
# title: Unmasked /proc
# description: >-
#   Runtimes hide the parts of /proc that tell about the node or change it; any procMount
#   but Default switches this off. In the profile baseline a pod with a user namespace of
#   its own may do so on Kubernetes v1.35 and later.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: medium
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       profile:
#         description: Whether user namespaces make a difference; in baseline they do, in restricted they do not.
#         type: string
#         enum: [baseline, restricted]
#         default: restricted
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: PSS, id: restricted}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0027, kubescape C-0211, kube-linter unsafe-proc-mount, gatekeeper proc-mount,
#     kyverno disallow-proc-mount, polaris procMount, terrascan AC_K8S_0077,
#     azure AllowedProcMountType, kubewarden allowed-proc-mount-types-psp,
#     kics container-runs-unmasked
#   ]
#   remediation: Remove securityContext.procMount or set it to Default.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["restrict-proc-mount"]

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

_exempt if {
	parameters.of("containers/restrict-proc-mount").profile == "baseline"
	version.since(version.kubernetes, 35)
	workload.user_namespace
}
