# METADATA
# scope: package
# title: Workload that does not fit its quota
# description: >-
#   A Deployment whose replicas do not all fit the quota of its namespace stays short of pods
#   without anyone being told, and one whose update does not fit gets stuck in it. The largest
#   number that its autoscaler allows counts. A quota is judged too, on all workloads of its
#   namespace together.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true, kinds: [ResourceQuota]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       includeSurge:
#         description: Whether the pods that an update adds for a time count too.
#         type: boolean
#         default: true
#       useHPA:
#         description: Whether an autoscaler counts with its largest number.
#         type: boolean
#         default: true
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [popeye POP-602, popeye POP-604]
#   remediation: Lower the number of pods or what they ask for, or raise the quota.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["workload-fits-quota"]

import data.reeve.lib.ceiling
import data.reeve.lib.charge
import data.reeve.lib.demand
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.quantity
import data.reeve.lib.quota
import data.reeve.lib.workload

violation contains object.union(severity, {
	"msg": sprintf("pods ask for %s of %s %s, and the quota %q has %s", [
		quantity.text(name, needed),
		name,
		occasion,
		known.metadata.name,
		quantity.text(name, bound),
	]),
	"path": workload.pod.path,
}) if {
	some known in _quotas
	quota.selects(known, "Pod", _pod)
	some name, bound in quota.hard(known)
	[needed, occasion, severity] := _excess(_charge[name], bound)
}

violation contains {
	"msg": sprintf("workloads of namespace %q ask for %s of %s, and %s is the limit", [
		kube.namespace,
		quantity.text(name, needed),
		name,
		quantity.text(name, bound),
	]),
	"path": ["spec", "hard", name],
} if {
	some name, bound in ceiling.hard
	needed := sum([amount | some [key, amount] in _total; key == name])
	needed > bound
	not startswith(name, "count/")
}

unknown contains {"msg": sprintf("whether the pods fit the quotas of namespace %q", [kube.namespace]), "needs": [kind]} if {
	workload.pod
	some kind in _missing
}

_missing := ["ResourceQuota" | not inventory.complete("ResourceQuota", kube.namespace)] if {
	count(_quotas) == 0
} else := array.concat(
	[kind | some kind in ["LimitRange", "ResourceQuota"]; not inventory.complete(kind, kube.namespace)],
	["Node" | not _number],
)

_quotas := [known | workload.pod; some known in quota.in_namespace(kube.namespace)]

_excess(amount, bound) := [amount * _steady(_number), "at once", {}] if {
	amount * _steady(_number) > bound
} else := [amount * (_steady(_number) + _number.surge), "during an update", {}] if {
	_parameters.includeSurge
	amount * (_steady(_number) + _number.surge) > bound
} else := [(amount * 2) * _number.steady, "once two runs overlap", {"severity": "low"}] if {
	_number.overlapping
	(amount * 2) * _number.steady > bound
}

_pod := demand.pod(kube.group_kind, kube.resource)

_charge := {name: amount | some name, amount in charge.of("Pod", _pod); not startswith(name, "count/")}

_number := demand.pods(kube.group_kind, kube.resource)

_steady(number) := number.steady if {
	_parameters.useHPA
} else := number.written

# What each workload of the namespace adds to the judged quota.
_total := [[name, amount * _steady(demand.pods(group_kind, body))] |
	kube.group_kind == "ResourceQuota"
	some [group_kind, body] in demand.makers(kube.namespace)
	pod := demand.pod(group_kind, body)
	quota.selects(kube.resource, "Pod", pod)
	some name, amount in charge.of("Pod", pod)
]

_parameters := parameters.of("quotas/workload-fits-quota")
