# METADATA
# scope: package
# title: LimitRange with fields that its type does not have
# description: >-
#   What an item of a LimitRange may bound depends on its type. Some of what does not fit the
#   API server refuses. The rest it takes: defaults for claims are ignored, as are types
#   that nobody knows, and a bound on the cpu of claims keeps every claim from being made.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [LimitRange]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       extraTypes:
#         description: Further types that something in the cluster looks after.
#         type: array
#         items: {type: string}
#         default: [openshift.io/Image, openshift.io/ImageStream]
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Move what does not fit to an item of the type that has it, or remove it.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["limit-range-type-fields"]

import data.reeve.lib.doubtful
import data.reeve.lib.limitrange
import data.reeve.lib.parameters

violation contains {"msg": sprintf("type %q %s", [item.type, fault]), "path": array.concat(item.path, ["type"])} if {
	some index, item in limitrange.judged
	fault := _type_fault(index, item.type)
}

violation contains {"msg": sprintf("item for %s %s", [item.label, fault]), "path": array.concat(item.path, [field])} if {
	some item in limitrange.judged
	some field, list in item.own
	count(list) > 0
	fault := _field_fault(item.type, field)
}

violation contains {
	"msg": sprintf("%s of %s for %s, which have none", [field, name, item.label]),
	"path": array.concat(item.path, [field, name]),
} if {
	some item in limitrange.judged
	some field, list in item.own
	not _field_fault(item.type, field)
	some name, _ in list
	_is_foreign(item.type, name)
}

violation contains {"msg": "item for claims has neither a min nor a max of storage", "path": item.path} if {
	some item in limitrange.judged
	item.type == "PersistentVolumeClaim"
	not item.own.min.storage
	not item.own.max.storage
}

violation contains {
	"msg": sprintf("defaultRequest of %s for containers is not the default, which it must be for such a resource", [name]),
	"path": array.concat(item.path, ["defaultRequest", name]),
} if {
	some item in limitrange.judged
	item.type == "Container"
	some name, request in item.filled.defaultRequest
	item.filled.default[name] != request
	doubtful.is_exclusive(name)
}

_type_fault(index, type) := "has an item before, and may have one" if {
	some earlier in array.slice(limitrange.judged, 0, index)
	earlier.type == type
} else := "is not one of Container, PersistentVolumeClaim and Pod" if {
	not type in {"Container", "PersistentVolumeClaim", "Pod"}
	not contains(type, "/")
} else := "is not one that Kubernetes knows, and ignored" if {
	contains(type, "/")
	not type in parameters.of("quotas/limit-range-type-fields").extraTypes
}

_field_fault("Pod", field) := sprintf("has a %s, which only containers can have", [field]) if {
	field in {"default", "defaultRequest"}
}

_field_fault("PersistentVolumeClaim", field) := sprintf("has a %s, which is ignored", [field]) if {
	field in {"default", "defaultRequest", "maxLimitRequestRatio"}
}

_is_foreign("PersistentVolumeClaim", name) if name != "storage"

_is_foreign(type, name) if {
	type in {"Container", "Pod"}
	not name in {"cpu", "memory", "ephemeral-storage"}
	not startswith(name, "hugepages-")
	not contains(name, "/")
}
