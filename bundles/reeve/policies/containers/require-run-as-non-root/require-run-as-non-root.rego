# METADATA
# scope: package
# title: Container that may run as root
# description: >-
#   With runAsNonRoot the kubelet refuses to start a container as root, whatever its image
#   says. A process that is root in its container and breaks out of it is root on the
#   node. What a container sets wins over the pod, false as well. A user ID above 0 is
#   accepted in its place unless a parameter says otherwise.
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
#       acceptNonZeroUid:
#         description: Whether a runAsUser above 0 is as good as runAsNonRoot.
#         type: boolean
#         default: true
#       honorUserNamespaces:
#         description: Whether pods with a user namespace of their own may run as root, on Kubernetes v1.35 and later.
#         type: boolean
#         default: false
#   controls:
#   - {framework: PSS, id: restricted}
#   - {framework: CIS, id: 5.2.7, version: "1.12"}
#   - {framework: NSA, id: 1a, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0012, kubescape C-0013, kubescape C-0198, kubescape C-0211,
#     kube-linter run-as-non-root, gatekeeper users, kyverno require-run-as-nonroot,
#     kyverno service-mesh-require-run-as-nonroot, checkov CKV_K8S_23, polaris runAsRootAllowed,
#     kubesec RunAsNonRoot, kubeaudit RunAsNonRootCSCFalse, kubeaudit RunAsNonRootPSCNilCSCNil,
#     kubeaudit RunAsNonRootPSCFalseCSCNil, popeye POP-302, popeye POP-306, terrascan AC_K8S_0087,
#     datree CONTAINERS_INCORRECT_RUNASNONROOT_VALUE, azure MutateRunAsNonRoot,
#     azure MutateRunAsNonRootInitContainers, kubewarden user-group-psp,
#     kubewarden container-running-as-root, kics containers-running-as-root
#   ]
#   remediation: Set securityContext.runAsNonRoot to true for the pod and false nowhere, and give the image a user ID.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["require-run-as-non-root"]

import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.unixid
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s may run as root: %s", [workload.label(container), setting.fault]),
	"path": setting.path,
	"container": container.name,
	"fix": _fix(container),
} if {
	not workload.windows
	not _in_user_namespace
	some container in workload.containers
	not unixid.non_root(container)
	not _other_user(container)
	setting := _setting(container)
}

_other_user(container) if {
	_parameters.acceptNonZeroUid
	unixid.other_user(container)
}

_setting(container) := {"path": setting.path, "fault": "runAsNonRoot is false"} if {
	setting := workload.effective(container, "runAsNonRoot")
} else := {"path": _field(container), "fault": "neither it nor the pod sets runAsNonRoot"}

_in_user_namespace if {
	_parameters.honorUserNamespaces
	version.since(version.kubernetes, 35)
	workload.user_namespace
}

# A container with the user ID 0 would not start any more.
_fix(container) := [] if {
	workload.effective(container, "runAsUser").value == 0
} else := fix.on_request([{"op": "add", "path": _field(container), "value": true}])

_field(container) := array.concat(container.path, ["securityContext", "runAsNonRoot"])

_parameters := parameters.of("containers/require-run-as-non-root")
