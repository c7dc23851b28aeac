# METADATA
# scope: package
# title: No readiness probe
# description: >-
#   Without a readiness probe a container is sent requests from the moment it starts, and
#   goes on being sent them when it cannot answer. Pods that run to their end, as those of
#   jobs do, need none.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   severity: info
#   action: audit
#   match: {workloads: true}
#   peers: [
#     kubescape C-0018, kube-linter no-readiness-probe, gatekeeper requiredprobes,
#     kyverno require-probes, checkov CKV_K8S_9, polaris readinessProbeMissing,
#     kube-score pod-probes, popeye POP-104, terrascan AC_K8S_0072,
#     datree CONTAINERS_MISSING_READINESSPROBE_KEY, azure ContainerEnforceProbes,
#     kics readiness-probe-is-not-configured, rego-policies container_readinessprobe_notset
#   ]
#   remediation: Add a readinessProbe that succeeds when the container can serve.
#   profiles: []
#   since: v0.1.0
package reeve.policies.containers["require-readiness-probe"]

import data.reeve.lib.probe
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s has no readinessProbe", [workload.label(container)]),
	"path": array.concat(container.path, ["readinessProbe"]),
	"container": container.name,
} if {
	some container in probe.lasting
	not value.is_set(container.spec, "readinessProbe")
}
