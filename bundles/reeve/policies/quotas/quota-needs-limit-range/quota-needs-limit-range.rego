# METADATA
# scope: package
# title: ResourceQuota that refuses pods without requests
# description: >-
#   A quota of cpu or memory makes the API server refuse every pod that has a container without
#   that request or limit, which most have. A LimitRange for containers gives it to them by
#   default. Pods with resources of their own are not concerned.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/#requests-vs-limits
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [ResourceQuota]}
#   requires: [inventory]
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: []
#   remediation: Add a LimitRange with default and defaultRequest for containers to the namespace.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["quota-needs-limit-range"]

import data.reeve.lib.ceiling
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.limitrange
import data.reeve.lib.quota

violation contains object.union(_severity, {
	"msg": sprintf("quota limits %s, which no LimitRange of namespace %q gives by default", [
		concat(", ", _without_default),
		kube.namespace,
	]),
	"path": ["spec", "hard", _without_default[0]],
}) if {
	count(_without_default) > 0
	inventory.complete("LimitRange", kube.namespace)
}

unknown contains {
	"msg": sprintf("whether a LimitRange of namespace %q gives %s by default", [kube.namespace, concat(", ", _without_default)]),
	"needs": ["LimitRange"],
} if {
	count(_without_default) > 0
	not inventory.complete("LimitRange", kube.namespace)
}

_without_default := sort([key |
	some key, [side, name] in quota.demanded(ceiling.hard)
	not name in object.keys(_defaults[side])
])

_defaults := limitrange.defaults(limitrange.in_namespace(kube.namespace))

# With scopes it is only some pods that are refused.
_severity := {"severity": "medium"} if {
	count(ceiling.scopes) > 0
} else := {}
