# METADATA
# scope: package
# title: ResourceQuota that is nearly used up
# description: >-
#   Once a quota is used up, pods that are evicted or updated do not come back. A quota whose
#   status knows other limits than its spec, or has no use for one of them, is not counted at
#   all: the controller is not running, or knows no such resource.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/#viewing-and-setting-quotas
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [ResourceQuota]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       threshold:
#         description: The share of the limit from which on too much is in use.
#         type: number
#         minimum: 0
#         default: 0.9
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   peers: []
#   remediation: Raise the limit, or remove what is not needed any more.
#   profiles: [{name: nsa}]
#   since: v0.1.0
package reeve.policies.quotas["quota-usage"]

import data.reeve.lib.amounts
import data.reeve.lib.ceiling
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.quantity
import data.reeve.lib.value

violation contains {
	"msg": sprintf("use of %s is %s of %s", [name, quantity.text(name, used), quantity.text(name, hard)]),
	"path": ["status", "used", name],
} if {
	some name, hard in _hard
	used := _used[name]
	_is_much(used, hard)
}

violation contains {
	"msg": sprintf("limit of %s is %s in the spec and %s in the status", [
		name,
		quantity.text(name, wanted),
		_written(name),
	]),
	"path": ["spec", "hard", name],
} if {
	count(_hard) > 0
	some name, wanted in ceiling.hard
	object.get(_hard, name, -1) != wanted
}

violation contains {
	"msg": sprintf("use of %s is not counted", [name]),
	"path": ["spec", "hard", name],
} if {
	some name, _ in ceiling.hard
	_hard[name]
	not name in object.keys(_used)
}

_is_much(used, hard) if used > hard

# A share of a millionth is close enough.
_is_much(used, hard) if {
	hard > 0
	used * 1000000 >= hard * round(parameters.of("quotas/quota-usage").threshold * 1000000)
}

_written(name) := quantity.text(name, _hard[name]) if {
	_hard[name]
} else := "none"

_hard := amounts.of(_status, "hard")

_used := amounts.of(_status, "used")

_status := value.object_at(kube.resource, "status") if kube.group_kind == "ResourceQuota"
