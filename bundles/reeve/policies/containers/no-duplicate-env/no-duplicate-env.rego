# METADATA
# scope: package
# title: Environment variable set twice
# description: >-
#   Of two variables with one name the later one holds, and the earlier one is what many
#   readers see. Tools that merge by name may keep either.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   peers: [kubescape C-0295, kube-linter duplicate-env-var, kube-score environment-variable-key-duplication]
#   remediation: Remove all entries of that name but one.
#   profiles: []
#   since: v0.1.0
package reeve.policies.containers["no-duplicate-env"]

import data.reeve.lib.env
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s sets the variable %q again", [workload.label(later.container), later.name]),
	"path": later.path,
	"container": later.container.name,
} if {
	some later in env.variables
	later.container.path in _repeating
	some index, earlier in later.container.spec.env
	index < later.index
	earlier.name == later.name
}

# One look tells of most containers.
_repeating contains container.path if {
	some container in workload.containers
	names := [variable.name | some variable in container.spec.env]
	count({name | some name in names}) < count(names)
}
