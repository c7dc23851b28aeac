# METADATA
# scope: package
# title: Missing ConfigMap, Secret or claim
# description: >-
#   A pod that names a ConfigMap, a Secret or a PersistentVolumeClaim which does not exist,
#   or a key that it lacks, does not start, unless it says that it can do without. Whoever
#   may create an object of that name later decides what the pod is given. Pull secrets are
#   for another policy.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/configuration/configmap/#configmaps-and-pods
# - ref: https://kubernetes.io/docs/concepts/configuration/secret/#using-a-secret
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       provided:
#         description: Names of objects that something in the cluster makes, where a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: [kube-root-ca.crt]
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Create the object or its key, correct the name, or mark the reference optional.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["reference-exists"]

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.reference

violation contains object.union(needed.subject, {
	"msg": sprintf("%s needs the %s %q, which does not exist in namespace %q", [
		needed.label,
		_nouns[needed.kind],
		needed.name,
		kube.namespace,
	]),
	"path": needed.path,
}) if {
	some needed in _needed
	_existence(needed) == "no"
}

violation contains object.union(needed.subject, {
	"msg": sprintf("%s needs the key %q, which the %s %q does not have", [
		needed.label,
		key.name,
		_nouns[needed.kind],
		needed.name,
	]),
	"path": key.path,
}) if {
	some needed in _needed
	known := inventory.object_of(needed.kind, kube.namespace, needed.name)
	some key in needed.keys
	not _has(known, needed, key.name)
}

unknown contains {
	"msg": sprintf("whether the %s %q exists in namespace %q", [_nouns[needed.kind], needed.name, kube.namespace]),
	"needs": [needed.kind],
} if {
	some needed in _needed
	_existence(needed) == "unknown"
}

_nouns := {"ConfigMap": "config map", "Secret": "secret", "PersistentVolumeClaim": "claim"}

_needed := [needed |
	some needed in reference.uses
	not needed.optional
	not pattern.matches(needed.name, _provided)
]

_existence(needed) := inventory.existence(needed.kind, kube.namespace, needed.name)

_has(known, needed, key) if {
	some field in _fields(needed)
	known[field][key]
}

# An inventory keeps the keys of a Secret, without their values.
_fields(needed) := ["data"] if {
	needed.kind == "ConfigMap"
	needed.text_only
} else := ["data", "binaryData", "stringData"]

_provided := parameters.of("containers/reference-exists").provided
