# METADATA
# scope: package
# title: Claim of storage without bounds
# description: >-
#   A claim that names no class gets what happens to be the default, and one that asks for
#   very much, or for a mode that many nodes can write in, costs others more than its owner
#   may know. The API server refuses a claim without a size.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [PersistentVolumeClaim, apps/StatefulSet]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       max:
#         description: The most storage that a claim may ask for, for example 100Gi; empty for any.
#         type: string
#         default: ""
#       allowedClasses:
#         description: The names of the storage classes that a claim may name; a star allows all.
#         type: array
#         items: {type: string}
#         default: ["*"]
#       allowedAccessModes:
#         description: The access modes that a claim may have; a star allows all.
#         type: array
#         items: {type: string}
#         default: ["*"]
#       requireClass:
#         description: Whether a claim has to name its storage class.
#         type: boolean
#         default: false
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [
#     gatekeeper storageclass, kyverno require-storageclass, kyverno restrict-storageclass,
#     kyverno enforce-readwriteonce-pod, kubesec VolumeClaimRequestsStorage,
#     kubesec VolumeClaimAccessModeReadWriteOnce, kics incorrect-volume-claim-access-mode
#   ]
#   remediation: Set the size, the storage class and the access modes.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["pvc-bounded"]

import data.reeve.lib.amounts
import data.reeve.lib.charge
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.quantity
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s asks for no storage", [claim.label]),
	"path": array.concat(claim.path, ["resources", "requests", "storage"]),
} if {
	some claim in _claims
	not _storage(claim) > 0
}

violation contains {
	"msg": sprintf("%s asks for %s of storage, more than %s", [claim.label, quantity.text("storage", _storage(claim)), _parameters.max]),
	"path": array.concat(claim.path, ["resources", "requests", "storage"]),
} if {
	_parameters.max != ""
	some claim in _claims
	_storage(claim) > quantity.of(_parameters.max)
}

violation contains {
	"msg": sprintf("%s names no storage class", [claim.label]),
	"path": array.concat(claim.path, ["storageClassName"]),
} if {
	_parameters.requireClass
	some claim in _claims
	charge.storage_class(claim.object) == ""
}

violation contains {
	"msg": sprintf("%s names the storage class %q, which is not allowed", [claim.label, class]),
	"path": array.concat(claim.path, ["storageClassName"]),
} if {
	not "*" in _parameters.allowedClasses
	some claim in _claims
	class := charge.storage_class(claim.object)
	class != ""
	not class in _parameters.allowedClasses
}

violation contains {
	"msg": sprintf("%s has the access mode %q, which is not allowed", [claim.label, mode]),
	"path": array.concat(claim.path, ["accessModes", index]),
} if {
	not "*" in _parameters.allowedAccessModes
	some claim in _claims
	some index, mode in value.object_at(claim.object, "spec").accessModes
	not mode in _parameters.allowedAccessModes
}

_claims := [{"label": "claim", "object": kube.resource, "path": ["spec"]}] if {
	kube.group_kind == "PersistentVolumeClaim"
} else := [claim |
	kube.group_kind == "apps/StatefulSet"
	some index, template in kube.resource.spec.volumeClaimTemplates
	claim := {
		"label": sprintf("claim template %q", [value.string_at(value.object_at(template, "metadata"), "name")]),
		"object": value.as_object(template),
		"path": ["spec", "volumeClaimTemplates", index, "spec"],
	}
]

_storage(claim) := object.get(amounts.of(value.object_at(value.object_at(claim.object, "spec"), "resources"), "requests"), "storage", 0)

_parameters := parameters.of("quotas/pvc-bounded")
