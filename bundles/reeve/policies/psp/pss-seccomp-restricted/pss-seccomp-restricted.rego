# METADATA
# scope: package
# title: Seccomp profile missing or weak
# description: >-
#   Seccomp limits which system calls a process may make. The restricted level of the
#   Pod Security Standards asks from v1.19 on that every container has the profile
#   RuntimeDefault or Localhost, its own or the pod's, and from v1.25 on not of pods
#   that declare Windows.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   severity: medium
#   action: warn
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
#   - {framework: PSS, id: restricted}
#   - {framework: CIS, id: 5.6.2, version: "1.12"}
#   peers: [trivy KSV-0030, gatekeeper seccompv2, kyverno restrict-seccomp-strict]
#   remediation: Set securityContext.seccompProfile.type to RuntimeDefault, for the pod or for each container.
#   profiles: [{name: restricted, from: v1.19}]
#   since: v0.1.0
package reeve.policies.psp["pss-seccomp-restricted"]

import data.reeve.lib.parameters
import data.reeve.lib.seccomp
import data.reeve.lib.value
import data.reeve.lib.version
import data.reeve.lib.workload

# A profile that is set, on the pod or on a container, and is none of the allowed.
violation contains object.union(workload.subject(profile.holder), {
	"msg": profile.fact,
	"path": profile.path,
	"fix": profile.reset,
}) if {
	_applies
	some profile in seccomp.profiles
	not profile.type in seccomp.confining
}

# A container that has none, under a pod without a valid one.
violation contains {
	"msg": sprintf("%s has no seccomp profile, nor has the pod", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext", "seccompProfile"]),
	"container": container.name,
	"fix": [{"op": "add", "value": {"type": "RuntimeDefault"}}],
} if {
	_applies
	not value.is_set(workload.pod.security_context, "seccompProfile")
	some container in workload.containers
	not value.is_set(container.security_context, "seccompProfile")
}

_applies if {
	version.since(_version, 19)
	not _exempt
}

_version := parameters.of("psp/pss-seccomp-restricted").version

_exempt if {
	version.since(_version, 25)
	workload.declared_os == "windows"
}
