# METADATA
# scope: package
# title: Root user ID
# description: >-
#   A security context that sets runAsUser to 0 makes a root of the process, even where
#   the image names another user. What breaks out of such a container is root on the node.
#   A pod that says 0 is at fault even where each container says otherwise, since the next
#   container will not.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: high
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       effectiveOnly:
#         description: Whether 0 at the pod is no fault where every container sets its own user.
#         type: boolean
#         default: false
#   controls:
#   - {framework: PSS, id: restricted}
#   - {framework: CIS, id: 5.2.7, version: "1.12"}
#   - {framework: NSA, id: 1a, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0105, kubescape C-0013, kube-linter run-as-non-root, gatekeeper users,
#     kyverno require-run-as-non-root-user, kubeaudit RunAsUserCSCRoot, kubeaudit RunAsUserPSCRoot,
#     azure MutateRunAsNonRootUserContainers, azure MutateRunAsNonRootUserInitContainers,
#     azure MutateRunAsNonRootUserPod
#   ]
#   remediation: Set securityContext.runAsUser to the user ID of the application, or remove it and let the image decide.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-root-user-id"]

import data.reeve.lib.parameters
import data.reeve.lib.unixid
import data.reeve.lib.workload

violation contains object.union(id.subject, {
	"msg": id.msg,
	"path": id.path,
}) if {
	not workload.windows
	some id in unixid.given.runAsUser
	id.value == 0
	not _spared(id)
}

_spared(id) if {
	parameters.of("containers/no-root-user-id").effectiveOnly
	not id.holds
}
