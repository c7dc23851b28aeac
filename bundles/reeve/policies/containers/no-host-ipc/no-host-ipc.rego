# METADATA
# scope: package
# title: Host IPC namespace
# description: >-
#   A pod in the IPC namespace of the node reads and writes the shared memory, semaphores
#   and message queues of the processes there.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.4, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0008, kubescape C-0038, kubescape C-0276, kubescape C-0195, kubescape C-0215,
#     kube-linter host-ipc, gatekeeper host-namespaces, kyverno disallow-host-namespaces,
#     checkov CKV_K8S_18, polaris hostIPCSet, kubesec HostIPC, kubeaudit NamespaceHostIPCTrue,
#     terrascan AC_K8S_0083, datree CONTAINERS_INCORRECT_HOSTIPC_VALUE_TRUE,
#     azure BlockHostNamespace, kubewarden host-namespaces-psp, kics shared-host-ipc-namespace
#   ]
#   remediation: Remove hostIPC or set it to false.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-host-ipc"]

import data.reeve.lib.workload

violation contains {
	"msg": "pod shares the IPC namespace of the node",
	"path": array.concat(workload.pod.path, ["hostIPC"]),
	"fix": [{"op": "remove"}],
} if {
	workload.pod.spec.hostIPC == true
}
