# METADATA
# scope: package
# title: Container without a seccomp profile
# description: >-
#   Seccomp limits which system calls a process may make, and so how much of the kernel
#   can be attacked. A container needs the profile RuntimeDefault or Localhost, its own or
#   the pod's. Annotations count before Kubernetes v1.27, where the API server copied them
#   into the fields.
# related_resources:
# - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowLocalhost:
#         description: Whether profiles in files of the node are allowed.
#         type: boolean
#         default: true
#       allowedLocalhostProfiles:
#         description: Files of the node that are allowed, as patterns in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: ["*"]
#       nodeSeccompDefault:
#         description: Whether every kubelet has seccompDefault, so that no profile is the one of the runtime.
#         type: boolean
#         default: false
#   controls:
#   - {framework: PSS, id: restricted}
#   - {framework: CIS, id: 5.6.2, version: "1.12"}
#   - {framework: NSA, id: 1f, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0030, trivy KSV-0104, kubescape C-0210, kubescape C-0055, kubescape C-0211,
#     gatekeeper seccomp, gatekeeper seccompv2, kyverno restrict-seccomp-strict,
#     checkov CKV_K8S_31, kube-score container-seccomp-profile, kubesec SeccompAny,
#     kubeaudit SeccompProfileMissing, terrascan AC_K8S_0080,
#     datree CONTAINERS_INCORRECT_SECCOMP_PROFILE, datree CIS_INVALID_VALUE_SECCOMP_PROFILE,
#     azure AllowedSeccompProfile, azure MutateSeccompProfileContainers,
#     azure MutateSeccompProfileInitContainers, kubewarden seccomp-psp,
#     kics seccomp-profile-is-not-configured
#   ]
#   remediation: Set securityContext.seccompProfile.type of the pod to RuntimeDefault.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["require-seccomp-profile"]

import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.seccomp
import data.reeve.lib.workload

# The fix is for the pod, which sets none either, and so for all such containers.
violation contains {
	"msg": sprintf("%s has no seccomp profile, nor has the pod", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext", "seccompProfile"]),
	"container": container.name,
	"fix": [{
		"op": "add",
		"path": array.concat(workload.pod.path, ["securityContext", "seccompProfile"]),
		"value": {"type": "RuntimeDefault"},
	}],
} if {
	not workload.windows
	not _parameters.nodeSeccompDefault
	some container in workload.containers
	not seccomp.effective(container)
}

# One of the pod is reported once, whichever containers it holds for.
violation contains object.union(workload.subject(profile.holder), {
	"msg": fault,
	"path": profile.path,
	"fix": profile.reset,
}) if {
	not workload.windows
	some container in workload.containers
	profile := seccomp.effective(container)
	fault := _fault(profile)
}

_fault(profile) := profile.fact if {
	not profile.type in _allowed
} else := sprintf("%s and names no file", [profile.fact]) if {
	profile.type == "Localhost"
	profile.file == ""
} else := sprintf("%s with the file %q", [profile.fact, profile.file]) if {
	profile.type == "Localhost"
	not pattern.matches(profile.file, _parameters.allowedLocalhostProfiles)
}

_allowed := seccomp.confining if {
	_parameters.allowLocalhost
} else := {"RuntimeDefault"}

_parameters := parameters.of("containers/require-seccomp-profile")
