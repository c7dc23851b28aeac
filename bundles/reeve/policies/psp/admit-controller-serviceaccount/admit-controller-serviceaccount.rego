# METADATA
# scope: package
# title: Workload that relies on its author's PodSecurityPolicy
# description: >-
#   The pods of a workload are made by its controller, so what counts is which policies the
#   controller and the service account of the pods may use. An author who may use a policy
#   that admits them sees the workload accepted, and its pods never start. Up to Kubernetes
#   1.24.
# related_resources:
# - ref: https://v1-24.docs.kubernetes.io/docs/concepts/security/pod-security-policy/#authorizing-policies
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   remediation: Bind the role with the right to use the policy to the service account of the pods.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["admit-controller-serviceaccount"]

import data.reeve.lib.kube
import data.reeve.lib.pspjudged

violation contains {
	"msg": sprintf("pod security policy %q admits the pods for user %q, not for their controller and service account %q", [
		_for_author.admitting[0].name,
		pspjudged.author.name,
		pspjudged.request.account,
	]),
	"path": array.concat(pspjudged.request.path, ["spec", "serviceAccountName"]),
} if {
	_stuck
	count(pspjudged.doubts) == 0
}

unknown contains doubt if {
	_stuck
	some doubt in pspjudged.doubts
}

_stuck if {
	kube.group_kind != "Pod"
	pspjudged.author != null
	count(pspjudged.verdict.admitting) == 0
	count(_for_author.admitting) > 0
}

_for_author := pspjudged.verdict_for([pspjudged.author], ["policy", "extensions"])
