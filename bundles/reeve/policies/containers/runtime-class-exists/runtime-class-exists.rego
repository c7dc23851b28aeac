# METADATA
# scope: package
# title: Missing RuntimeClass
# description: >-
#   A pod that names a RuntimeClass which does not exist is refused, and whoever may
#   create one of that name later decides with which runtime the pod is isolated.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/containers/runtime-class/
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Create the RuntimeClass, or name one that exists.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["runtime-class-exists"]

import data.reeve.lib.inventory
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod names the runtime class %q, which does not exist", [_name]),
	"path": array.concat(workload.pod.path, ["runtimeClassName"]),
} if {
	_existence == "no"
}

unknown contains {
	"msg": sprintf("whether the runtime class %q exists", [_name]),
	"needs": [_kind],
} if {
	_existence == "unknown"
}

_kind := "node.k8s.io/RuntimeClass"

_name := value.string_at(workload.pod.spec, "runtimeClassName")

_existence := inventory.existence(_kind, "", _name) if _name != ""
