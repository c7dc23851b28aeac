# METADATA
# scope: package
# title: Liveness and readiness probe that do the same
# description: >-
#   A readiness probe that fails takes load off a container, a liveness probe that fails
#   kills it. Where both ask the same question, a container that is only busy is killed,
#   and its load breaks the next one.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   severity: info
#   action: audit
#   match: {workloads: true}
#   peers:
#   - kyverno ensure-probes-different
#   - kube-score pod-probes-identical
#   - rego-policies container_liveness_readinessprobe_equal
#   remediation: Let the readiness probe ask for more, at an endpoint of its own.
#   profiles: []
#   since: v0.1.0
package reeve.policies.containers["no-identical-probes"]

import data.reeve.lib.probe
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s has a readinessProbe that does the same as its livenessProbe", [workload.label(container)]),
	"path": array.concat(container.path, ["readinessProbe"]),
	"container": container.name,
} if {
	some container in workload.containers
	container.list == "containers"
	action := probe.action(container.spec.readinessProbe)
	count(action) > 0
	action == probe.action(container.spec.livenessProbe)
}
