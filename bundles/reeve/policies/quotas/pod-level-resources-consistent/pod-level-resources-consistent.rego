# METADATA
# scope: package
# title: Resources of a pod that contradict those of its containers
# description: >-
#   Requests and limits of a pod as a whole stand for those of its containers, from v1.34;
#   before, Kubernetes drops them without a word. The API server refuses the pod where they
#   are less than what the containers have, and refuses some resources and Windows.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Set spec.resources to no less than the containers have in sum, or remove it.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["pod-level-resources-consistent"]

import data.reeve.lib.compute
import data.reeve.lib.defaulted
import data.reeve.lib.kube
import data.reeve.lib.quantity
import data.reeve.lib.usage
import data.reeve.lib.value
import data.reeve.lib.version
import data.reeve.lib.workload

violation contains {"msg": _fault, "path": _path}

violation contains {"msg": "pod has claims among resources of its own, which only containers can have", "path": array.concat(_path, ["claims"])} if {
	_is_served
	value.is_set(_own, "claims")
}

violation contains {"msg": msg, "path": array.concat(_path, [side, name])} if {
	_is_served
	some side in ["requests", "limits"]
	some name, raw in _own[side]
	msg := _fault_of(side, name, raw)
}

violation contains {
	"msg": sprintf("%s limits %s to %v, above the limit of its pod, %v", [workload.label(container), name, limit, most]),
	"container": container.name,
	"path": compute.path(container, "limits", name),
} if {
	_is_served
	some name, most in compute.pod.limits
	some container in compute.containers
	container.list == "containers"
	limit := container.given.limits[name]
	quantity.stored(limit) > quantity.stored(most)
}

violation contains {"msg": "pod has huge pages of its own without any cpu or memory", "path": _path} if {
	_is_served
	names := {name | some side in ["requests", "limits"]; some name, _ in _full.resources[side]}
	count(names & {"cpu", "memory"}) == 0
	some name in names
	startswith(name, "hugepages-")
}

_own := value.object_at(workload.pod.spec, "resources")

_path := array.concat(workload.pod.path, ["resources"])

_is_served if {
	count(_own) > 0
	not _fault
}

_fault := sprintf("pod has resources of its own, which Kubernetes drops in %s", [version.kubernetes]) if {
	count(_own) > 0
	not version.since(version.kubernetes, 34)
} else := "pod has resources of its own, which a pod on Windows cannot have" if {
	count(_own) > 0
	workload.declared_os == "windows"
}

_fault_of(_, name, _) := sprintf("pod has %s among resources of its own, which only containers can have", [name]) if {
	not usage.is_pod_level(name)
}

_fault_of("requests", name, raw) := sprintf("pod requests %v of %s, less than its containers in sum, %s", [
	raw,
	name,
	quantity.text(name, sum_of),
]) if {
	usage.is_pod_level(name)
	sum_of := _sums.requests[name]
	sum_of > quantity.stored(raw)
} else := sprintf("pod requests %v of %s, above its limit of %v", [raw, name, _own.limits[name]]) if {
	usage.is_pod_level(name)
	quantity.stored(raw) > quantity.stored(_own.limits[name])
} else := sprintf("pod requests %v of %s without the same limit", [raw, name]) if {
	startswith(name, "hugepages-")
	not _is_limited_to(name, raw)
}

# A request that the pod lacks is that of its containers.
_fault_of("limits", name, raw) := sprintf("pod limits %s to %v, less than its containers request in sum", [name, raw]) if {
	not name in object.keys(value.object_at(_own, "requests"))
	quantity.stored(_full.resources.requests[name]) > quantity.stored(raw)
} else := sprintf("pod limits %s to %v, less than its containers in sum", [name, raw]) if {
	startswith(name, "hugepages-")
	_sums.limits[name] > quantity.stored(raw)
}

_is_limited_to(name, raw) if quantity.stored(raw) == quantity.stored(_full.resources.limits[name])

_sums := {side: usage.of_containers(_full, side) | some side in ["requests", "limits"]}

_full := defaulted.spec(workload.pod.spec, kube.namespace)
