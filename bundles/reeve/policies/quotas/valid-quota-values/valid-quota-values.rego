# METADATA
# scope: package
# title: ResourceQuota with limits that make no sense
# description: >-
#   A quota of zero pods, or of more requests than limits, keeps all pods out or can never be
#   reached, and what is not a whole number of things limits something else than it says. A
#   quota without any limit protects nothing.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [ResourceQuota]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowZero:
#         description: Names that may be limited to zero. For pods, cpu and memory there is freezeNamespaces.
#         type: array
#         items: {type: string}
#         default: [services.loadbalancers, services.nodeports]
#       freezeNamespaces:
#         description: Namespaces in which nothing is to run, so that zero is fine.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: []
#   remediation: Correct the amount in hard.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["valid-quota-values"]

import data.reeve.lib.ceiling
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.quantity
import data.reeve.lib.value

violation contains object.union({"path": ["spec", "hard", name]}, fault) if {
	some name, bound in ceiling.hard
	fault := _fault(name, bound)
}

violation contains {
	"msg": sprintf("limit of %s is %s, more than that of %s, %s", [
		name,
		quantity.text(name, bound),
		other,
		quantity.text(name, ceiling.hard[other]),
	]),
	"path": ["spec", "hard", name],
} if {
	some name, bound in ceiling.hard
	full := ceiling.name_of(name)
	startswith(full, "requests.")
	other := concat(".", ["limits", trim_prefix(full, "requests.")])
	bound > ceiling.hard[other]
}

violation contains {"msg": "quota limits nothing", "path": ["spec", "hard"]} if {
	kube.group_kind == "ResourceQuota"
	count(value.object_at(value.object_at(kube.resource, "spec"), "hard")) == 0
}

_fault(name, bound) := {"msg": sprintf("limit of %s is %s, below zero", [name, quantity.text(name, bound)])} if {
	bound < 0
} else := {"msg": sprintf("limit of %s is %s, not a whole number", [name, quantity.text("", bound)])} if {
	_is_number_of_things(name)
	bound % 1000000000 != 0
} else := {"msg": sprintf("limit of %s is zero, so that no pod fits", [name])} if {
	bound == 0
	_is_of_every_pod(name)
	not kube.namespace in _parameters.freezeNamespaces
} else := {"msg": sprintf("limit of %s is zero", [name]), "severity": "low"} if {
	bound == 0
	not name in _parameters.allowZero
	not kube.namespace in _parameters.freezeNamespaces
}

_is_number_of_things(name) if contains(name, "/")

_is_number_of_things(name) if startswith(ceiling.name_of(name), "count/")

_is_number_of_things(name) if name in {"pods", "services.loadbalancers", "services.nodeports"}

# A pod without a request of cpu or memory may have one of zero, but hardly any has.
_is_of_every_pod(name) if ceiling.name_of(name) in {
	"count/pods",
	"limits.cpu",
	"limits.memory",
	"pods",
	"requests.cpu",
	"requests.memory",
}

_parameters := parameters.of("quotas/valid-quota-values")
