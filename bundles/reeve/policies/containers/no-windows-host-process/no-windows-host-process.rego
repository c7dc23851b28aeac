# METADATA
# scope: package
# title: Windows HostProcess container
# description: >-
#   A Windows HostProcess container runs on the node itself, outside of any container,
#   with the rights of the account it names: it is to Windows what a privileged container
#   is to Linux.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
# custom:
#   severity: critical
#   action: deny
#   match: {workloads: true}
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.10, version: "1.12"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0103, kubescape C-0202, kubescape C-0211, gatekeeper host-process,
#     kyverno disallow-host-process, polaris hostProcess, datree EKS_INVALID_HOSTPROCESS_VALUE,
#     azure WindowsBlockHostProcess
#   ]
#   remediation: Remove windowsOptions.hostProcess or set it to false, for the pod and for each container.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-windows-host-process"]

import data.reeve.lib.workload

violation contains object.union(workload.subject(setting), {
	"msg": sprintf("%s sets windowsOptions.hostProcess to true", [setting.label]),
	"path": setting.path,
	"fix": [{"op": "remove"}],
}) if {
	some setting in workload.settings(["windowsOptions", "hostProcess"])
	setting.value == true
}
