# METADATA
# scope: package
# title: Privileged container
# description: >-
#   A privileged container has every capability, sees the devices of the node and is not
#   confined by seccomp, AppArmor or SELinux. Whoever takes it over has the node. The
#   field is not inherited, so each container says it for itself.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: critical
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptImages:
#         description: Images whose containers may be privileged, as patterns of registries and repositories.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.2, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0017, kubescape C-0057, kubescape C-0193, kubescape C-0211, kubescape C-0213,
#     kube-linter privileged-container, gatekeeper privileged-containers,
#     kyverno disallow-privileged-containers, checkov CKV_K8S_16, polaris runAsPrivileged,
#     kube-score container-security-context-privileged, kubesec Privileged,
#     kubeaudit PrivilegedTrue, kubeaudit PrivilegedNil, terrascan AC_K8S_0046,
#     datree CONTAINERS_INCORRECT_PRIVILEGED_VALUE_TRUE, azure ContainerNoPrivilege,
#     kubewarden pod-privileged, kics container-is-privileged
#   ]
#   remediation: Remove securityContext.privileged, and add the single capability or mount the device that is needed.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-privileged"]

import data.reeve.lib.exempt
import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s is privileged", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext", "privileged"]),
	"container": container.name,
	"fix": [{"op": "replace", "value": false}],
} if {
	some container in workload.containers
	container.security_context.privileged == true
	not exempt.image(container, _parameters.exemptImages)
}

_parameters := parameters.of("containers/no-privileged")
