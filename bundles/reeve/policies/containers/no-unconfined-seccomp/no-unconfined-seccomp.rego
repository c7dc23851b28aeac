# METADATA
# scope: package
# title: Seccomp switched off
# description: >-
#   Seccomp limits which system calls a process may make. Unconfined lifts the limit, and
#   the whole kernel of the node can be attacked from the container. Before Kubernetes
#   v1.27 an annotation could say so too.
# related_resources:
# - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.6.2, version: "1.12"}
#   - {framework: NSA, id: 1f, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0104, gatekeeper seccompv2, kyverno restrict-seccomp, kubesec SeccompUnconfined,
#     kubeaudit SeccompDisabledPod, kubeaudit SeccompDisabledContainer, terrascan AC_K8S_0074,
#     kubewarden seccomp-psp
#   ]
#   remediation: Set securityContext.seccompProfile.type to RuntimeDefault.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-unconfined-seccomp"]

import data.reeve.lib.seccomp
import data.reeve.lib.workload

violation contains object.union(workload.subject(profile.holder), {
	"msg": profile.fact,
	"path": profile.path,
	"fix": profile.reset,
}) if {
	some profile in seccomp.read
	profile.type == "Unconfined"
}
