# METADATA
# scope: package
# title: Workload that a LimitRange refuses
# description: >-
#   LimitRanges are looked at when a pod or a claim is made. Of a Deployment that breaks one
#   nothing is seen but that there are no pods. Defaults are taken into account, and what has
#   to be there and is not counts too.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   severity: medium
#   action: deny
#   match: {workloads: true, kinds: [PersistentVolumeClaim]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Change requests and limits so that they are within the bounds.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["workload-within-limit-range"]

import data.reeve.lib.claim
import data.reeve.lib.defaulted
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.limited
import data.reeve.lib.limitrange
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains object.union(refusal.subject, {
	"msg": sprintf("%s, as the LimitRange %q has it", [refusal.msg, refusal.range]),
	"path": refusal.path,
}) if {
	some refusal in _refusals
}

unknown contains {
	"msg": sprintf("which LimitRanges namespace %q has", [kube.namespace]),
	"needs": ["LimitRange"],
} if {
	not inventory.complete("LimitRange", kube.namespace)
	_is_looked_at
}

_refusals := array.concat(
	limited.pod(_ranges, defaulted.spec(workload.pod.spec, kube.namespace), workload.pod.path),
	[refusal |
		some template in claim.templates
		some refusal in limited.claim(_ranges, template.spec, template.path)
	],
) if {
	count(_ranges) > 0
	_makes_a_pod
} else := limited.claim(_ranges, value.object_at(kube.resource, "spec"), ["spec"]) if {
	kube.group_kind == "PersistentVolumeClaim"
}

_ranges := limitrange.in_namespace(kube.namespace)

_is_looked_at if _makes_a_pod

_is_looked_at if kube.group_kind == "PersistentVolumeClaim"

# A pod that is there already stays, whatever LimitRanges say.
_makes_a_pod if {
	workload.pod
	[kube.group_kind, kube.operation] != ["Pod", "UPDATE"]
}
