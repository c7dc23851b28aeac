# METADATA
# scope: package
# title: Pod behind a Service that nothing reaches
# description: >-
#   A pod that its network policies isolate for ingress without any rule gets no traffic, and
#   the Service that selects it, with whatever leads there, answers nobody. Mostly the rule
#   that should allow it has been forgotten. For egress nothing is said: who answers needs no
#   rule.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
# custom:
#   severity: info
#   action: audit
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers: [cyclonus CheckTargetAllIngressBlocked, cyclonus CheckTargetAllEgressBlocked]
#   remediation: Add an ingress rule for those who use the Service.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["isolated-no-allow"]

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.selector
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("network policies let nothing reach the pod, which the Service %q selects", [name]),
	"path": array.concat(workload.pod.metadata_path, ["labels"]),
	"related": [{"object": {"apiVersion": "v1", "kind": "Service", "namespace": kube.namespace, "name": name}}],
} if {
	name := _service
	inventory.complete(netpol.kind, kube.namespace)
}

unknown contains {
	"msg": sprintf("whether a network policy of namespace %q lets something reach the pod", [kube.namespace]),
	"needs": [netpol.kind],
} if {
	_service
	not inventory.complete(netpol.kind, kube.namespace)
}

_service := min({name |
	_is_cut_off
	some name, service in inventory.objects("Service", kube.namespace)
	wanted := value.object_at(value.object_at(service, "spec"), "selector")
	count(wanted) > 0
	selector.matches({"matchLabels": wanted}, _labels)
})

_is_cut_off if {
	not workload.pod.spec.hostNetwork == true
	isolating := netpol.isolating(kube.namespace, _labels, "Ingress")
	count(isolating) > 0
	count([rule | some spec in isolating; some rule in netpol.rules(spec, "Ingress")]) == 0
}

_labels := value.object_at(workload.pod.metadata, "labels")
