# METADATA
# scope: package
# title: No liveness probe
# description: >-
#   Without a liveness probe a process that hangs stays in service, and nothing restarts
#   it. Pods that run to their end, as those of jobs do, need none.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   severity: info
#   action: audit
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptImages:
#         description: Images whose containers need none, as patterns of registries and repositories.
#         type: array
#         items: {type: string}
#         default: []
#   peers: [
#     kubescape C-0056, kube-linter no-liveness-probe, gatekeeper requiredprobes,
#     kyverno require-probes, checkov CKV_K8S_8, polaris livenessProbeMissing,
#     kube-score pod-probes, popeye POP-102, popeye POP-103, terrascan AC_K8S_0070,
#     datree CONTAINERS_MISSING_LIVENESSPROBE_KEY, azure ContainerEnforceProbes,
#     kics liveness-probe-is-not-defined, rego-policies container_livenessprobe_notset
#   ]
#   remediation: Add a livenessProbe that fails when only a restart helps.
#   profiles: []
#   since: v0.1.0
package reeve.policies.containers["require-liveness-probe"]

import data.reeve.lib.exempt
import data.reeve.lib.parameters
import data.reeve.lib.probe
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s has no livenessProbe", [workload.label(container)]),
	"path": array.concat(container.path, ["livenessProbe"]),
	"container": container.name,
} if {
	some container in probe.lasting
	not value.is_set(container.spec, "livenessProbe")
	not exempt.image(container, _exempt)
}

_exempt := parameters.of("containers/require-liveness-probe").exemptImages
