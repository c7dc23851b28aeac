# METADATA
# scope: package
# title: Workload without what a quota demands
# description: >-
#   Where a quota limits cpu or memory the API server refuses every pod that has a container
#   without that request or limit. Of a Deployment nothing is seen but that there are no pods.
#   What a LimitRange gives by default is taken into account.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/#requests-vs-limits
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: []
#   remediation: Set the request or limit of the container.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["workload-satisfies-quota-presence"]

import data.reeve.lib.defaulted
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.quota
import data.reeve.lib.spending
import data.reeve.lib.workload

violation contains object.union(reason.subject, {
	"msg": sprintf("%s, which the quota %q demands for %s", [reason.msg, reason.quota, reason.key]),
	"path": array.concat(workload.pod.path, array.slice(reason.path, 1, count(reason.path))),
}) if {
	inventory.complete("LimitRange", kube.namespace)
	some reason in _reasons
}

unknown contains {
	"msg": sprintf("whether a LimitRange of namespace %q gives what its quotas demand", [kube.namespace]),
	"needs": ["LimitRange"],
} if {
	count(_reasons) > 0
	not inventory.complete("LimitRange", kube.namespace)
}

unknown contains {
	"msg": sprintf("which quotas namespace %q has", [kube.namespace]),
	"needs": ["ResourceQuota"],
} if {
	_makes_a_pod
	not inventory.complete("ResourceQuota", kube.namespace)
}

_reasons := [object.union(reason, {"quota": known.metadata.name}) |
	_makes_a_pod
	some known in quota.in_namespace(kube.namespace)
	hard := quota.hard(known)
	count(quota.demanded(hard)) > 0
	quota.selects(known, "Pod", {"spec": _spec})
	some reason in spending.undeclared(hard, "Pod", _spec)
]

_spec := defaulted.spec(workload.pod.spec, kube.namespace)

# A pod that is there already stays, whatever quotas say.
_makes_a_pod if {
	workload.pod
	[kube.group_kind, kube.operation] != ["Pod", "UPDATE"]
}
