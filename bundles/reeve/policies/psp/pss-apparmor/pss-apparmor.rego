# METADATA
# scope: package
# title: AppArmor profile weak
# description: >-
#   AppArmor limits what a process may do on nodes that have it, and the runtime has a
#   profile of its own. The baseline level of the Pod Security Standards allows to set
#   RuntimeDefault or Localhost only, in the fields and in the older annotations, in every
#   version.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: medium
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
#   peers: [trivy KSV-0002, gatekeeper apparmor, kyverno restrict-apparmor-profiles]
#   remediation: Set securityContext.appArmorProfile.type to RuntimeDefault, and remove the annotation.
#   profiles: [{name: recommended}, {name: baseline}, {name: restricted}]
#   since: v0.1.0
package reeve.policies.psp["pss-apparmor"]

import data.reeve.lib.value
import data.reeve.lib.workload

violation contains object.union(workload.subject(holder), {
	"msg": sprintf("%s sets the AppArmor profile %q", [holder.label, _type(holder)]),
	"path": array.concat(holder.path, ["appArmorProfile", "type"]),
	"fix": [{
		"op": "replace",
		"path": array.concat(holder.path, ["appArmorProfile"]),
		"value": {"type": "RuntimeDefault"},
	}],
}) if {
	some holder in workload.security_contexts
	value.is_set(holder.spec, "appArmorProfile")
	not _type(holder) in _allowed
}

# Every annotation counts, also one for a container that does not exist.
violation contains {
	"msg": sprintf("pod sets the annotation %q to %q", [key, profile]),
	"path": array.concat(workload.pod.metadata_path, ["annotations", key]),
	"fix": [{"op": "remove"}],
} if {
	annotations := workload.pod.metadata.annotations
	some key, _ in annotations
	is_string(key) # a list has numbers for keys
	startswith(key, workload.apparmor_annotation_prefix)
	profile := value.string_at(annotations, key)
	not _harmless(profile)
}

_allowed := {"RuntimeDefault", "Localhost"}

_type(holder) := value.string_at(holder.spec.appArmorProfile, "type")

_harmless(profile) if profile in {"", "runtime/default"}

_harmless(profile) if startswith(profile, "localhost/")
