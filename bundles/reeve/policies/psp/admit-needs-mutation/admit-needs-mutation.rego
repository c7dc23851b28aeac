# METADATA
# scope: package
# title: Workload that depends on defaults of a PodSecurityPolicy
# description: >-
#   A pod that a PodSecurityPolicy admits only after it has filled in fields is refused when
#   it is updated with fields missing, and runs without them once there are no such policies
#   any more: from Kubernetes 1.25.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K04, version: "2025"}
#   remediation: Write the defaults of the policy into the manifest before the upgrade to 1.25.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["admit-needs-mutation"]

import data.reeve.lib.pspfill
import data.reeve.lib.pspjudged

violation contains {
	"msg": sprintf("pod is admitted by pod security policy %q only after it has set %s", [
		pspfill.policy,
		concat(", ", [change.label | some change in pspfill.changes]),
	]),
	"path": array.concat(pspjudged.request.path, ["spec"]),
	"fix": [operation |
		some change in pspfill.changes
		some operation in change.fix
	],
} if {
	count(pspfill.changes) > 0
	count(pspjudged.unseen) == 0
}

unknown contains doubt if {
	count(pspfill.changes) > 0
	some doubt in pspjudged.unseen
}
