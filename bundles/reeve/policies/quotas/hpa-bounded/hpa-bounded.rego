# METADATA
# scope: package
# title: Autoscaler without a sensible bound
# description: >-
#   An autoscaler that may go very high lets whoever sends requests, or mines in a pod, take the
#   cluster and run up its costs. One whose target does not exist, or whose containers request
#   nothing of what it watches, never scales at all.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [autoscaling/HorizontalPodAutoscaler]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       max:
#         description: The highest number of replicas that an autoscaler may have.
#         type: integer
#         minimum: 1
#         default: 50
#   controls:
#   - {framework: MITRE, id: T1496}
#   peers: [
#     kubescape C-0300, gatekeeper horizontalpodautoscaler, polaris hpaMaxAvailability,
#     kube-score horizontalpodautoscaler-has-target
#   ]
#   remediation: Lower maxReplicas, or correct the target and the requests of its containers.
#   profiles: []
#   since: v0.1.0
package reeve.policies.quotas["hpa-bounded"]

import data.reeve.lib.demand
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.usage
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("autoscaler may go to %d replicas, more than %d", [_spec.maxReplicas, _max]),
	"path": ["spec", "maxReplicas"],
} if {
	_spec.maxReplicas > _max
}

violation contains {
	"msg": sprintf("autoscaler has %d replicas at least and %d at most", [_spec.minReplicas, _spec.maxReplicas]),
	"path": ["spec", "minReplicas"],
} if {
	_spec.minReplicas > _spec.maxReplicas
}

violation contains {
	"msg": sprintf("autoscaler is for the %s %q, which does not exist", [_spec.scaleTargetRef.kind, _spec.scaleTargetRef.name]),
	"path": ["spec", "scaleTargetRef"],
} if {
	_existence == "no"
}

violation contains {
	"msg": sprintf("autoscaler watches the utilization of %s, of which container %q requests none", [
		watched.name,
		container.name,
	]),
	"path": watched.path,
} if {
	some watched in _watched
	target := inventory.object_of(_kind, kube.namespace, _spec.scaleTargetRef.name)
	pod := demand.pod_spec(_kind, target)
	not usage.pod_level(pod, "requests")[watched.name]
	some container in pod.containers
	watched.container in {"", container.name}
	not watched.name in object.keys(value.object_at(value.object_at(container, "resources"), "requests"))
}

unknown contains {
	"msg": sprintf("whether the %s %q exists", [_spec.scaleTargetRef.kind, _spec.scaleTargetRef.name]),
	"needs": [_kind],
} if {
	_existence == "unknown"
}

_spec := value.object_at(kube.resource, "spec") if kube.group_kind == "autoscaling/HorizontalPodAutoscaler"

_kind := demand.kind_of(_spec.scaleTargetRef)

_existence := inventory.existence(_kind, kube.namespace, _spec.scaleTargetRef.name) if workload.template_paths[_kind]

# Without any metric the API server fills in the utilization of cpu.
_watched := [{"name": "cpu", "container": "", "path": ["spec"]}] if {
	count([metric | some metric in _spec.metrics]) == 0
} else := [{"name": source.name, "container": value.string_at(source, "container"), "path": ["spec", "metrics", index]} |
	some index, metric in _spec.metrics
	source := _source(metric)
	source.target.type == "Utilization"
]

_source(metric) := metric.resource if {
	metric.type == "Resource"
} else := metric.containerResource if {
	metric.type == "ContainerResource"
}

_max := parameters.of("quotas/hpa-bounded").max
