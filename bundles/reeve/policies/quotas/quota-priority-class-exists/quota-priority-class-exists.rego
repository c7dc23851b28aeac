# METADATA
# scope: package
# title: ResourceQuota for a PriorityClass that does not exist
# description: >-
#   A quota that is scoped to priority classes counts the pods of these classes, or those of
#   all others. With a name that no class has it limits nothing, or leaves nothing out, and
#   the pods that it was meant for are free. The two classes that Kubernetes brings exist
#   always.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/#resource-quota-per-priorityclass
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [ResourceQuota]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   remediation: Create the PriorityClass, or correct its name in the scope selector.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["quota-priority-class-exists"]

import data.reeve.lib.inventory
import data.reeve.lib.kube

violation contains {
	"msg": sprintf("quota is scoped to the priority class %q, which does not exist", [reference.name]),
	"path": reference.path,
} if {
	some reference in _references
	inventory.existence(_kind, "", reference.name) == "no"
}

unknown contains {
	"msg": sprintf("whether the priority class %q exists", [reference.name]),
	"needs": [_kind],
} if {
	some reference in _references
	inventory.existence(_kind, "", reference.name) == "unknown"
}

_kind := "scheduling.k8s.io/PriorityClass"

_references := [reference |
	kube.group_kind == "ResourceQuota"
	some i, requirement in kube.resource.spec.scopeSelector.matchExpressions
	requirement.scopeName == "PriorityClass"
	requirement.operator in {"In", "NotIn"}
	some j, name in requirement.values
	is_string(name)
	not name in {"system-cluster-critical", "system-node-critical"}
	reference := {"name": name, "path": ["spec", "scopeSelector", "matchExpressions", i, "values", j]}
]
