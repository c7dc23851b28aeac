# METADATA
# scope: package
# title: Service that selects no pod
# description: >-
#   A Service whose selector matches nothing answers nobody, and whoever may create a pod with
#   these labels gets its traffic. Without a selector somebody must keep the endpoints by
#   hand, and decides by that where traffic from outside goes.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [Service]}
#   peers:
#   - kubescape C-0293
#   - kube-linter dangling-service
#   - kube-score service-targets-pod
#   - popeye POP-1100
#   - terrascan AC_K8S_0114
#   - kics service-does-not-target-pod
#   remediation: Correct the labels of the selector.
#   since: v0.1.0
package reeve.policies.network["service-selects-pods"]

import data.reeve.lib.kube
import data.reeve.lib.resident
import data.reeve.lib.selector
import data.reeve.lib.service
import data.reeve.lib.value

violation contains {
	"msg": sprintf("selector matches no pod and no workload of namespace %q", [kube.namespace]),
	"path": ["spec", "selector"],
} if {
	_selects_nobody
	count(resident.missing(kube.namespace)) == 0
}

violation contains {
	"msg": sprintf("service of type %s has no selector", [service.type]),
	"path": ["spec", "selector"],
} if {
	service.type in {"LoadBalancer", "NodePort"}
	count(_selector) == 0
}

unknown contains {
	"msg": sprintf("whether the selector matches a pod or a workload of namespace %q", [kube.namespace]),
	"needs": missing,
} if {
	_selects_nobody
	missing := resident.missing(kube.namespace)
	count(missing) > 0
}

_selects_nobody if {
	service.type != "ExternalName"
	count(_selector) > 0
	not _selects_someone
}

_selects_someone if {
	some labels in resident.labels(kube.namespace)
	selector.matches({"matchLabels": _selector}, labels)
}

_selector := value.object_at(service.spec, "selector")
