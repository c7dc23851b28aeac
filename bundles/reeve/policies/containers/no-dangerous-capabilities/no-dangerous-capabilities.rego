# METADATA
# scope: package
# title: Dangerous capability
# description: >-
#   Some capabilities are as good as root on the node: SYS_ADMIN mounts its file systems,
#   SYS_MODULE loads code into its kernel, SYS_PTRACE reads other processes, NET_ADMIN
#   rewrites its network. ALL counts as every one of them. Names count without the prefix
#   CAP_ and in any case, as runtimes read them.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
# - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       denied:
#         description: Capabilities that no container may add.
#         type: array
#         items: {type: string}
#         default:
#         - ALL
#         - AUDIT_CONTROL
#         - BPF
#         - CHECKPOINT_RESTORE
#         - DAC_READ_SEARCH
#         - LINUX_IMMUTABLE
#         - MAC_ADMIN
#         - MAC_OVERRIDE
#         - NET_ADMIN
#         - NET_RAW
#         - PERFMON
#         - SYS_ADMIN
#         - SYS_BOOT
#         - SYSLOG
#         - SYS_MODULE
#         - SYS_PTRACE
#         - SYS_RAWIO
#         - SYS_TIME
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.8, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   - {framework: MITRE, id: T1068}
#   peers: [
#     trivy KSV-0005, trivy KSV-0119, trivy KSV-0120, kubescape C-0046, checkov CKV_K8S_39,
#     polaris dangerousCapabilities, kubesec CapSysAdmin, terrascan AC_K8S_0075,
#     azure ContainerDisallowedCapabilities, azure ContainerDisallowedSysAdminCapability,
#     kics containers-with-sys-admin-capabilities
#   ]
#   remediation: Remove the capability from securityContext.capabilities.add.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-dangerous-capabilities"]

import data.reeve.lib.capability
import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s adds the dangerous capability %q", [workload.label(entry.container), entry.name]),
	"path": entry.path,
	"container": entry.container.name,
	"fix": [{"op": "remove"}],
} if {
	some entry in capability.added
	_dangerous(capability.normal(entry.name))
}

_dangerous(name) if name in _denied

_dangerous("ALL") if count(_denied) > 0

_denied := {capability.normal(name) | some name in parameters.of("containers/no-dangerous-capabilities").denied}
