# METADATA
# scope: package
# title: Seccomp profile weak
# description: >-
#   Seccomp limits which system calls a process may make. The baseline level of the Pod
#   Security Standards forbids to set any profile but the runtime's default or one of the
#   node's files: from v1.19 on in the fields, before that in the annotations.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: high
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
#   peers: [trivy KSV-0104, gatekeeper seccompv2, kyverno restrict-seccomp]
#   remediation: Set securityContext.seccompProfile.type to RuntimeDefault, or remove the profile.
#   profiles:
#   - {name: recommended}
#   - {name: baseline}
#   - {name: restricted, before: v1.19}
#   since: v0.1.0
package reeve.policies.psp["pss-seccomp-baseline"]

import data.reeve.lib.parameters
import data.reeve.lib.value
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains object.union(workload.subject(holder), {
	"msg": sprintf("%s sets the seccomp profile %q", [holder.label, _type(holder)]),
	"path": array.concat(holder.path, ["seccompProfile", "type"]),
	"fix": [{
		"op": "replace",
		"path": array.concat(holder.path, ["seccompProfile"]),
		"value": {"type": "RuntimeDefault"},
	}],
}) if {
	_reads_fields
	some holder in workload.security_contexts
	value.is_set(holder.spec, "seccompProfile")
	not _type(holder) in _allowed
}

# An empty annotation counts too; one for a container that does not exist does not.
violation contains object.union(workload.subject(holder), {
	"msg": sprintf("pod sets the annotation %q to %q", [key, profile]),
	"path": array.concat(workload.pod.metadata_path, ["annotations", key]),
	"fix": [{"op": "replace", "value": "runtime/default"}],
}) if {
	not _reads_fields
	annotations := workload.pod.metadata.annotations
	some holder in workload.security_contexts
	key := _annotation(holder)
	annotations[key]
	profile := value.string_at(annotations, key)
	not _harmless(profile)
}

_reads_fields if version.since(parameters.of("psp/pss-seccomp-baseline").version, 19)

_allowed := {"RuntimeDefault", "Localhost"}

_type(holder) := value.string_at(holder.spec.seccompProfile, "type")

_annotation(holder) := concat("", ["container.seccomp.security.alpha.kubernetes.io/", holder.name]) if {
	holder.name
} else := "seccomp.security.alpha.kubernetes.io/pod"

_harmless(profile) if profile in {"runtime/default", "docker/default"}

_harmless(profile) if startswith(profile, "localhost/")
