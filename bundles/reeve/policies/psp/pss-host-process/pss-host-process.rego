# METADATA
# scope: package
# title: Windows HostProcess
# description: >-
#   A Windows HostProcess container runs on the node itself with the rights of the
#   account it names. The baseline level of the Pod Security Standards forbids it, in
#   every version.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: critical
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
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.10, version: "1.12"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers:
#   - trivy KSV-0103
#   - gatekeeper host-process
#   - kyverno disallow-host-process
#   - kyverno podsecurity-subrule-baseline
#   - azure WindowsBlockHostProcess
#   remediation: Remove windowsOptions.hostProcess or set it to false, for the pod and for each container.
#   profiles: [{name: recommended}, {name: baseline}, {name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-host-process"]

import data.reeve.lib.workload

violation contains object.union(workload.subject(holder), {
	"msg": sprintf("%s sets windowsOptions.hostProcess to true", [holder.label]),
	"path": array.concat(holder.path, ["windowsOptions", "hostProcess"]),
	"fix": [{"op": "remove"}],
}) if {
	some holder in workload.security_contexts
	holder.spec.windowsOptions.hostProcess == true
}
