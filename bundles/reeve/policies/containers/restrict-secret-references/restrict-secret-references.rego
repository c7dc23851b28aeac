# METADATA
# scope: package
# title: Secret that pods may not use
# description: >-
#   Whoever may create a pod may read every Secret of its namespace through it. This policy
#   says which ones pods are for: by name, and by labels of those that they are not for. A
#   Secret is used by naming it in the environment, in a volume or for pulling images.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# custom:
#   severity: low
#   action: "off"
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedNames:
#         description: Names of Secrets that pods may use, where a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: ["*"]
#       deniedLabels:
#         description: Labels of Secrets that no pod may use; a value can have a star for any characters.
#         type: object
#         additionalProperties: {type: string}
#         default: {}
#       denyAll:
#         description: Whether no Secret may be used at all.
#         type: boolean
#         default: false
#   controls:
#   - {framework: OWASP, id: K03, version: "2025"}
#   - {framework: MITRE, id: T1552.007}
#   peers: [kyverno disallow-all-secrets, kyverno restrict-secrets-by-name, kyverno restrict-secrets-by-label]
#   remediation: Use a Secret that is meant for pods, or allow this one.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["restrict-secret-references"]

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.reference

violation contains object.union(used.subject, {
	"msg": sprintf("%s uses the secret %q, which is not allowed", [used.label, used.name]),
	"path": used.path,
}) if {
	some used in _used
	not _is_allowed(used.name)
}

violation contains object.union(used.subject, {
	"msg": sprintf("%s uses the secret %q, which has the label %s: %q", [used.label, used.name, key, label]),
	"path": used.path,
}) if {
	some used in _used
	some key, denied in _parameters.deniedLabels
	label := inventory.object_of("Secret", kube.namespace, used.name).metadata.labels[key]
	is_string(label)
	pattern.fits(label, denied)
}

unknown contains {
	"msg": sprintf("whether the secret %q in namespace %q has a label that is denied", [used.name, kube.namespace]),
	"needs": ["Secret"],
} if {
	count(_parameters.deniedLabels) > 0
	some used in _used
	_is_allowed(used.name)
	inventory.existence("Secret", kube.namespace, used.name) == "unknown"
}

_used := [used |
	some used in array.concat(reference.uses, reference.pull_secrets)
	used.kind == "Secret"
]

_is_allowed(name) if {
	not _parameters.denyAll
	pattern.matches(name, _parameters.allowedNames)
}

_parameters := parameters.of("containers/restrict-secret-references")
