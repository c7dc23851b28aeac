# METADATA
# scope: package
# title: ResourceQuotas that leave pods out
# description: >-
#   A quota with scopes limits only the pods that these select. Where no quota without scopes
#   limits the same, and the scopes of all of them together leave pods out, whoever makes a
#   pod can choose to be one of those.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [ResourceQuota]}
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1496}
#   peers: []
#   remediation: Add a ResourceQuota without scopes, or one for the pods that are left out.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["quota-scope-gap"]

import data.reeve.lib.ceiling
import data.reeve.lib.kube
import data.reeve.lib.quota

violation contains {
	"msg": sprintf("quotas of namespace %q limit %s only for the pods in their scopes", [kube.namespace, name]),
	"path": ["spec", "hard", key],
} if {
	count(ceiling.scopes) > 0
	some key, _ in ceiling.hard
	name := _name(key)
	scopes := _scopes_by_name[name]
	not _is_complete(name, scopes)
}

# The scopes of each quota that limits the resource.
_scopes_by_name[name] contains scopes if {
	count(ceiling.scopes) > 0
	some known in ceiling.all
	scopes := quota.scopes(known)
	some key, _ in ceiling.written(known)
	name := _name(key)
	name in {"pods", "requests.cpu", "requests.memory"}
}

_name(key) := "pods" if {
	key == "count/pods"
} else := ceiling.name_of(key)

_is_complete(_, scopes) if [] in scopes

_is_complete(_, scopes) if _pair(scopes, "BestEffort", "NotBestEffort")

_is_complete(_, scopes) if _pair(scopes, "Terminating", "NotTerminating")

# Pods without any requests can be limited in number only.
_is_complete(name, scopes) if {
	name != "pods"
	_pair(_scopes_by_name.pods | scopes, "BestEffort", "NotBestEffort")
}

_is_complete(_, scopes) if {
	some [one] in scopes
	some [other] in scopes
	one.scopeName == "PriorityClass"
	other.scopeName == "PriorityClass"
	[one.operator, other.operator] in [["In", "NotIn"], ["Exists", "DoesNotExist"]]
	{name | some name in one.values} == {name | some name in other.values}
}

_pair(scopes, one, other) if {
	some [first] in scopes
	first.scopeName == one
	some [second] in scopes
	second.scopeName == other
}
