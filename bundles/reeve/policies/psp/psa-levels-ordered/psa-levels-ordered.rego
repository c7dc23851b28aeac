# METADATA
# scope: package
# title: Warning or auditing below the enforced level
# description: >-
#   Warnings and audit events at a level weaker than the enforced one say nothing of
#   Deployments and other controllers whose pods are then refused, so that they fail
#   without notice. Without a label of its own warn follows a stricter enforce. A value
#   that is no level counts as restricted for enforce, and is not compared for the others.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/#workload-resources-and-pod-templates
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [Namespace]}
#   controls:
#   - {framework: OWASP, id: K04, version: "2025"}
#   remediation: Set the labels warn and audit of pod-security.kubernetes.io to the enforced level or a stricter one.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psa-levels-ordered"]

import data.reeve.lib.podsecurity

violation contains {
	"msg": sprintf("%s sets %s to %q, weaker than the enforced level %q", [
		podsecurity.namespace,
		label.key,
		label.value,
		enforced,
	]),
	"path": label.path,
	"fix": [{"op": "replace", "value": enforced}],
} if {
	enforced := podsecurity.enforced("privileged")
	some mode in ["audit", "warn"]
	label := podsecurity.labels[mode]
	podsecurity.weaker(label.value, enforced)
}
