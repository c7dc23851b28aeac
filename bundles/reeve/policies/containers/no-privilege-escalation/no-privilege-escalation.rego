# METADATA
# scope: package
# title: Privilege escalation
# description: >-
#   Unless allowPrivilegeEscalation is false, a process can gain more rights than its
#   parent has: a setuid binary in the image makes a root of a user that was none. The API
#   allows it by default, and the field is not inherited from the pod.
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
#       mode:
#         description: Whether every container must say false, or only one that says true is at fault.
#         type: string
#         enum: [explicit-false, only-explicit-true]
#         default: explicit-false
#       exemptImages:
#         description: Images whose containers may escalate, as patterns of registries and repositories.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: PSS, id: restricted}
#   - {framework: CIS, id: 5.2.6, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1548}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0001, kubescape C-0016, kubescape C-0197, kubescape C-0211, kubescape C-0217,
#     kube-linter privilege-escalation-container, gatekeeper allow-privilege-escalation,
#     kyverno disallow-privilege-escalation, checkov CKV_K8S_20,
#     polaris privilegeEscalationAllowed, kubesec AllowPrivilegeEscalation,
#     kubeaudit AllowPrivilegeEscalationNil, kubeaudit AllowPrivilegeEscalationTrue,
#     terrascan AC_K8S_0085, datree CONTAINERS_MISSING_KEY_ALLOWPRIVILEGEESCALATION,
#     azure ContainerNoPrivilegeEscalation, azure MutatePrivilegeEscalationContainers,
#     azure MutatePrivilegeEscalationInitContainers, kubewarden allow-privilege-escalation-psp,
#     kics privilege-escalation-allowed
#   ]
#   remediation: Set securityContext.allowPrivilegeEscalation to false for each container.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-privilege-escalation"]

import data.reeve.lib.escalation
import data.reeve.lib.exempt
import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains finding.violation if {
	not workload.windows
	some finding in escalation.findings
	not _accepted(finding)
	not exempt.image(finding.container, _parameters.exemptImages)
}

_accepted(finding) if {
	_parameters.mode == "only-explicit-true"
	not finding.explicit
}

_parameters := parameters.of("containers/no-privilege-escalation")
