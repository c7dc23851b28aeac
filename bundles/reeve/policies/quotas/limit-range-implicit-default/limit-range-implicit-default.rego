# METADATA
# scope: package
# title: LimitRange whose maximum becomes everyone's default
# description: >-
#   Where an item for containers has a max and no default, the API server takes the max for
#   the default. Every container without a limit then gets the highest there is, and
#   requests as much unless there is a defaultRequest or it has a request of its own. Once
#   stored, such a LimitRange cannot be told from one that says so.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [LimitRange]}
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Set default and defaultRequest to what a container usually needs.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["limit-range-implicit-default"]

import data.reeve.lib.limitrange
import data.reeve.lib.quantity

violation contains {
	"msg": sprintf("max of %s for containers, %s, is %s", [name, quantity.text(name, most), _use(item.own, name)]),
	"path": array.concat(item.path, ["max", name]),
} if {
	some item in limitrange.judged
	item.type == "Container"
	some name, most in item.own.max
	not item.own.default[name]
}

_use(own, name) := "their default limit too" if {
	own.defaultRequest[name]
} else := "their default limit and request too"
