# METADATA
# scope: package
# title: Pod Security level that refuses what runs
# description: >-
#   Pod Security admission judges pods when they are created. Pods that run already go on
#   under a level that refuses them, and their controllers fail in silence when they are to
#   make the next one. Each workload known in the namespace is judged here by the controls
#   of the level; a pod of a known controller through that one, and what has ended not at
#   all. The cost grows with what runs in the namespace.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [Namespace]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       level:
#         description: A level to try; when it is empty, the one that the namespace enforces.
#         type: string
#         enum: ["", baseline, restricted]
#         default: ""
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   remediation: Mend the workload first, then raise the level.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psa-namespace-breaks-workloads"]

import data.reeve.lib.coverage
import data.reeve.lib.inventory
import data.reeve.lib.parameters
import data.reeve.lib.podsecurity
import data.reeve.lib.running
import data.reeve.lib.standards

violation contains {
	"msg": sprintf("%s at level %q refuses %s %q, which fails %s: %s", [
		podsecurity.namespace,
		_level,
		refused.kind,
		refused.name,
		control,
		refused.failed[control][0],
	]),
	"path": podsecurity.labels.enforce.path,
	"related": [{"object": {
		"apiVersion": refused.version,
		"kind": refused.kind,
		"namespace": _namespace,
		"name": refused.name,
	}}],
	"details": {"controls": refused.failed},
} if {
	some refused in _refused
	control := min(object.keys(refused.failed))
}

unknown contains {
	"msg": sprintf("whether level %q refuses what runs in %s", [_level, podsecurity.namespace]),
	"needs": ["Pod"],
} if {
	count(_refused) == 0
	not inventory.complete("Pod", _namespace)
}

_refused contains {"kind": known.object.kind, "name": known.name, "version": known.object.apiVersion, "failed": failed} if {
	some known in running.workloads(_namespace)
	class := object.get(known.object, array.concat(known.path, ["spec", "runtimeClassName"]), "")
	not podsecurity.exempt_runtime_class(class)
	failed := standards.violations(known.object, sprintf("%s@%s", [_level, podsecurity.enforced_version]))
	count(failed) > 0
}

_namespace := coverage.namespace([]) if _level != "privileged"

_level := _proposed if {
	_proposed != ""
} else := podsecurity.enforced("privileged") if {
	not podsecurity.exempt_by_configuration
} else := "privileged"

_proposed := parameters.of("psp/psa-namespace-breaks-workloads").level
