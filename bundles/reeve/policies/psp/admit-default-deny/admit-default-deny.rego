# METADATA
# scope: package
# title: Pod for which no PodSecurityPolicy may be used
# description: >-
#   Where the admission plugin PodSecurityPolicy is on, nothing is allowed by default: if
#   neither the maker of a pod nor its service account may use any policy, it is not made,
#   also where there are no policies at all. Up to Kubernetes 1.24.
# related_resources:
# - ref: https://v1-24.docs.kubernetes.io/docs/concepts/security/pod-security-policy/#enabling-pod-security-policies
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   remediation: Bind a role to the service account that may use a policy in the namespace.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["admit-default-deny"]

import data.reeve.lib.pspjudged

violation contains {
	"msg": sprintf("pod may not use any pod security policy in namespace %q as service account %q, and so is not made", [
		pspjudged.request.namespace,
		pspjudged.request.account,
	]),
	"path": array.concat(pspjudged.request.path, ["spec", "serviceAccountName"]),
} if {
	count(pspjudged.verdict.opinions) == 0
	count(pspjudged.doubts) == 0
}

unknown contains doubt if {
	count(pspjudged.verdict.opinions) == 0
	some doubt in pspjudged.doubts
}
