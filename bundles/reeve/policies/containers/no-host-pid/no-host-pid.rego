# METADATA
# scope: package
# title: Host PID namespace
# description: >-
#   A pod in the PID namespace of the node sees the processes of the node and of all other
#   pods, with their environment and open files, and as root it can kill them or take them
#   over.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.3, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   - {framework: MITRE, id: T1057}
#   peers: [
#     trivy KSV-0010, kubescape C-0038, kubescape C-0275, kubescape C-0194, kubescape C-0214,
#     kube-linter host-pid, gatekeeper host-namespaces, kyverno disallow-host-namespaces,
#     checkov CKV_K8S_17, polaris hostPIDSet, kubesec HostPID, kubeaudit NamespaceHostPIDTrue,
#     terrascan AC_K8S_0082, datree CONTAINERS_INCORRECT_HOSTPID_VALUE_TRUE,
#     azure BlockHostNamespace, kubewarden host-namespaces-psp, kics shared-host-pid-namespace
#   ]
#   remediation: Remove hostPID or set it to false.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-host-pid"]

import data.reeve.lib.workload

violation contains {
	"msg": "pod shares the PID namespace of the node",
	"path": array.concat(workload.pod.path, ["hostPID"]),
	"fix": [{"op": "remove"}],
} if {
	workload.pod.spec.hostPID == true
}
